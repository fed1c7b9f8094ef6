using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Rotary position embedding: the pair (x[k], x[k + D/2]) is turned by the angle position · base^(−2k/D).</summary>
    /// <param name="base">The base of the frequencies.</param>
    /// <param name="offset">The position of the first row; later rows follow.</param>
    /// <returns>Same shape and dtype as this tensor, [..., L, D] with even D.</returns>
    /// <exception cref="ShapeException">There are fewer than two axes, or the last has an odd size.</exception>
    /// <exception cref="ArgumentException">The tensor is not floating.</exception>
    /// <remarks>The dot product of two rotated rows depends on the difference of their positions alone. Source: Su and others (2021), "RoFormer: Enhanced Transformer with Rotary Position Embedding", in the layout of halves.</remarks>
    /// <example><code>q = q.Rotary(offset: cached);   // [batch, heads, time, features]</code></example>
    public Tensor Rotary(double @base = 10000, long offset = 0)
    {
        if (Rank < 2 || Shape[^1] % 2 != 0) throw new ShapeException("rotary", $"{Shape} must be [..., length, features] with an even number of features", [Shape], -1);
        return Op.Apply(new Rotary(@base, offset, turnsBack: false), Cast.Of(this, DType.Computed));
    }
}

/// <summary>A rotation; its gradient is the rotation back.</summary>
sealed class Rotary(double @base, long offset, bool turnsBack) : SingleOutputOp("rotary")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("base", @base), ("offset", offset), ("turns back", turnsBack)];

    public override Saved Needs => Saved.Nothing;

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].RequireFloat(Name);

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [Apply(new Rotary(@base, offset, !turnsBack), dy)];

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        using var _ = Autograd.NoGrad();
        Dispatch.Float(y.DType, new Kernel(x[0].Contiguous(), y, @base, offset, turnsBack ? -1 : 1));
    }

    readonly struct Kernel(Tensor x, Tensor y, double @base, long offset, int sign) : IFloatKernel
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            if (y.Count == 0) return;
            int length = x.Shape[^2], half = x.Shape[^1] / 2;
            T[] cos = new T[length * half], sin = new T[length * half];
            for (int k = 0; k < half; k++)
            {
                double frequency = Math.Pow(@base, -2.0 * k / x.Shape[^1]);
                for (int i = 0; i < length; i++)
                {
                    double angle = (offset + i) * frequency;
                    (cos[i * half + k], sin[i * half + k]) = (T.CreateChecked(Math.Cos(angle)), T.CreateChecked(sign * Math.Sin(angle)));
                }
            }
            RowChunks.For((int)(y.Count / x.Shape[^1]), x.Shape[^1], new Chunk<T>(x, y, cos, sin, length, half));
        }
    }

    readonly struct Chunk<T>(Tensor x, Tensor y, T[] cos, T[] sin, int length, int half) : IRowsBody where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int first, int end)
        {
            Span<T> from = x.Data<T>(), to = y.Data<T>();
            for (int row = first; row < end; row++)
            {
                ReadOnlySpan<T> a = from.Slice(row * 2 * half, half), b = from.Slice((row * 2 + 1) * half, half);
                Span<T> ya = to.Slice(row * 2 * half, half), yb = to.Slice((row * 2 + 1) * half, half);
                ReadOnlySpan<T> c = cos.AsSpan(row % length * half, half), s = sin.AsSpan(row % length * half, half);
                for (int k = 0; k < half; k++) (ya[k], yb[k]) = (a[k] * c[k] - b[k] * s[k], b[k] * c[k] + a[k] * s[k]);
            }
        }
    }
}
