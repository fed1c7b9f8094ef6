using System.Numerics;

namespace Groundwork.Kernels;

/// <summary>A loop over spans of equal length, or of length one for an operand that is the same for the whole row.</summary>
interface ISpanLoop2<TIn, TOut> where TIn : unmanaged where TOut : unmanaged
{
    static abstract void Invoke(ReadOnlySpan<TIn> a, ReadOnlySpan<TIn> b, Span<TOut> y);
}

/// <summary>A loop over a span.</summary>
interface ISpanLoop1<TIn, TOut> where TIn : unmanaged where TOut : unmanaged
{
    static abstract void Invoke(ReadOnlySpan<TIn> x, Span<TOut> y);
}

/// <summary>Runs span loops over tensors of any strides: rows that lie in one piece are handed over as they are, others pass through a small buffer.</summary>
static class Elementwise
{
    const int Buffer = 512;

    public static void Unary<TIn, TOut, TLoop>(Tensor x, Tensor y) where TIn : unmanaged where TOut : unmanaged where TLoop : struct, ISpanLoop1<TIn, TOut> =>
        Rows.For(y.Shape, [x, y], new UnaryRow<TIn, TOut, TLoop>(x.Storage, y.Storage));

    public static void Binary<TIn, TOut, TLoop>(Tensor a, Tensor b, Tensor y) where TIn : unmanaged where TOut : unmanaged where TLoop : struct, ISpanLoop2<TIn, TOut> =>
        Rows.For(y.Shape, [a, b, y], new BinaryRow<TIn, TOut, TLoop>(a.Storage, b.Storage, y.Storage));

    readonly struct UnaryRow<TIn, TOut, TLoop>(Storage x, Storage y) : IRowBody
        where TIn : unmanaged where TOut : unmanaged where TLoop : struct, ISpanLoop1<TIn, TOut>
    {
        public void Invoke(int n, ReadOnlySpan<long> at, ReadOnlySpan<long> stride)
        {
            Span<TIn> from = x.Elements<TIn>();
            Span<TOut> to = y.Elements<TOut>();
            if (stride[0] == 1 && stride[1] == 1)
            {
                TLoop.Invoke(from.Slice((int)at[0], n), to.Slice((int)at[1], n));
                return;
            }
            Span<TIn> bufferX = stackalloc TIn[Buffer];
            Span<TOut> bufferY = stackalloc TOut[Buffer];
            for (int i = 0; i < n; i += Buffer)
            {
                int m = Math.Min(Buffer, n - i);
                var source = Gather(from, at[0] + i * stride[0], stride[0], bufferX[..m]);
                var target = stride[1] == 1 ? to.Slice((int)at[1] + i, m) : bufferY[..m];
                TLoop.Invoke(source, target);
                if (stride[1] != 1) Scatter<TOut>(target, to, at[1] + i * stride[1], stride[1]);
            }
        }
    }

    readonly struct BinaryRow<TIn, TOut, TLoop>(Storage a, Storage b, Storage y) : IRowBody
        where TIn : unmanaged where TOut : unmanaged where TLoop : struct, ISpanLoop2<TIn, TOut>
    {
        public void Invoke(int n, ReadOnlySpan<long> at, ReadOnlySpan<long> stride)
        {
            Span<TIn> left = a.Elements<TIn>(), right = b.Elements<TIn>();
            Span<TOut> to = y.Elements<TOut>();
            if (stride[2] == 1 && stride[0] is 0 or 1 && stride[1] is 0 or 1)
            {
                TLoop.Invoke(left.Slice((int)at[0], stride[0] == 1 ? n : 1), right.Slice((int)at[1], stride[1] == 1 ? n : 1), to.Slice((int)at[2], n));
                return;
            }
            Span<TIn> bufferA = stackalloc TIn[Buffer], bufferB = stackalloc TIn[Buffer];
            Span<TOut> bufferY = stackalloc TOut[Buffer];
            for (int i = 0; i < n; i += Buffer)
            {
                int m = Math.Min(Buffer, n - i);
                var target = stride[2] == 1 ? to.Slice((int)at[2] + i, m) : bufferY[..m];
                TLoop.Invoke(
                    Gather(left, at[0] + i * stride[0], stride[0], bufferA[..m]),
                    Gather(right, at[1] + i * stride[1], stride[1], bufferB[..m]), target);
                if (stride[2] != 1) Scatter<TOut>(target, to, at[2] + i * stride[2], stride[2]);
            }
        }
    }

    /// <summary>A stretch of an operand as a span: itself if it lies in one piece, one element if it is broadcast, else a copy in the buffer.</summary>
    public static ReadOnlySpan<T> Gather<T>(ReadOnlySpan<T> all, long at, long stride, Span<T> buffer)
    {
        if (stride == 1) return all.Slice((int)at, buffer.Length);
        if (stride == 0)
        {
            buffer.Fill(all[(int)at]);
            return buffer;
        }
        for (int i = 0; i < buffer.Length; i++, at += stride) buffer[i] = all[(int)at];
        return buffer;
    }

    public static void Scatter<T>(ReadOnlySpan<T> values, Span<T> all, long at, long stride)
    {
        foreach (T value in values)
        {
            all[(int)at] = value;
            at += stride;
        }
    }
}

/// <summary>The span loops of lanes.</summary>
readonly struct FloatLoop<T, TLane> : ISpanLoop1<T, T> where T : unmanaged, IFloatingPointIeee754<T> where TLane : struct, IFloatLane
{
    public static void Invoke(ReadOnlySpan<T> x, Span<T> y) => Lanes.Map<T, TLane>(x, y);
}

readonly struct NumberLoop<T, TLane> : ISpanLoop1<T, T> where T : unmanaged, INumber<T> where TLane : struct, INumberLane
{
    public static void Invoke(ReadOnlySpan<T> x, Span<T> y) => Lanes.NumberMapping<T, TLane>(x, y);
}

readonly struct FloatLoop2<T, TLane> : ISpanLoop2<T, T> where T : unmanaged, IFloatingPointIeee754<T> where TLane : struct, IFloatLane2
{
    public static void Invoke(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => Lanes.Zip<T, TLane>(a, b, y);
}

readonly struct NumberLoop2<T, TLane> : ISpanLoop2<T, T> where T : unmanaged, INumber<T> where TLane : struct, INumberLane2
{
    public static void Invoke(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => Lanes.NumberZipping<T, TLane>(a, b, y);
}
