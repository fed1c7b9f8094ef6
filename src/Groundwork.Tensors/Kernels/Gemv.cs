using System.Runtime.CompilerServices;

namespace Groundwork.Kernels;

/// <summary>
/// A matrix times a vector reads every element of the matrix once, so memory sets the pace: whole rows are read in
/// order, several at a time. y = M x with M [rows, k]; either the rows of M are contiguous or its columns are.
/// </summary>
internal static unsafe class Gemv
{
    /// <summary>sums[i] = the dot product of x and row i of M, whose rows are contiguous and <paramref name="ld"/> apart.
    /// Each row has two vectors of partial sums, however many rows there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Dots<T, V, S>(nint rows, nint k, T* m, nint ld, T* x, T* sums)
        where T : unmanaged
        where V : struct
        where S : struct, IGemmVector<T, V>
    {
        nint whole = k / (2 * S.Count) * (2 * S.Count);
        T* rest = stackalloc T[4 * S.Count]; // what is left of x, then of a row, padded with zeros
        for (nint p = 0; p < 4 * S.Count; p++)
        {
            rest[p] = whole + p < k && p < 2 * S.Count ? x[whole + p] : default;
        }

        nint i = 0;
        for (; i + 4 <= rows; i += 4)
        {
            T* r0 = m + i * ld;
            T* r1 = r0 + ld;
            T* r2 = r1 + ld;
            T* r3 = r2 + ld;
            V s0 = default, s1 = default, s2 = default, s3 = default;
            V t0 = default, t1 = default, t2 = default, t3 = default;
            for (nint p = 0; p < whole; p += 2 * S.Count)
            {
                V x0 = S.Load(x + p), x1 = S.Load(x + p + S.Count);
                s0 = S.MultiplyAdd(S.Load(r0 + p), x0, s0);
                t0 = S.MultiplyAdd(S.Load(r0 + p + S.Count), x1, t0);
                s1 = S.MultiplyAdd(S.Load(r1 + p), x0, s1);
                t1 = S.MultiplyAdd(S.Load(r1 + p + S.Count), x1, t1);
                s2 = S.MultiplyAdd(S.Load(r2 + p), x0, s2);
                t2 = S.MultiplyAdd(S.Load(r2 + p + S.Count), x1, t2);
                s3 = S.MultiplyAdd(S.Load(r3 + p), x0, s3);
                t3 = S.MultiplyAdd(S.Load(r3 + p + S.Count), x1, t3);
            }

            sums[i] = Finish<T, V, S>(s0, t0, r0 + whole, k - whole, rest);
            sums[i + 1] = Finish<T, V, S>(s1, t1, r1 + whole, k - whole, rest);
            sums[i + 2] = Finish<T, V, S>(s2, t2, r2 + whole, k - whole, rest);
            sums[i + 3] = Finish<T, V, S>(s3, t3, r3 + whole, k - whole, rest);
        }

        for (; i < rows; i++)
        {
            T* r = m + i * ld;
            V s = default, t = default;
            for (nint p = 0; p < whole; p += 2 * S.Count)
            {
                s = S.MultiplyAdd(S.Load(r + p), S.Load(x + p), s);
                t = S.MultiplyAdd(S.Load(r + p + S.Count), S.Load(x + p + S.Count), t);
            }

            sums[i] = Finish<T, V, S>(s, t, r + whole, k - whole, rest);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Finish<T, V, S>(V s, V t, T* row, nint left, T* rest)
        where T : unmanaged
        where V : struct
        where S : struct, IGemmVector<T, V>
    {
        if (left > 0)
        {
            T* padded = rest + 2 * S.Count;
            for (nint p = 0; p < left; p++)
            {
                padded[p] = row[p];
            }

            s = S.MultiplyAdd(S.Load(padded), S.Load(rest), s);
            t = S.MultiplyAdd(S.Load(padded + S.Count), S.Load(rest + S.Count), t);
        }

        return S.Sum(S.Add(s, t));
    }

    /// <summary>sums[i] = the sum over p of x[p] M[i, p], where the columns of M are contiguous and
    /// <paramref name="ld"/> apart; at least one vector of rows. Every sum is one chain in the order of p.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Combine<T, V, S>(nint rows, nint k, T* m, nint ld, T* x, T* sums)
        where T : unmanaged
        where V : struct
        where S : struct, IGemmVector<T, V>
    {
        // The last vector ends with the last row. Where it overlaps the one before it has sums of its own, after the
        // others, and both come to the same values.
        nint whole = rows / S.Count * S.Count, last = rows - S.Count;
        for (nint i = 0; i <= whole; i += S.Count)
        {
            S.Store(default, sums + i);
        }

        nint p = 0;
        for (; p + 8 <= k; p += 8)
        {
            for (nint i = 0; i < whole; i += S.Count)
            {
                Eight<T, V, S>(m + i, ld, x, sums + i);
            }

            Eight<T, V, S>(m + last, ld, x, sums + whole);
            m += 8 * ld;
            x += 8;
        }

        for (; p < k; p++)
        {
            V x0 = S.Broadcast(x[0]);
            for (nint i = 0; i < whole; i += S.Count)
            {
                S.Store(S.MultiplyAdd(S.Load(m + i), x0, S.Load(sums + i)), sums + i);
            }

            S.Store(S.MultiplyAdd(S.Load(m + last), x0, S.Load(sums + whole)), sums + whole);
            m += ld;
            x++;
        }

        S.Store(S.Load(sums + whole), sums + last);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eight<T, V, S>(T* m, nint ld, T* x, T* sums)
        where T : unmanaged
        where V : struct
        where S : struct, IGemmVector<T, V>
    {
        T* m4 = m + 4 * ld;
        V sum = S.MultiplyAdd(S.Load(m), S.Broadcast(x[0]), S.Load(sums));
        sum = S.MultiplyAdd(S.Load(m + ld), S.Broadcast(x[1]), sum);
        sum = S.MultiplyAdd(S.Load(m + 2 * ld), S.Broadcast(x[2]), sum);
        sum = S.MultiplyAdd(S.Load(m + 3 * ld), S.Broadcast(x[3]), sum);
        sum = S.MultiplyAdd(S.Load(m4), S.Broadcast(x[4]), sum);
        sum = S.MultiplyAdd(S.Load(m4 + ld), S.Broadcast(x[5]), sum);
        sum = S.MultiplyAdd(S.Load(m4 + 2 * ld), S.Broadcast(x[6]), sum);
        sum = S.MultiplyAdd(S.Load(m4 + 3 * ld), S.Broadcast(x[7]), sum);
        S.Store(sum, sums);
    }

    /// <summary>y = alpha y, or alpha y + beta old. Both arrays end in a vector of slack.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale<T, V, S>(nint count, T* y, T alpha, T beta, T* old)
        where T : unmanaged
        where V : struct
        where S : struct, IGemmVector<T, V>
    {
        for (nint i = 0; i < count; i += S.Count)
        {
            V scaled = S.Multiply(S.Load(y + i), S.Broadcast(alpha));
            S.Store(old == null ? scaled : S.MultiplyAdd(S.Broadcast(beta), S.Load(old + i), scaled), y + i);
        }
    }
}
