using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Groundwork.Kernels;

/// <summary>Copies a matrix to its transpose.</summary>
internal static unsafe class Transpose
{
    // Elements of a chunk: enough to be worth handing to another thread, few enough for the second-level cache.
    private const int ChunkBytes = 1 << 17;

    /// <summary>to[j, i] = from[i, j] for <paramref name="rows"/> by <paramref name="columns"/> of <paramref name="from"/>;
    /// rows lie <c>ld*</c> apart. The two must not overlap.</summary>
    public static void Copy<T>(int rows, int columns, ReadOnlySpan<T> from, int ldFrom, Span<T> to, int ldTo)
    {
        if (rows <= 0 || columns <= 0)
        {
            return;
        }

        Check("from", from.Length, rows, columns, ldFrom);
        Check("to", to.Length, columns, rows, ldTo);
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>() || Unsafe.SizeOf<T>() is not (4 or 8))
        {
            Plain(rows, columns, from, ldFrom, to, ldTo);
            return;
        }

        fixed (byte* source = &Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(from)), target = &Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(to)))
        {
            if (Unsafe.SizeOf<T>() == 4)
            {
                Threaded(rows, columns, (float*)source, ldFrom, (float*)target, ldTo);
            }
            else
            {
                Threaded(rows, columns, (double*)source, ldFrom, (double*)target, ldTo);
            }
        }
    }

    /// <summary>One thread's part: the widest squares that registers hold, and single elements at the edges.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Block<T>(nint rows, nint columns, T* from, nint ldFrom, T* to, nint ldTo)
        where T : unmanaged
    {
        var set = KernelSet.Current;
        nint square = set == KernelSet.Avx512 ? 64 / sizeof(T) : set == KernelSet.Avx2 ? 32 / sizeof(T) : 8;
        nint i = 0;
        for (; i + square <= rows; i += square)
        {
            T* source = from + i * ldFrom;
            T* target = to + i;
            nint j = 0;
            for (; j + square <= columns; j += square)
            {
                Square(set, source + j, ldFrom, target + j * ldTo, ldTo);
            }

            Rest(square, columns - j, source + j, ldFrom, target + j * ldTo, ldTo);
        }

        Rest(rows - i, columns, from + i * ldFrom, ldFrom, to + i, ldTo);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square<T>(KernelSet set, T* from, nint ldFrom, T* to, nint ldTo)
        where T : unmanaged
    {
        if (sizeof(T) == 4 && set == KernelSet.Avx512)
        {
            TransposeSquares.Float16((float*)from, ldFrom, (float*)to, ldTo);
        }
        else if (sizeof(T) == 4 && set == KernelSet.Avx2)
        {
            TransposeSquares.Float8((float*)from, ldFrom, (float*)to, ldTo);
        }
        else if (sizeof(T) == 8 && set == KernelSet.Avx512)
        {
            TransposeSquares.Double8((double*)from, ldFrom, (double*)to, ldTo);
        }
        else if (sizeof(T) == 8 && set == KernelSet.Avx2)
        {
            TransposeSquares.Double4((double*)from, ldFrom, (double*)to, ldTo);
        }
        else
        {
            Rest(8, 8, from, ldFrom, to, ldTo);
        }
    }

    private static void Rest<T>(nint rows, nint columns, T* from, nint ldFrom, T* to, nint ldTo)
        where T : unmanaged
    {
        for (nint i = 0; i < rows; i++)
        {
            for (nint j = 0; j < columns; j++)
            {
                to[j * ldTo + i] = from[i * ldFrom + j];
            }
        }
    }

    private static void Threaded<T>(int rows, int columns, T* from, nint ldFrom, T* to, nint ldTo)
        where T : unmanaged
    {
        // A chunk is a square: it reads and writes as many pages as it must and whole cache lines of each.
        int side = 128;
        int across = (columns + side - 1) / side, down = (rows + side - 1) / side;
        var body = new Squares<T>(rows, columns, from, ldFrom, to, ldTo, side, across);
        if ((long)rows * columns * sizeof(T) <= ChunkBytes)
        {
            Block(rows, columns, from, ldFrom, to, ldTo);
        }
        else
        {
            Workers.For(across * down, body);
        }
    }

    private static void Plain<T>(int rows, int columns, ReadOnlySpan<T> from, int ldFrom, Span<T> to, int ldTo)
    {
        const int side = 16;
        for (int i0 = 0; i0 < rows; i0 += side)
        {
            int i1 = Math.Min(i0 + side, rows);
            for (int j0 = 0; j0 < columns; j0 += side)
            {
                int j1 = Math.Min(j0 + side, columns);
                for (int j = j0; j < j1; j++)
                {
                    for (int i = i0; i < i1; i++)
                    {
                        to[j * ldTo + i] = from[i * ldFrom + j];
                    }
                }
            }
        }
    }

    private static void Check(string name, int length, int rows, int columns, int ld)
    {
        long needed = (rows - 1L) * ld + columns;
        if (ld < columns || length < needed)
        {
            throw new ArgumentException($"transpose: {name} needs {needed} elements for [{rows}, {columns}] with rows {ld} apart, got {length}");
        }
    }

    private readonly struct Squares<T>(int rows, int columns, T* from, nint ldFrom, T* to, nint ldTo, int side, int across) : IChunkBody
        where T : unmanaged
    {
        public void Invoke(int chunk)
        {
            int i0 = chunk / across * side, j0 = chunk % across * side;
            int i1 = Math.Min(i0 + side, rows), j1 = Math.Min(j0 + side, columns);
            if ((ldTo * sizeof(T) & 2047) != 0)
            {
                Block(i1 - i0, j1 - j0, from + i0 * ldFrom + j0, ldFrom, to + j0 * ldTo + i0, ldTo);
                return;
            }

            // Rows of the result share one set of the cache: a part of it is put together elsewhere and moved row by row.
            nint part = 256 / sizeof(T), ld = part + 64 / sizeof(T);
            T* buffer = GemmScratch.Take<T>(part * ld);
            for (nint j = j0; j < j1; j += part)
            {
                for (nint i = i0; i < i1; i += part)
                {
                    nint high = Math.Min(part, i1 - i), wide = Math.Min(part, j1 - j);
                    Block(high, wide, from + i * ldFrom + j, ldFrom, buffer, ld);
                    for (nint x = 0; x < wide; x++)
                    {
                        GemmPack.Vector(high, buffer + x * ld, 1, to + (j + x) * ldTo + i, 1);
                    }
                }
            }
        }
    }
}
