using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>ψ⁽ⁿ⁾(x), the derivative number n + 1 of ln Γ(x), for every element. Integers give Float64.</summary>
    /// <param name="n">0 for <see cref="Digamma"/>, 1 for <see cref="Trigamma"/>, and so on.</param>
    /// <exception cref="ArgumentOutOfRangeException">n is negative.</exception>
    /// <example><code>Tensor.From(1.0).Polygamma(2);   // [-2.4041]</code></example>
    public Tensor Polygamma(int n)
    {
        if (n < 0) throw new ArgumentOutOfRangeException(nameof(n), $"polygamma: order {n} is negative");
        return Op.Apply(new Polygamma(n), ToFloating());
    }
}

sealed class Polygamma(int n) : SingleOutputOp("polygamma")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("n", n)];

    public override Saved Needs => Saved.Inputs;

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].RequireFloat(Name);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        double[] values = x[0].ToArray<double>();
        Workers.For((values.Length + Chunk - 1) / Chunk, new Body(values, n));
        y.Write(Tensor.Wrap(values, y.Shape));
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [dy * tape.X().Polygamma(n + 1)];

    const int Chunk = 4096;

    readonly struct Body(double[] values, int n) : IChunkBody
    {
        public void Invoke(int chunk)
        {
            foreach (ref double value in values.AsSpan(chunk * Chunk, Math.Min(Chunk, values.Length - chunk * Chunk))) value = Special.Polygamma(n, value);
        }
    }
}
