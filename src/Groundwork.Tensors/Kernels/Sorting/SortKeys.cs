using System.Runtime.CompilerServices;

namespace Groundwork.Kernels;

/// <summary>Numbers as unsigned integers in the same order: what radix sorting sorts. NaN comes last.</summary>
static class SortKeys
{
    /// <summary>True for the types whose keys need 64 bits.</summary>
    public static bool IsWide<T>() => Unsafe.SizeOf<T>() == 8;

    /// <summary>The key by which numbers are compared: equal numbers, −0 and 0 too, have one key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of<T>(T x) where T : unmanaged
    {
        if (typeof(T) == typeof(float)) return OfBits(Unsafe.BitCast<T, float>(x) + 0f); // -0 + 0 is 0
        if (typeof(T) == typeof(double)) return OfBits(Unsafe.BitCast<T, double>(x) + 0.0);
        return OfBits(x);
    }

    /// <summary>The key from which <see cref="Value"/> gives the number back, its sign of zero too; −0 comes before 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong OfBits<T>(T x) where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            float value = Unsafe.BitCast<T, float>(x);
            uint bits = BitConverter.SingleToUInt32Bits(value);
            return float.IsNaN(value) ? uint.MaxValue : bits ^ ((uint)((int)bits >> 31) | 0x8000_0000u);
        }
        if (typeof(T) == typeof(double))
        {
            double value = Unsafe.BitCast<T, double>(x);
            ulong bits = BitConverter.DoubleToUInt64Bits(value);
            return double.IsNaN(value) ? ulong.MaxValue : bits ^ ((ulong)((long)bits >> 63) | 0x8000_0000_0000_0000ul);
        }
        if (typeof(T) == typeof(int)) return (uint)Unsafe.BitCast<T, int>(x) ^ 0x8000_0000u;
        if (typeof(T) == typeof(long)) return (ulong)Unsafe.BitCast<T, long>(x) ^ 0x8000_0000_0000_0000ul;
        return Unsafe.BitCast<T, byte>(x);
    }

    /// <summary>The number of a key; all NaN become one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(ulong key) where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            uint k = (uint)key;
            return Unsafe.BitCast<float, T>(k == uint.MaxValue ? float.NaN : BitConverter.UInt32BitsToSingle((k & 0x8000_0000u) != 0 ? k ^ 0x8000_0000u : ~k));
        }
        if (typeof(T) == typeof(double))
            return Unsafe.BitCast<double, T>(key == ulong.MaxValue ? double.NaN : BitConverter.UInt64BitsToDouble((key >> 63) != 0 ? key ^ 0x8000_0000_0000_0000ul : ~key));
        if (typeof(T) == typeof(int)) return Unsafe.BitCast<int, T>((int)((uint)key ^ 0x8000_0000u));
        if (typeof(T) == typeof(long)) return Unsafe.BitCast<long, T>((long)(key ^ 0x8000_0000_0000_0000ul));
        return Unsafe.BitCast<byte, T>((byte)key);
    }
}
