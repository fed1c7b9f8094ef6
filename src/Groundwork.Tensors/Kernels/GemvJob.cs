namespace Groundwork.Kernels;

/// <summary>y = alpha M x + beta y for one matrix or a batch, cut into chunks of rows for <see cref="Workers"/>.</summary>
internal readonly unsafe struct GemvJob<T> : IChunkBody
    where T : unmanaged
{
    public required GemmKernel<T> Kernel { get; init; }

    /// <summary>Whether the rows of M are contiguous (dot products), or its columns (sums of columns).</summary>
    public required bool RowsAreContiguous { get; init; }
    public required int Rows { get; init; }
    public required int K { get; init; }
    public required T Alpha { get; init; }
    public required T Beta { get; init; }
    public required bool Overwrite { get; init; }
    public required T* M { get; init; }
    public required nint Ld { get; init; }
    public required nint StrideM { get; init; }
    public required T* X { get; init; }
    public required nint StepX { get; init; }
    public required nint StrideX { get; init; }
    public required T* Y { get; init; }
    public required nint StepY { get; init; }
    public required nint StrideY { get; init; }
    public required int Items { get; init; }
    public required int ItemsPerChunk { get; init; }

    /// <summary>Parts of nearly equal length; each holds a vector of rows at least.</summary>
    public required int RowChunks { get; init; }

    public int Chunks => (Items + ItemsPerChunk - 1) / ItemsPerChunk * RowChunks;

    public void Invoke(int chunk)
    {
        int part = chunk % RowChunks, item = chunk / RowChunks * ItemsPerChunk;
        int i0 = (int)((long)Rows * part / RowChunks), i1 = (int)((long)Rows * (part + 1) / RowChunks);
        for (int last = Math.Min(item + ItemsPerChunk, Items); item < last; item++)
        {
            Multiply(M + item * StrideM, X + item * StrideX, Y + item * StrideY, i0, i1);
        }
    }

    // Sums of at most this many rows stay in the first-level cache.
    private const int BlockRows = 2048;

    private void Multiply(T* m, T* x, T* y, int i0, int i1)
    {
        T* sums = GemmScratch.Take<T>(2 * (BlockRows + 4 * Kernel.Lanes) + (StepX == 1 ? 0 : K));
        T* old = sums + BlockRows + 4 * Kernel.Lanes;
        if (StepX != 1)
        {
            T* gathered = old + BlockRows + 4 * Kernel.Lanes;
            GemmPack.Vector(K, x, StepX, gathered, 1);
            x = gathered;
        }

        for (int i = i0; i < i1;)
        {
            // The last two blocks share evenly: sums of columns need a whole vector of rows.
            int rows = GemmKernel<T>.NextRows(i1 - i, BlockRows);
            T* block = y + i * StepY;
            if (RowsAreContiguous)
            {
                Kernel.Dots(rows, K, m + i * Ld, Ld, x, sums);
            }
            else
            {
                Kernel.Combine(rows, K, m + i, Ld, x, sums);
            }

            if (!Overwrite)
            {
                GemmPack.Vector(rows, block, StepY, old, 1);
            }

            Kernel.Scale(rows, sums, Alpha, Beta, Overwrite ? null : old);
            GemmPack.Vector(rows, sums, 1, block, StepY);
            i += rows;
        }
    }
}
