using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>a · b, element by element, broadcast.</summary>
    /// <remarks>Dtypes promote as in NumPy; a C# number is weak. Integers wrap on overflow; Bool * Bool is <c>and</c>.</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(1f, 2f) * 3;   // [3, 6]</code></example>
    public static Tensor operator *(Tensor a, Tensor b) => Groundwork.Mul.Op.Of(a, b);

    /// <summary>This tensor times another, element by element: the operator <c>*</c> as a method.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public Tensor Mul(Tensor other) => this * other;
}

sealed class Mul() : NumberBinary<MulLane>("mul")
{
    public static readonly Mul Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) =>
        [tape.Wants(0) ? dy * tape.X(1) : null, tape.Wants(1) ? dy * tape.X(0) : null];

    protected override void RunBool(Tensor a, Tensor b, Tensor y) => Elementwise.Binary<bool, bool, And>(a, b, y);

    readonly struct And : ISpanLoop2<bool, bool>
    {
        public static void Invoke(ReadOnlySpan<bool> a, ReadOnlySpan<bool> b, Span<bool> y)
        {
            for (int i = 0; i < y.Length; i++) y[i] = a[a.Length == 1 ? 0 : i] & b[b.Length == 1 ? 0 : i];
        }
    }
}
