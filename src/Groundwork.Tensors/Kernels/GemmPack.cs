using System.Runtime.CompilerServices;

namespace Groundwork.Kernels;

/// <summary>Copies blocks of the operands to where a tile reads them in order.</summary>
internal static unsafe class GemmPack
{
    /// <summary><paramref name="k"/> rows of two vectors, <paramref name="ldb"/> apart, become adjacent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows<T, V, S>(nint k, T* b, nint ldb, T* to)
        where T : unmanaged
        where V : struct
        where S : struct, IGemmVector<T, V>
    {
        for (nint p = 0; p < k; p++)
        {
            V first = S.Load(b), second = S.Load(b + S.Count);
            S.Store(first, to);
            S.Store(second, to + S.Count);
            b += ldb;
            to += 2 * S.Count;
        }
    }

    /// <summary>
    /// Panels of <paramref name="rows"/> elements out of each of <paramref name="k"/> rows of a transposed A: panel x
    /// begins at <c>to + x * panelStride</c> and holds its rows adjacent. Whole vectors are stored, each over the
    /// surplus of the one before, so a panel ends in up to two vectors of slack and as much is read after its rows.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Columns<T, V, S>(nint panels, nint rows, nint k, T* a, nint lda, T* to, nint panelStride)
        where T : unmanaged
        where V : struct
        where S : struct, IGemmVector<T, V>
    {
        for (nint p = 0; p < k; p++)
        {
            T* from = a + p * lda;
            T* panel = to + p * rows;
            for (nint x = 0; x < panels; x++)
            {
                for (nint i = 0; i < rows; i += S.Count)
                {
                    S.Store(S.Load(from + i), panel + i);
                }

                from += rows;
                panel += panelStride;
            }
        }
    }

    /// <summary>A vector from elements <paramref name="stepFrom"/> apart to elements <paramref name="stepTo"/> apart.</summary>
    public static void Vector<T>(nint count, T* from, nint stepFrom, T* to, nint stepTo)
        where T : unmanaged
    {
        if (stepFrom == 1 && stepTo == 1)
        {
            new ReadOnlySpan<T>(from, (int)count).CopyTo(new Span<T>(to, (int)count));
            return;
        }

        for (nint i = 0; i < count; i++)
        {
            to[i * stepTo] = from[i * stepFrom];
        }
    }

    /// <summary>A block of <paramref name="k"/> rows of <paramref name="width"/> elements; the rest of each row of
    /// <paramref name="ldTo"/> becomes zero.</summary>
    public static void Block<T>(nint k, nint width, T* from, nint ldFrom, T* to, nint ldTo)
        where T : unmanaged
    {
        for (nint p = 0; p < k; p++)
        {
            for (nint j = 0; j < width; j++)
            {
                to[j] = from[j];
            }

            for (nint j = width; j < ldTo; j++)
            {
                to[j] = default;
            }

            from += ldFrom;
            to += ldTo;
        }
    }
}
