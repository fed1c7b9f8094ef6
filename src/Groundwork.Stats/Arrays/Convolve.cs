using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

/// <summary>Which part of a convolution is kept.</summary>
public enum ConvolveMode
{
    /// <summary>Every overlap, of n + m − 1 elements.</summary>
    Full,
    /// <summary>The middle, as long as the longer operand.</summary>
    Same,
    /// <summary>Where the shorter operand lies wholly inside the longer one.</summary>
    Valid,
}

public static partial class ArrayStatistics
{
    /// <param name="a">A vector.</param>
    extension(Tensor a)
    {
        /// <summary>The discrete convolution of two vectors: <c>y[k] = Σᵢ a[i] · v[k − i]</c>.</summary>
        /// <param name="v">The other vector.</param>
        /// <param name="mode">Which part is kept.</param>
        /// <returns>A vector of n + m − 1 elements (full), max(n, m) (same) or |n − m| + 1 (valid). Dtypes promote; integers are exact and wrap.</returns>
        /// <remarks>Direct sums, n · m products. Gradients flow.</remarks>
        /// <exception cref="ShapeException">An operand is not a vector, or is empty.</exception>
        /// <example><code>Tensor.From(1, 2, 3).Convolve(Tensor.From(0, 1));   // [0, 1, 2, 3]</code></example>
        public Tensor Convolve(Tensor v, ConvolveMode mode = ConvolveMode.Full) => Convolved("convolve", a, v, mode, mirrored: false);

        /// <summary>The cross-correlation of two vectors: <c>y[k] = Σᵢ a[i + k] · v[i]</c>, for the shifts k at which they overlap.</summary>
        /// <param name="v">The vector that slides along.</param>
        /// <param name="mode">Which part is kept; NumPy's default is <see cref="ConvolveMode.Valid"/>.</param>
        /// <returns>A vector of n + m − 1 elements (full), max(n, m) (same) or |n − m| + 1 (valid). Dtypes promote.</returns>
        /// <remarks>The convolution with the mirrored vector. Gradients flow.</remarks>
        /// <exception cref="ShapeException">An operand is not a vector, or is empty.</exception>
        /// <example><code>Tensor.From(1, 2, 3).Correlate(Tensor.From(0, 1));   // [2, 3]</code></example>
        public Tensor Correlate(Tensor v, ConvolveMode mode = ConvolveMode.Valid) => Convolved("correlate", a, v, mode, mirrored: true);
    }

    static Tensor Convolved(string op, Tensor a, Tensor v, ConvolveMode mode, bool mirrored)
    {
        ArgumentNullException.ThrowIfNull(v);
        if (a.Rank != 1 || v.Rank != 1) throw new ShapeException(op, $"shapes {a.Shape} and {v.Shape} must be vectors", [a.Shape, v.Shape]);
        if (a.Count == 0 || v.Count == 0) throw new ShapeException(op, $"shapes {a.Shape} and {v.Shape}: neither vector may be empty", [a.Shape, v.Shape]);
        bool swapped = a.Count < v.Count;
        int n = (int)Math.Max(a.Count, v.Count), m = (int)Math.Min(a.Count, v.Count);
        Promotion.Meet(op, ref a, ref v);
        var full = Op.Apply(ConvolveOp.Op, a, mirrored ? v.Flip(0) : v);
        // The middle of an even window leans left in a convolution; a correlation with exchanged operands is the mirror image.
        int middle = mirrored && swapped ? m / 2 : (m - 1) / 2;
        return mode switch
        {
            ConvolveMode.Full => full,
            ConvolveMode.Same => full[middle..(middle + n)],
            ConvolveMode.Valid => full[(m - 1)..n],
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, $"{op}: there is no mode {mode}"),
        };
    }
}

/// <summary>The full convolution of two vectors that are not empty.</summary>
sealed class ConvolveOp() : SingleOutputOp("convolve")
{
    public static readonly ConvolveOp Op = new();

    public override Saved Needs => Saved.Inputs;

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] with { Shape = [x[0].Shape[0] + x[1].Shape[0] - 1] };

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Number(y.DType, new Kernel(x[0].Contiguous(), x[1].Contiguous(), y));

    // dy/da[i] picks v, so the gradient is the part of dy ⋆ v in which all of v takes part.
    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        Tensor a = tape.X(), v = tape.X(1);
        int n = a.Shape[0], m = v.Shape[0];
        return
        [
            tape.Wants(0) ? Apply(Op, dy, v.Flip(0))[(m - 1)..(m - 1 + n)] : null,
            tape.Wants(1) ? Apply(Op, dy, a.Flip(0))[(n - 1)..(n - 1 + m)] : null,
        ];
    }

    readonly struct Kernel(Tensor a, Tensor v, Tensor y) : INumberKernel
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            bool swapped = a.Count < v.Count;
            ReadOnlySpan<T> left = (swapped ? v : a).Data<T>(), right = (swapped ? a : v).Data<T>();
            var sum = y.Data<T>();
            sum.Clear();
            for (int j = 0; j < right.Length; j++)
            {
                var part = sum.Slice(j, left.Length);
                T weight = right[j];
                int i = 0;
                for (var w = new Vector<T>(weight); i <= part.Length - Vector<T>.Count; i += Vector<T>.Count)
                    (new Vector<T>(part[i..]) + w * new Vector<T>(left[i..])).CopyTo(part[i..]);
                for (; i < part.Length; i++) part[i] += weight * left[i];
            }
            GC.KeepAlive(a);
            GC.KeepAlive(v);
        }
    }
}
