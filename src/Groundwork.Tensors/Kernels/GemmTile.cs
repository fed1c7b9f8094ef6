using System.Runtime.CompilerServices;

namespace Groundwork.Kernels;

/// <summary>A count known to the compiler: a tile's branches on it are gone from the machine code.</summary>
internal interface ICount
{
    static abstract int N { get; }
}

/// <summary>
/// The register tile, where all the arithmetic happens: up to 12 rows by 2 vectors of C stay in registers over the
/// whole of k, C = alpha A B + beta C. A is read by single elements at any two strides and B by rows, so both serve
/// packed and unpacked. Every element is one chain of multiply-adds in the order of k, whatever the tile's size:
/// results do not depend on how a matrix was cut.
/// </summary>
internal static unsafe class GemmTile
{
    // Two steps of k are too few to hide a miss to the second-level cache, eight evict what is still needed.
    private const int PrefetchSteps = 4;

    /// <summary>C[R, n] = alpha A[R, k] B[k, n] + beta C with n = C vectors; C is not read when
    /// <paramref name="overwrite"/>. Element (i, p) of A is <c>a[i * rowA + p * stepA]</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T, V, S, R, C>(
        nint k, T* a, nint rowA, nint stepA, T* b, nint ldb, T* c, nint ldc, T alpha, T beta, bool overwrite)
        where T : unmanaged
        where V : struct
        where S : struct, IGemmVector<T, V>
        where R : struct, ICount
        where C : struct, ICount
    {
        // Named locals: an array or a span of vectors would live in memory. c = first vector of a row, d = second.
        V c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default,
            c6 = default, c7 = default, c8 = default, c9 = default, c10 = default, c11 = default;
        V d0 = default, d1 = default, d2 = default, d3 = default, d4 = default, d5 = default,
            d6 = default, d7 = default, d8 = default, d9 = default, d10 = default, d11 = default;

        T* a3 = a + 3 * rowA;
        T* a6 = a + 6 * rowA;
        T* a9 = a + 9 * rowA;
        nint ahead = PrefetchSteps * ldb;
        for (nint p = 0; p < k; p++)
        {
            V b0 = S.Load(b);
            V b1 = C.N > 1 ? S.Load(b + S.Count) : default;
            S.Prefetch(b + ahead);
            if (C.N > 1 && S.Count * sizeof(T) == 64) S.Prefetch(b + ahead + S.Count); // else the same line

            { V x = S.Broadcast(a[0]); c0 = S.MultiplyAdd(x, b0, c0); if (C.N > 1) d0 = S.MultiplyAdd(x, b1, d0); }
            if (R.N > 1) { V x = S.Broadcast(a[rowA]); c1 = S.MultiplyAdd(x, b0, c1); if (C.N > 1) d1 = S.MultiplyAdd(x, b1, d1); }
            if (R.N > 2) { V x = S.Broadcast(a[2 * rowA]); c2 = S.MultiplyAdd(x, b0, c2); if (C.N > 1) d2 = S.MultiplyAdd(x, b1, d2); }
            if (R.N > 3) { V x = S.Broadcast(a3[0]); c3 = S.MultiplyAdd(x, b0, c3); if (C.N > 1) d3 = S.MultiplyAdd(x, b1, d3); }
            if (R.N > 4) { V x = S.Broadcast(a3[rowA]); c4 = S.MultiplyAdd(x, b0, c4); if (C.N > 1) d4 = S.MultiplyAdd(x, b1, d4); }
            if (R.N > 5) { V x = S.Broadcast(a3[2 * rowA]); c5 = S.MultiplyAdd(x, b0, c5); if (C.N > 1) d5 = S.MultiplyAdd(x, b1, d5); }
            if (R.N > 6) { V x = S.Broadcast(a6[0]); c6 = S.MultiplyAdd(x, b0, c6); if (C.N > 1) d6 = S.MultiplyAdd(x, b1, d6); }
            if (R.N > 7) { V x = S.Broadcast(a6[rowA]); c7 = S.MultiplyAdd(x, b0, c7); if (C.N > 1) d7 = S.MultiplyAdd(x, b1, d7); }
            if (R.N > 8) { V x = S.Broadcast(a6[2 * rowA]); c8 = S.MultiplyAdd(x, b0, c8); if (C.N > 1) d8 = S.MultiplyAdd(x, b1, d8); }
            if (R.N > 9) { V x = S.Broadcast(a9[0]); c9 = S.MultiplyAdd(x, b0, c9); if (C.N > 1) d9 = S.MultiplyAdd(x, b1, d9); }
            if (R.N > 10) { V x = S.Broadcast(a9[rowA]); c10 = S.MultiplyAdd(x, b0, c10); if (C.N > 1) d10 = S.MultiplyAdd(x, b1, d10); }
            if (R.N > 11) { V x = S.Broadcast(a9[2 * rowA]); c11 = S.MultiplyAdd(x, b0, c11); if (C.N > 1) d11 = S.MultiplyAdd(x, b1, d11); }

            a += stepA;
            a3 += stepA;
            a6 += stepA;
            a9 += stepA;
            b += ldb;
        }

        V scale = S.Broadcast(alpha), keep = S.Broadcast(beta);
        Put<T, V, S, C>(c0, d0, c, scale, keep, overwrite);
        if (R.N > 1) Put<T, V, S, C>(c1, d1, c + ldc, scale, keep, overwrite);
        if (R.N > 2) Put<T, V, S, C>(c2, d2, c + 2 * ldc, scale, keep, overwrite);
        if (R.N > 3) Put<T, V, S, C>(c3, d3, c + 3 * ldc, scale, keep, overwrite);
        if (R.N > 4) Put<T, V, S, C>(c4, d4, c + 4 * ldc, scale, keep, overwrite);
        if (R.N > 5) Put<T, V, S, C>(c5, d5, c + 5 * ldc, scale, keep, overwrite);
        if (R.N > 6) Put<T, V, S, C>(c6, d6, c + 6 * ldc, scale, keep, overwrite);
        if (R.N > 7) Put<T, V, S, C>(c7, d7, c + 7 * ldc, scale, keep, overwrite);
        if (R.N > 8) Put<T, V, S, C>(c8, d8, c + 8 * ldc, scale, keep, overwrite);
        if (R.N > 9) Put<T, V, S, C>(c9, d9, c + 9 * ldc, scale, keep, overwrite);
        if (R.N > 10) Put<T, V, S, C>(c10, d10, c + 10 * ldc, scale, keep, overwrite);
        if (R.N > 11) Put<T, V, S, C>(c11, d11, c + 11 * ldc, scale, keep, overwrite);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<T, V, S, C>(V first, V second, T* c, V scale, V keep, bool overwrite)
        where T : unmanaged
        where V : struct
        where S : struct, IGemmVector<T, V>
        where C : struct, ICount
    {
        first = S.Multiply(first, scale);
        if (!overwrite) first = S.MultiplyAdd(keep, S.Load(c), first);
        S.Store(first, c);
        if (C.N > 1)
        {
            second = S.Multiply(second, scale);
            if (!overwrite) second = S.MultiplyAdd(keep, S.Load(c + S.Count), second);
            S.Store(second, c + S.Count);
        }
    }

    internal readonly struct N1 : ICount
    {
        public static int N => 1;
    }

    internal readonly struct N2 : ICount
    {
        public static int N => 2;
    }

    internal readonly struct N3 : ICount
    {
        public static int N => 3;
    }

    internal readonly struct N4 : ICount
    {
        public static int N => 4;
    }

    internal readonly struct N5 : ICount
    {
        public static int N => 5;
    }

    internal readonly struct N6 : ICount
    {
        public static int N => 6;
    }

    internal readonly struct N7 : ICount
    {
        public static int N => 7;
    }

    internal readonly struct N8 : ICount
    {
        public static int N => 8;
    }

    internal readonly struct N9 : ICount
    {
        public static int N => 9;
    }

    internal readonly struct N10 : ICount
    {
        public static int N => 10;
    }

    internal readonly struct N11 : ICount
    {
        public static int N => 11;
    }

    internal readonly struct N12 : ICount
    {
        public static int N => 12;
    }
}
