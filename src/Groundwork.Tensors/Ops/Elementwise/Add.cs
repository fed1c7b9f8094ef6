using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>a + b, element by element, broadcast.</summary>
    /// <remarks>Dtypes promote as in NumPy; a C# number is weak. Integers wrap on overflow; Bool + Bool is <c>or</c>.</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(1f, 2f) + 1;   // [2, 3]</code></example>
    public static Tensor operator +(Tensor a, Tensor b) => Groundwork.Add.Op.Of(a, b);

    /// <summary>This tensor plus another, element by element: the operator <c>+</c> as a method.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public Tensor Add(Tensor other) => this + other;
}

sealed class Add() : NumberBinary<AddLane>("add")
{
    public static readonly Add Op = new();

    public override Saved Needs => Saved.Nothing;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [dy, dy];

    protected override void RunBool(Tensor a, Tensor b, Tensor y) => Elementwise.Binary<bool, bool, Or>(a, b, y);

    readonly struct Or : ISpanLoop2<bool, bool>
    {
        public static void Invoke(ReadOnlySpan<bool> a, ReadOnlySpan<bool> b, Span<bool> y)
        {
            for (int i = 0; i < y.Length; i++) y[i] = a[a.Length == 1 ? 0 : i] | b[b.Length == 1 ? 0 : i];
        }
    }
}
