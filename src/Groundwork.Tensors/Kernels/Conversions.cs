using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Groundwork.Kernels;

/// <summary>Conversions between dtypes that go a vector at a time.</summary>
/// <remarks>Those of floats to integers are not among them: what lies outside the integer's range has to come out as NumPy has it.</remarks>
static class Conversions
{
    /// <summary>y = x in another type, if there is a vectorised way.</summary>
    /// <returns>False if there is none; nothing is done then.</returns>
    public static bool TryRun<TIn, TOut>(ReadOnlySpan<TIn> x, Span<TOut> y) where TIn : unmanaged where TOut : unmanaged
    {
        // The JIT folds the tests: each pair of types keeps one branch.
        if (typeof(TIn) == typeof(bool)) return typeof(TOut) != typeof(bool) && TryRun(MemoryMarshal.Cast<TIn, byte>(x), y); // a Bool is 0 or 1
        if (typeof(TIn) == typeof(float)) return FromNumber(MemoryMarshal.Cast<TIn, float>(x), y, toIntegers: false);
        if (typeof(TIn) == typeof(double)) return FromNumber(MemoryMarshal.Cast<TIn, double>(x), y, toIntegers: false);
        if (typeof(TIn) == typeof(Half) && typeof(TOut) == typeof(float)) return Run<Half, float, TOut>(MemoryMarshal.Cast<TIn, Half>(x), y);
        if (typeof(TIn) == typeof(long)) return FromNumber(MemoryMarshal.Cast<TIn, long>(x), y, toIntegers: true);
        if (typeof(TIn) == typeof(int)) return FromNumber(MemoryMarshal.Cast<TIn, int>(x), y, toIntegers: true);
        if (typeof(TIn) == typeof(byte)) return FromNumber(MemoryMarshal.Cast<TIn, byte>(x), y, toIntegers: true);
        if (typeof(TIn) == typeof(BFloat16) && typeof(TOut) == typeof(float))
        {
            Widen(MemoryMarshal.Cast<TIn, ushort>(x), MemoryMarshal.Cast<TOut, uint>(y));
            return true;
        }
        return false;
    }

    static bool FromNumber<TIn, TOut>(ReadOnlySpan<TIn> x, Span<TOut> y, bool toIntegers) where TIn : unmanaged, INumberBase<TIn> where TOut : unmanaged
    {
        if (typeof(TOut) == typeof(float)) return Run<TIn, float, TOut>(x, y);
        if (typeof(TOut) == typeof(double)) return Run<TIn, double, TOut>(x, y);
        if (typeof(TOut) == typeof(Half) && typeof(TIn) == typeof(float)) return Run<TIn, Half, TOut>(x, y);
        if (typeof(TOut) == typeof(long) && toIntegers) return Run<TIn, long, TOut>(x, y);
        if (typeof(TOut) == typeof(int) && toIntegers) return Run<TIn, int, TOut>(x, y);
        if (typeof(TOut) == typeof(BFloat16) && typeof(TIn) == typeof(float))
        {
            Round(MemoryMarshal.Cast<TIn, uint>(x), MemoryMarshal.Cast<TOut, ushort>(y));
            return true;
        }
        return false;
    }

    static bool Run<TIn, TTo, TOut>(ReadOnlySpan<TIn> x, Span<TOut> y) where TIn : unmanaged, INumberBase<TIn> where TTo : unmanaged, INumberBase<TTo> where TOut : unmanaged
    {
        TensorPrimitives.ConvertTruncating(x, MemoryMarshal.Cast<TOut, TTo>(y));
        return true;
    }

    /// <summary>BFloat16 to Float32: the upper half of the bits.</summary>
    static void Widen(ReadOnlySpan<ushort> x, Span<uint> y)
    {
        int i = 0, width = Vector<ushort>.Count, half = Vector<uint>.Count;
        for (; i <= y.Length - width; i += width)
        {
            Vector.Widen(new Vector<ushort>(x[i..]), out var low, out var high);
            (low << 16).CopyTo(y[i..]);
            (high << 16).CopyTo(y[(i + half)..]);
        }
        for (; i < y.Length; i++) y[i] = (uint)x[i] << 16;
    }

    /// <summary>Float32 to BFloat16: to nearest, ties to even; NaN stays NaN.</summary>
    static void Round(ReadOnlySpan<uint> x, Span<ushort> y)
    {
        int i = 0, width = Vector<ushort>.Count, half = Vector<uint>.Count;
        for (; i <= y.Length - width; i += width)
            Vector.Narrow(Nearest(new Vector<uint>(x[i..])), Nearest(new Vector<uint>(x[(i + half)..]))).CopyTo(y[i..]);
        for (; i < y.Length; i++) y[i] = ((BFloat16)BitConverter.UInt32BitsToSingle(x[i])).Bits;

        static Vector<uint> Nearest(Vector<uint> bits)
        {
            var isNaN = Vector.GreaterThan(bits & new Vector<uint>(0x7FFFFFFF), new Vector<uint>(0x7F800000));
            var upper = bits >>> 16;
            return Vector.ConditionalSelect(isNaN, upper | new Vector<uint>(0x40), bits + new Vector<uint>(0x7FFF) + (upper & Vector<uint>.One) >>> 16);
        }
    }
}
