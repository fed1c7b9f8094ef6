using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The lower triangle of each matrix; what lies above the diagonal becomes 0: <c>y[…, i, j] = x[…, i, j]</c> where j ≤ i + k.</summary>
    /// <param name="k">Which diagonal is the last one kept: 0 the main one, positive above it, negative below.</param>
    /// <exception cref="ShapeException">There are fewer than two axes.</exception>
    /// <example><code>Tensor t = [[1, 2], [3, 4]]; t.Tril();   // [[1, 0], [3, 4]]</code></example>
    public Tensor Tril(int k = 0) => Op.Apply(new Triangle(lower: true, k), this);

    /// <summary>The upper triangle of each matrix; what lies below the diagonal becomes 0: <c>y[…, i, j] = x[…, i, j]</c> where j ≥ i + k.</summary>
    /// <param name="k">Which diagonal is the first one kept: 0 the main one, positive above it, negative below.</param>
    /// <exception cref="ShapeException">There are fewer than two axes.</exception>
    /// <example><code>Tensor t = [[1, 2], [3, 4]]; t.Triu();   // [[1, 2], [0, 4]]</code></example>
    public Tensor Triu(int k = 0) => Op.Apply(new Triangle(lower: false, k), this);
}

sealed class Triangle(bool lower, int k) : SingleOutputOp(lower ? "tril" : "triu")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("k", k)];

    public override Saved Needs => Saved.Nothing;

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].Shape.Rank >= 2 ? new(x[0].DType, x[0].Shape)
        : throw new ShapeException(Name, $"{x[0].Shape} has no rows and columns; it needs two axes or more", [x[0].Shape]);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        y.Write(x[0]);
        if (y.Count > 0) Dispatch.Any(y.DType, new Kernel(y, lower, k));
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [Apply(this, dy)];

    readonly struct Kernel(Tensor y, bool lower, int k) : IAnyKernel
    {
        public void Invoke<T>() where T : unmanaged
        {
            int rows = y.Shape[^2], columns = y.Shape[^1];
            var to = y.Data<T>();
            for (int row = 0, i = 0; row < to.Length / columns; row++, i = i == rows - 1 ? 0 : i + 1)
            {
                var values = to.Slice(row * columns, columns);
                int edge = (int)Math.Clamp((long)i + k + (lower ? 1 : 0), 0, columns);
                (lower ? values[edge..] : values[..edge]).Clear();
            }
        }
    }
}
