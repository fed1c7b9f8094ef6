using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

// Writes are spelled out. All of them refuse while gradients are recorded for this tensor or for what is written, and count as a
// write, so that a gradient that still needs the old values is an error.
public sealed partial class Tensor
{
    /// <summary>Adds to every element in place: this += alpha · other.</summary>
    /// <param name="other">Broadcasts to this shape; its dtype must not be of a higher kind (floats do not fit into integers).</param>
    /// <param name="alpha">What it is multiplied by.</param>
    /// <returns>This tensor.</returns>
    /// <exception cref="ShapeException">The other does not broadcast to this shape.</exception>
    /// <exception cref="ArgumentException">The result would not fit this dtype.</exception>
    /// <exception cref="InvalidOperationException">Gradients are recorded for either tensor, or this memory cannot be written.</exception>
    /// <example><code>using (Autograd.NoGrad()) weight.AddInPlace(gradient, alpha: -0.1);</code></example>
    public Tensor AddInPlace(Tensor other, double alpha = 1)
    {
        if (alpha == 1) return Combine<AddLane>("add in place", other, static (a, b) => a + b);
        if (!DType.IsFloat || DType.Computed != DType || other.DType != DType)
            return Combine<AddLane>("add in place", other * alpha, static (a, b) => a + b);
        var x = Operand("add in place", other);
        Dispatch.Float(DType, new Scaled(x, this, alpha));
        Storage.Touch();
        return this;
    }

    /// <summary>Subtracts from every element in place: this -= other.</summary>
    /// <inheritdoc cref="AddInPlace"/>
    /// <example><code>x.SubInPlace(x.Mean());</code></example>
    public Tensor SubInPlace(Tensor other) => Combine<Groundwork.Sub.Lane>("sub in place", other, static (a, b) => a - b);

    /// <summary>Multiplies every element in place: this *= other.</summary>
    /// <inheritdoc cref="AddInPlace"/>
    /// <example><code>momentum.MulInPlace(0.9);</code></example>
    public Tensor MulInPlace(Tensor other) => Combine<MulLane>("mul in place", other, static (a, b) => a * b);

    /// <summary>Divides every element in place: this /= other. Integers cannot hold quotients and are refused.</summary>
    /// <inheritdoc cref="AddInPlace"/>
    /// <example><code>counts.DivInPlace(counts.Sum());</code></example>
    public Tensor DivInPlace(Tensor other)
    {
        if (!DType.IsFloat) throw new ArgumentException($"div in place: a quotient does not fit {DType}; use FloorDivide, or convert with .To(DType.Float64)");
        return Overwrite("div in place", Detach() / Operand("div in place", other));
    }

    /// <summary>Limits every element in place to a range: this = min(max(this, min), max). NaN stays NaN.</summary>
    /// <param name="min">The least value, or one for each element; null for no bound.</param>
    /// <param name="max">The greatest value, or one for each element; null for no bound.</param>
    /// <returns>This tensor.</returns>
    /// <exception cref="InvalidOperationException">Gradients are recorded for this tensor, or its memory cannot be written.</exception>
    /// <example><code>using (Autograd.NoGrad()) weight.ClipInPlace(-1, 1);</code></example>
    public Tensor ClipInPlace(Tensor? min = null, Tensor? max = null) => Overwrite("clip in place", Detach().Clip(min?.Detach(), max?.Detach()));

    /// <summary>Overwrites every element with another tensor's, broadcast and converted to this dtype.</summary>
    /// <param name="source">Broadcasts to this shape.</param>
    /// <returns>This tensor.</returns>
    /// <exception cref="ShapeException">The source does not broadcast to this shape.</exception>
    /// <exception cref="InvalidOperationException">Gradients are recorded for either tensor, or this memory cannot be written.</exception>
    /// <example><code>using (Autograd.NoGrad()) weight.CopyFrom(saved);</code></example>
    public Tensor CopyFrom(Tensor source)
    {
        CheckWritable("copy from", source);
        Write(Fitting("copy from", source, Shape));
        Storage.Touch();
        return this;
    }

    /// <summary>Overwrites every element with one number, converted to this dtype.</summary>
    /// <returns>This tensor.</returns>
    /// <exception cref="ShapeException">The value is not one number.</exception>
    /// <exception cref="InvalidOperationException">Gradients are recorded for this tensor, or its memory cannot be written.</exception>
    /// <example><code>mask.Fill(true);</code></example>
    public Tensor Fill(Tensor value)
    {
        if (value.Rank != 0) throw new ShapeException("fill", $"the value has shape {value.Shape}; give one number, or use CopyFrom", [value.Shape]);
        return CopyFrom(value);
    }

    /// <summary>The tensor that is combined into this one: it fits, does not overlap, and its dtype is of no higher kind.</summary>
    Tensor Operand(string op, Tensor other)
    {
        CheckWritable(op, other);
        if (other.DType.IsFloat ? !DType.IsFloat : DType == DType.Bool && other.DType != DType.Bool)
            throw new ArgumentException($"{op}: {other.DType} does not fit into {DType}; convert the result with .To, or make this tensor {other.DType}");
        if (!Shape.Takes(other.Shape))
            throw new ShapeException(op, $"{other.Shape} does not broadcast to {Shape}, the shape of what is written to", [Shape, other.Shape]);
        return SharesStorage(other) && !IsSameView(other) ? other.Detach().Clone() : other.Detach();
    }

    bool IsSameView(Tensor other) => Offset == other.Offset && Shape == other.Shape && Strides.SequenceEqual(other.Strides);

    Tensor Combine<TLane>(string op, Tensor other, Func<Tensor, Tensor, Tensor> apart) where TLane : struct, INumberLane2
    {
        var x = Operand(op, other);
        if (DType == DType.Bool || DType.Computed != DType) return Overwrite(op, apart(Detach(), x));
        Dispatch.Number(DType, new Combined<TLane>(Cast.Of(x, DType), this));
        Storage.Touch();
        return this;
    }

    Tensor Overwrite(string op, Tensor value)
    {
        CheckWritable(op);
        Write(value);
        Storage.Touch();
        return this;
    }

    readonly struct Combined<TLane>(Tensor x, Tensor y) : INumberKernel where TLane : struct, INumberLane2
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => Elementwise.Binary<T, T, NumberLoop2<T, TLane>>(y, x, y);
    }

    readonly struct Scaled(Tensor x, Tensor y, double alpha) : IFloatKernel
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> =>
            Rows.For(y.Shape, [x, y], new ScaledRow<T>(x.Storage, y.Storage, T.CreateTruncating(alpha)));
    }

    readonly struct ScaledRow<T>(Storage x, Storage y, T alpha) : IRowBody where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int n, ReadOnlySpan<long> at, ReadOnlySpan<long> stride)
        {
            ReadOnlySpan<T> from = x.Elements<T>();
            var to = y.Elements<T>();
            if (stride[0] == 1 && stride[1] == 1)
            {
                var part = to.Slice((int)at[1], n);
                System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(from.Slice((int)at[0], n), alpha, part, part);
                return;
            }
            for (long i = at[0], k = at[1], left = n; left > 0; left--, i += stride[0], k += stride[1]) to[(int)k] += from[(int)i] * alpha;
        }
    }
}
