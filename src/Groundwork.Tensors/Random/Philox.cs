using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Groundwork.Kernels;

/// <summary>
/// Philox 4x32-10 (Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3, SC11): a keyed bijection of 128-bit counters.
/// </summary>
internal static unsafe class Philox
{
    /// <summary>Counters that one group holds; a group is the unit in which fills consume counters.</summary>
    internal const int GroupCounters = 16;

    /// <summary>32-bit words that one group gives: word w of counter l stands at w * 16 + l.</summary>
    internal const int GroupWords = 4 * GroupCounters;

    private const uint M0 = 0xD2511F53, M1 = 0xCD9E8D57;
    private const uint W0 = 0x9E3779B9, W1 = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>The four words of one counter: low half <paramref name="position"/>, high half <paramref name="stream"/>.</summary>
    internal static (uint X0, uint X1, uint X2, uint X3) Block(ulong key, ulong stream, ulong position)
    {
        uint x0 = (uint)position, x1 = (uint)(position >> 32), x2 = (uint)stream, x3 = (uint)(stream >> 32);
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            ulong p0 = (ulong)M0 * x0, p1 = (ulong)M1 * x2;
            (x0, x1, x2, x3) = ((uint)(p1 >> 32) ^ x1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ x3 ^ k1, (uint)p0);
            k0 += W0;
            k1 += W1;
        }

        return (x0, x1, x2, x3);
    }

    /// <summary>The 64 words of the 16 counters from <paramref name="position"/> on.</summary>
    internal static void Group(ulong key, ulong stream, ulong position, uint* words)
    {
        if (Avx512F.IsSupported)
        {
            SixteenCounters(key, stream, position, words);
            return;
        }

        if (Avx2.IsSupported)
        {
            EightCounters(key, stream, position, words);
            EightCounters(key, stream, position + 8, words + 8);
            return;
        }

        GroupReference(key, stream, position, words);
    }

    /// <summary>The plain form of <see cref="Group"/>.</summary>
    internal static void GroupReference(ulong key, ulong stream, ulong position, uint* words)
    {
        for (int lane = 0; lane < GroupCounters; lane++)
        {
            (words[lane], words[16 + lane], words[32 + lane], words[48 + lane]) = Block(key, stream, position + (ulong)lane);
        }
    }

    // 64-bit lanes hold 32-bit words: the widening multiply reads the low halves only, so high halves may stay dirty.
    // Even counters stand in one vector and odd ones in the other, so that a shift and a blend put them back in order.
    internal static void EightCounters(ulong key, ulong stream, ulong position, uint* words)
    {
        var even = Vector256.Create(position) + Vector256.Create(0UL, 2, 4, 6);
        var odd = even + Vector256<ulong>.One;
        Vector256<ulong> a0 = even, a1 = even >>> 32, b0 = odd, b1 = odd >>> 32;
        Vector256<ulong> a2 = Vector256.Create((ulong)(uint)stream), a3 = Vector256.Create(stream >> 32), b2 = a2, b3 = a3;
        Vector256<uint> m0 = Vector256.Create(M0), m1 = Vector256.Create(M1);
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            Vector256<ulong> key0 = Vector256.Create((ulong)k0), key1 = Vector256.Create((ulong)k1);
            var p = Avx2.Multiply(a0.AsUInt32(), m0);
            var q = Avx2.Multiply(a2.AsUInt32(), m1);
            a0 = (q >>> 32) ^ a1 ^ key0;
            a1 = q;
            a2 = (p >>> 32) ^ a3 ^ key1;
            a3 = p;
            p = Avx2.Multiply(b0.AsUInt32(), m0);
            q = Avx2.Multiply(b2.AsUInt32(), m1);
            b0 = (q >>> 32) ^ b1 ^ key0;
            b1 = q;
            b2 = (p >>> 32) ^ b3 ^ key1;
            b3 = p;
            k0 += W0;
            k1 += W1;
        }

        Interleave(a0, b0).Store(words);
        Interleave(a1, b1).Store(words + 16);
        Interleave(a2, b2).Store(words + 32);
        Interleave(a3, b3).Store(words + 48);
    }

    internal static void SixteenCounters(ulong key, ulong stream, ulong position, uint* words)
    {
        var even = Vector512.Create(position) + Vector512.Create(0UL, 2, 4, 6, 8, 10, 12, 14);
        var odd = even + Vector512<ulong>.One;
        Vector512<ulong> a0 = even, a1 = even >>> 32, b0 = odd, b1 = odd >>> 32;
        Vector512<ulong> a2 = Vector512.Create((ulong)(uint)stream), a3 = Vector512.Create(stream >> 32), b2 = a2, b3 = a3;
        Vector512<uint> m0 = Vector512.Create(M0), m1 = Vector512.Create(M1);
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            Vector512<ulong> key0 = Vector512.Create((ulong)k0), key1 = Vector512.Create((ulong)k1);
            var p = Avx512F.Multiply(a0.AsUInt32(), m0);
            var q = Avx512F.Multiply(a2.AsUInt32(), m1);
            a0 = (q >>> 32) ^ a1 ^ key0;
            a1 = q;
            a2 = (p >>> 32) ^ a3 ^ key1;
            a3 = p;
            p = Avx512F.Multiply(b0.AsUInt32(), m0);
            q = Avx512F.Multiply(b2.AsUInt32(), m1);
            b0 = (q >>> 32) ^ b1 ^ key0;
            b1 = q;
            b2 = (p >>> 32) ^ b3 ^ key1;
            b3 = p;
            k0 += W0;
            k1 += W1;
        }

        Interleave(a0, b0).Store(words);
        Interleave(a1, b1).Store(words + 16);
        Interleave(a2, b2).Store(words + 32);
        Interleave(a3, b3).Store(words + 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Interleave(Vector256<ulong> even, Vector256<ulong> odd) =>
        ((even & Vector256.Create(0xFFFFFFFFUL)) | (odd << 32)).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Interleave(Vector512<ulong> even, Vector512<ulong> odd) =>
        ((even & Vector512.Create(0xFFFFFFFFUL)) | (odd << 32)).AsUInt32();
}
