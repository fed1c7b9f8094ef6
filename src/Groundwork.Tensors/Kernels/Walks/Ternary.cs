using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Groundwork.Kernels;

/// <summary>A loop over three operands; a span of one element stands for a scalar.</summary>
interface ISpanLoop3<TFirst, T> where TFirst : unmanaged where T : unmanaged
{
    static abstract void Invoke(ReadOnlySpan<TFirst> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, Span<T> y);
}

/// <summary>Runs loops of three operands over tensors of any strides.</summary>
static class Ternary
{
    const int Buffer = 512;

    public static void Run<TFirst, T, TLoop>(Tensor a, Tensor b, Tensor c, Tensor y) where TFirst : unmanaged where T : unmanaged where TLoop : struct, ISpanLoop3<TFirst, T> =>
        Rows.For(y.Shape, [a, b, c, y], new Row<TFirst, T, TLoop>(a.Storage, b.Storage, c.Storage, y.Storage));

    readonly struct Row<TFirst, T, TLoop>(Storage a, Storage b, Storage c, Storage y) : IRowBody
        where TFirst : unmanaged where T : unmanaged where TLoop : struct, ISpanLoop3<TFirst, T>
    {
        // y is always fresh memory, so along a row its stride is 1 (or the row is one element long).
        public void Invoke(int n, ReadOnlySpan<long> at, ReadOnlySpan<long> stride)
        {
            Span<TFirst> first = a.Elements<TFirst>();
            Span<T> second = b.Elements<T>(), third = c.Elements<T>(), to = y.Elements<T>();
            Span<TFirst> bufferA = stackalloc TFirst[Buffer];
            Span<T> bufferB = stackalloc T[Buffer], bufferC = stackalloc T[Buffer], bufferY = stackalloc T[Buffer];
            bool whole = stride[0] is 0 or 1 && stride[1] is 0 or 1 && stride[2] is 0 or 1 && stride[3] == 1;
            int step = whole ? n : Buffer;
            for (int i = 0; i < n; i += step)
            {
                int m = Math.Min(step, n - i);
                var target = stride[3] == 1 ? to.Slice((int)at[3] + i, m) : bufferY[..m];
                TLoop.Invoke(Part(first, at[0], stride[0], i, m, bufferA), Part(second, at[1], stride[1], i, m, bufferB), Part(third, at[2], stride[2], i, m, bufferC), target);
                if (stride[3] != 1) Elementwise.Scatter<T>(target, to, at[3] + i * stride[3], stride[3]);
            }
        }

        static ReadOnlySpan<TElement> Part<TElement>(ReadOnlySpan<TElement> all, long at, long stride, int i, int m, Span<TElement> buffer) where TElement : unmanaged => stride switch
        {
            0 => all.Slice((int)at, 1),
            1 => all.Slice((int)at + i, m),
            _ => Elementwise.Gather(all, at + i * stride, stride, buffer[..m]),
        };
    }
}

/// <summary>y = mask ? b : c.</summary>
readonly struct SelectLoop<T> : ISpanLoop3<bool, T> where T : unmanaged
{
    public static void Invoke(ReadOnlySpan<bool> mask, ReadOnlySpan<T> b, ReadOnlySpan<T> c, Span<T> y)
    {
        bool oneB = b.Length == 1, oneC = c.Length == 1;
        int n = y.Length, i = 0;
        if (mask.Length == 1)
        {
            var chosen = mask[0] ? b : c;
            if (chosen.Length == 1) y.Fill(chosen[0]);
            else chosen.CopyTo(y);
            return;
        }
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
        {
            int width = Vector<T>.Count, block = Vector<byte>.Count;
            ref byte m = ref Unsafe.As<bool, byte>(ref MemoryMarshal.GetReference(mask));
            ref T left = ref MemoryMarshal.GetReference(b), right = ref MemoryMarshal.GetReference(c), to = ref MemoryMarshal.GetReference(y);
            Vector<T> vb = oneB ? new(left) : default, vc = oneC ? new(right) : default;
            Span<Vector<T>> masks = stackalloc Vector<T>[8];
            for (; i <= n - block; i += block)
            {
                Spread(Vector.LoadUnsafe(ref m, (nuint)i), masks);
                for (int k = 0, at = i; k < Unsafe.SizeOf<T>(); k++, at += width)
                {
                    Vector.ConditionalSelect(masks[k], oneB ? vb : Vector.LoadUnsafe(ref left, (nuint)at), oneC ? vc : Vector.LoadUnsafe(ref right, (nuint)at))
                        .StoreUnsafe(ref to, (nuint)at);
                }
            }
        }
        for (; i < n; i++) y[i] = mask[i] ? b[oneB ? 0 : i] : c[oneC ? 0 : i];
    }

    /// <summary>Bytes 0 and 1 as masks of the width of T.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Spread(Vector<byte> bytes, Span<Vector<T>> masks)
    {
        var signed = -bytes.As<byte, sbyte>(); // 1 becomes -1, all bits set, and widening keeps the sign
        Vector.Widen(signed, out Vector<short> low, out Vector<short> high);
        Vector.Widen(low, out Vector<int> a, out Vector<int> b);
        Vector.Widen(high, out Vector<int> c, out Vector<int> d);
        if (Unsafe.SizeOf<T>() == 4)
        {
            (masks[0], masks[1], masks[2], masks[3]) = (a.As<int, T>(), b.As<int, T>(), c.As<int, T>(), d.As<int, T>());
            return;
        }
        Widen(a, masks);
        Widen(b, masks[2..]);
        Widen(c, masks[4..]);
        Widen(d, masks[6..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Widen(Vector<int> x, Span<Vector<T>> masks)
    {
        Vector.Widen(x, out Vector<long> low, out Vector<long> high);
        (masks[0], masks[1]) = (low.As<long, T>(), high.As<long, T>());
    }
}

/// <summary>y = min(max(a, b), c): the second pass finds its data in the first-level cache.</summary>
readonly struct ClipLoop<T> : ISpanLoop3<T, T> where T : unmanaged, INumber<T>
{
    const int Tile = 1024;

    public static void Invoke(ReadOnlySpan<T> a, ReadOnlySpan<T> low, ReadOnlySpan<T> high, Span<T> y)
    {
        for (int i = 0; i < y.Length; i += Tile)
        {
            int m = Math.Min(Tile, y.Length - i);
            var part = y.Slice(i, m);
            Lanes.NumberZipping<T, MaxLane>(Part(a, i, m), Part(low, i, m), part);
            Lanes.NumberZipping<T, MinLane>(part, Part(high, i, m), part);
        }
    }

    static ReadOnlySpan<T> Part(ReadOnlySpan<T> x, int i, int m) => x.Length == 1 ? x : x.Slice(i, m);

    readonly struct MinLane : INumberLane2
    {
        static Vector<TNumber> INumberLane2.Invoke<TNumber>(Vector<TNumber> a, Vector<TNumber> b) => Vector.Min(a, b);
    }
}
