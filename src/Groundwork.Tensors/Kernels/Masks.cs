using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Groundwork.Kernels;

/// <summary>Loops that compare and write Bools. The lanes give a mask (all bits set where true), which is packed to one byte an element.</summary>
static class Masks
{
    /// <summary>y = f(x).</summary>
    public static void Map<T, TLane>(ReadOnlySpan<T> x, Span<bool> y) where T : unmanaged, INumber<T> where TLane : struct, INumberLane
    {
        int n = y.Length, width = Vector<T>.Count, block = Vector<byte>.Count, i = 0;
        ref T from = ref MemoryMarshal.GetReference(x);
        ref byte to = ref Unsafe.As<bool, byte>(ref MemoryMarshal.GetReference(y));
        Span<Vector<T>> masks = stackalloc Vector<T>[8];
        for (; i <= n - block; i += block)
        {
            for (int k = 0, at = i; k < Unsafe.SizeOf<T>(); k++, at += width) masks[k] = TLane.Invoke(Vector.LoadUnsafe(ref from, (nuint)at));
            Pack(masks).StoreUnsafe(ref to, (nuint)i);
        }
        for (; i < n; i += width) First(TLane.Invoke(Lanes.Pad(x[i..Math.Min(n, i + width)])), y[i..]);
    }

    /// <summary>y = f(a, b); a span of one element stands for a scalar.</summary>
    public static void Zip<T, TLane>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<bool> y) where T : unmanaged, INumber<T> where TLane : struct, INumberLane2
    {
        int n = y.Length, width = Vector<T>.Count, block = Vector<byte>.Count, i = 0;
        ref T left = ref MemoryMarshal.GetReference(a), right = ref MemoryMarshal.GetReference(b);
        ref byte to = ref Unsafe.As<bool, byte>(ref MemoryMarshal.GetReference(y));
        bool oneA = a.Length == 1, oneB = b.Length == 1;
        Vector<T> va = oneA ? new(left) : default, vb = oneB ? new(right) : default;
        Span<Vector<T>> masks = stackalloc Vector<T>[8];
        for (; i <= n - block; i += block)
        {
            for (int k = 0, at = i; k < Unsafe.SizeOf<T>(); k++, at += width)
                masks[k] = TLane.Invoke(oneA ? va : Vector.LoadUnsafe(ref left, (nuint)at), oneB ? vb : Vector.LoadUnsafe(ref right, (nuint)at));
            Pack(masks).StoreUnsafe(ref to, (nuint)i);
        }
        for (; i < n; i += width)
        {
            int end = Math.Min(n, i + width);
            First(TLane.Invoke(oneA ? va : Lanes.Pad(a[i..end]), oneB ? vb : Lanes.Pad(b[i..end])), y[i..]);
        }
    }

    /// <summary>Masks of one block of elements as bytes 0 and 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<byte> Pack<T>(ReadOnlySpan<Vector<T>> m) where T : unmanaged
    {
        Vector<byte> bytes;
        if (Unsafe.SizeOf<T>() == 1) bytes = m[0].As<T, byte>();
        else if (Unsafe.SizeOf<T>() == 4) bytes = Narrow(m[0].As<T, int>(), m[1].As<T, int>(), m[2].As<T, int>(), m[3].As<T, int>());
        else
        {
            bytes = Narrow(
                Vector.Narrow(m[0].As<T, long>(), m[1].As<T, long>()), Vector.Narrow(m[2].As<T, long>(), m[3].As<T, long>()),
                Vector.Narrow(m[4].As<T, long>(), m[5].As<T, long>()), Vector.Narrow(m[6].As<T, long>(), m[7].As<T, long>()));
        }
        return bytes & Vector<byte>.One;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<byte> Narrow(Vector<int> a, Vector<int> b, Vector<int> c, Vector<int> d) =>
        Vector.Narrow(Vector.Narrow(a, b), Vector.Narrow(c, d)).As<sbyte, byte>();

    static void First<T>(Vector<T> mask, Span<bool> y) where T : unmanaged, INumber<T>
    {
        var bits = Vector.Equals(mask.As<T, byte>(), Vector<byte>.Zero); // a mask of floats is NaN where true: look at its bytes
        for (int k = 0; k < Math.Min(y.Length, Vector<T>.Count); k++) y[k] = bits[k * Unsafe.SizeOf<T>()] == 0;
    }
}

/// <summary>The span loops of lanes that give masks.</summary>
readonly struct MaskLoop<T, TLane> : ISpanLoop1<T, bool> where T : unmanaged, INumber<T> where TLane : struct, INumberLane
{
    public static void Invoke(ReadOnlySpan<T> x, Span<bool> y) => Masks.Map<T, TLane>(x, y);
}

readonly struct MaskLoop2<T, TLane> : ISpanLoop2<T, bool> where T : unmanaged, INumber<T> where TLane : struct, INumberLane2
{
    public static void Invoke(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<bool> y) => Masks.Zip<T, TLane>(a, b, y);
}

/// <summary>Bools as the bytes 0 and 1 that they are.</summary>
readonly struct BoolMaskLoop<TLane> : ISpanLoop1<bool, bool> where TLane : struct, INumberLane
{
    public static void Invoke(ReadOnlySpan<bool> x, Span<bool> y) => Masks.Map<byte, TLane>(MemoryMarshal.AsBytes(x), y);
}

readonly struct BoolMaskLoop2<TLane> : ISpanLoop2<bool, bool> where TLane : struct, INumberLane2
{
    public static void Invoke(ReadOnlySpan<bool> a, ReadOnlySpan<bool> b, Span<bool> y) => Masks.Zip<byte, TLane>(MemoryMarshal.AsBytes(a), MemoryMarshal.AsBytes(b), y);
}

/// <summary>A lane on Bools as bytes: right where 0 and 1 are closed under it.</summary>
readonly struct BoolLoop2<TLane> : ISpanLoop2<bool, bool> where TLane : struct, INumberLane2
{
    public static void Invoke(ReadOnlySpan<bool> a, ReadOnlySpan<bool> b, Span<bool> y) =>
        Lanes.NumberZipping<byte, TLane>(MemoryMarshal.AsBytes(a), MemoryMarshal.AsBytes(b), MemoryMarshal.AsBytes(y));
}
