using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>An element of <paramref name="a"/> where the condition is true, of <paramref name="b"/> where it is false; all three broadcast.</summary>
    /// <param name="condition">A Bool tensor.</param>
    /// <param name="a">What is taken where the condition is true.</param>
    /// <param name="b">What is taken where it is false.</param>
    /// <remarks>
    /// a and b promote as in arithmetic; two C# numbers give Int64 or Float32, as in a literal, unless the condition too was made of C# numbers
    /// alone: then the result is one, with all its digits. The gradient goes to the element that was taken,
    /// and is exactly 0 for the other, even where that one is NaN.
    /// </remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentException">The condition is not Bool.</exception>
    /// <example><code>Tensor x = [-1f, 2f]; Tensor.Where(x > 0, x, 0);   // [0, 2]</code></example>
    public static Tensor Where(Tensor condition, Tensor a, Tensor b)
    {
        ArgumentNullException.ThrowIfNull(condition);
        Promotion.MeetDTypes(ref a, ref b);
        if (a.IsWeak && b.IsWeak && !condition.IsWeak && a.DType == DType.Float64) (a, b) = (a.To(DType.Float32), b.To(DType.Float32));
        return Op.Apply(Groundwork.Where.Op, condition, a, b);
    }
}

sealed class Where() : SingleOutputOp("where")
{
    public static readonly Where Op = new();

    public override Saved Needs => Saved.Inputs;

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].DType == DType.Bool
        ? new(x[1].DType, Shape.Broadcast(Shape.Broadcast(x[0].Shape, x[1].Shape, Name), x[2].Shape, Name))
        : throw new ArgumentException($"where: the condition is {x[0].DType}, not Bool; compare it, or convert with .To(DType.Bool)");

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Any(y.DType, new Kernel(x[0], x[1], x[2], y));

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) =>
        [null, tape.Wants(1) ? Tensor.Where(tape.X(0), dy, 0) : null, tape.Wants(2) ? Tensor.Where(tape.X(0), 0, dy) : null];

    readonly struct Kernel(Tensor condition, Tensor a, Tensor b, Tensor y) : IAnyKernel
    {
        public void Invoke<T>() where T : unmanaged => Ternary.Run<bool, T, SelectLoop<T>>(condition, a, b, y);
    }
}
