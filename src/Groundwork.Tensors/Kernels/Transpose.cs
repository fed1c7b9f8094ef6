namespace Groundwork.Kernels;

/// <summary>Copies a matrix to its transpose.</summary>
internal static unsafe class Transpose
{
    /// <summary>to[j, i] = from[i, j] for <paramref name="rows"/> by <paramref name="columns"/> of <paramref name="from"/>;
    /// rows lie <c>ld*</c> apart. The two must not overlap.</summary>
    public static void Copy<T>(int rows, int columns, ReadOnlySpan<T> from, int ldFrom, Span<T> to, int ldTo)
    {
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                to[j * ldTo + i] = from[i * ldFrom + j];
            }
        }
    }

    internal static void Block<T>(nint rows, nint columns, T* from, nint ldFrom, T* to, nint ldTo)
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
}
