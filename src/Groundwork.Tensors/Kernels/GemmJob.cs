namespace Groundwork.Kernels;

/// <summary>One matrix product, or a batch of them, cut into chunks for <see cref="Workers"/>.</summary>
internal readonly unsafe struct GemmJob<T> : IChunkBody
    where T : unmanaged
{
    // A block of B [k, BlockColumns] stays in the second-level cache (1 MB or more) while rows of A pass by.
    private const int BlockRows = 192;

    // Rows of an operand that span more than this are packed: their lines fall into few sets of the caches and each is
    // on a page of its own. Below, reading in place is as fast or faster (bench/Kernels/GemmSuite).
    private const int PackB = 1 << 19;
    private const int PackA = 1 << 20;

    public required GemmKernel<T> Kernel { get; init; }
    public required bool TransA { get; init; }
    public required bool TransB { get; init; }
    public required int M { get; init; }
    public required int N { get; init; }
    public required int K { get; init; }
    public required T Alpha { get; init; }
    public required T Beta { get; init; }
    public required bool Overwrite { get; init; }
    public required T* A { get; init; }
    public required nint Lda { get; init; }
    public required nint StrideA { get; init; }
    public required T* B { get; init; }
    public required nint Ldb { get; init; }
    public required nint StrideB { get; init; }
    public required T* C { get; init; }
    public required nint Ldc { get; init; }
    public required nint StrideC { get; init; }
    public required int Items { get; init; }
    public required int ItemsPerChunk { get; init; }
    public required int RowsPerChunk { get; init; }
    public required int ColumnsPerChunk { get; init; }

    /// <summary>Polled before every block: each takes milliseconds at most.</summary>
    public required CancellationToken Cancel { get; init; }

    private int RowChunks => (M + RowsPerChunk - 1) / RowsPerChunk;

    private int ColumnChunks => (N + ColumnsPerChunk - 1) / ColumnsPerChunk;

    public int Chunks => (Items + ItemsPerChunk - 1) / ItemsPerChunk * RowChunks * ColumnChunks;

    // Passes over k of much the same length; the length depends on k alone, and with it the rounding.
    private static int StepK(int k)
    {
        int most = sizeof(T) == 4 ? 384 : 256;
        int steps = (k + most - 1) / most;
        return (k + steps - 1) / steps;
    }

    private int BlockColumns => (sizeof(T) == 4 ? 512 : 384) / Kernel.Width * Kernel.Width;

    // With 8 ways the 12 rows of a tile would put each other out of the cache at every step of k.
    private static bool DoNotFitOneSet(nint ld) =>
        FirstLevelCache.Ways < 12 && (ld * sizeof(T) & (FirstLevelCache.WayBytes - 1)) is < 64 or > FirstLevelCache.WayBytes - 64;

    public void Invoke(int chunk)
    {
        int column = chunk % ColumnChunks;
        int row = chunk / ColumnChunks % RowChunks;
        int item = chunk / ColumnChunks / RowChunks * ItemsPerChunk;
        int i = row * RowsPerChunk, j = column * ColumnsPerChunk;
        for (int last = Math.Min(item + ItemsPerChunk, Items); item < last; item++)
        {
            Multiply(
                A + item * StrideA, B + item * StrideB, C + item * StrideC,
                i, Math.Min(i + RowsPerChunk, M), j, Math.Min(j + ColumnsPerChunk, N));
        }
    }

    // C[i0..i1, j0..j1], with B in blocks that stay in the second-level cache while all rows of A pass by.
    private void Multiply(T* a, T* b, T* c, int i0, int i1, int j0, int j1)
    {
        int stepK = StepK(K), blockColumns = Math.Min(BlockColumns, j1 - j0), width = Kernel.Width;
        bool packB = TransB || i1 - i0 >= 96 && Ldb * sizeof(T) * stepK >= PackB;
        bool packA = j1 - j0 >= 2 * width && (TransA ? Lda * sizeof(T) * stepK >= PackA : DoNotFitOneSet(Lda));
        nint sizeB = (nint)stepK * (blockColumns + width);
        nint sizeA = packA ? (nint)BlockRows * (stepK + 2 * Kernel.Lanes) : 0;
        T* scratch = GemmScratch.Take<T>(sizeB + sizeA + 12 * width);
        var panels = new Panels(Kernel, scratch, packB);
        T* packedA = scratch + sizeB;
        T* edge = packedA + sizeA;

        for (int j = j0; j < j1; j += blockColumns)
        {
            int n = Math.Min(blockColumns, j1 - j);
            for (int p = 0; p < K; p += stepK)
            {
                Cancel.ThrowIfCancellationRequested();
                int k = Math.Min(stepK, K - p);
                panels.Fill(TransB, k, n, TransB ? b + j * Ldb + p : b + p * Ldb + j, Ldb);
                int maxRows = Kernel.MaxRows(n <= Kernel.Lanes ? 1 : 2);
                for (int i = i0; i < i1; i += BlockRows)
                {
                    int m = Math.Min(BlockRows, i1 - i);
                    T* block = TransA ? a + p * Lda + i : a + i * Lda + p;
                    Block(panels, m, n, k, p == 0, maxRows, block, M - i, c + i * Ldc + j, packA ? packedA : null, edge);
                }
            }
        }
    }

    // C[m, n] += A[m, k] B with B in panels, row of tiles by row of tiles: the rows of A stay in the first-level cache.
    private void Block(in Panels b, int m, int n, int k, bool first, int maxRows, T* a, int readable, T* c, T* packed, T* edge)
    {
        bool overwrite = first && Overwrite;
        T beta = first ? Beta : One;
        nint rowA = TransA ? 1 : Lda, stepA = TransA ? Lda : 1;
        nint panelStride = (nint)maxRows * k + 2 * Kernel.Lanes;
        int panels = 0;
        if (packed != null && TransA)
        {
            int read = (maxRows + Kernel.Lanes - 1) / Kernel.Lanes * Kernel.Lanes; // whole vectors, past the rows of a panel
            panels = readable < read ? 0 : Math.Min(m / maxRows, (readable - read) / maxRows + 1);
            Kernel.PackColumns(panels, maxRows, k, a, Lda, packed, panelStride);
        }

        for (int i = 0; i < m;)
        {
            int rows = GemmKernel<T>.NextRows(m - i, maxRows);
            T* rowsOfA = a + i * rowA;
            nint row = rowA, step = stepA;
            if (packed != null && TransA)
            {
                T* panel = packed + i / maxRows * panelStride;
                if (rows < maxRows || i / maxRows >= panels)
                {
                    GemmPack.Block(k, rows, rowsOfA, Lda, panel, rows);
                }

                rowsOfA = panel;
                step = rows;
            }
            else if (packed != null)
            {
                row = k + Kernel.Width;
                for (int x = 0; x < rows; x++)
                {
                    GemmPack.Vector(k, rowsOfA + x * Lda, 1, packed + x * row, 1);
                }

                rowsOfA = packed;
            }

            T* rowsOfC = c + i * Ldc;
            var tile = Kernel.Tile(rows, 2);
            int j = 0;
            for (; j + Kernel.Width <= n; j += Kernel.Width)
            {
                tile(k, rowsOfA, row, step, b.At(j), b.Step, rowsOfC + j, Ldc, Alpha, beta, overwrite);
            }

            if (j < n)
            {
                Edge(rows, n - j, k, rowsOfA, row, step, b.Tail, b.TailStep, rowsOfC + j, beta, overwrite, edge);
            }

            i += rows;
        }
    }

    // The last columns, fewer than a tile is wide. A part of a vector goes through a copy of C.
    private void Edge(int rows, int n, int k, T* a, nint rowA, nint stepA, T* b, nint ldb, T* c, T beta, bool overwrite, T* edge)
    {
        int vectors = (n + Kernel.Lanes - 1) / Kernel.Lanes, width = vectors * Kernel.Lanes;
        var tile = Kernel.Tile(rows, vectors);
        if (n == width)
        {
            tile(k, a, rowA, stepA, b, ldb, c, Ldc, Alpha, beta, overwrite);
            return;
        }

        if (!overwrite)
        {
            GemmPack.Block(rows, n, c, Ldc, edge, width);
        }

        tile(k, a, rowA, stepA, b, ldb, edge, width, Alpha, beta, overwrite);
        for (int i = 0; i < rows; i++)
        {
            new ReadOnlySpan<T>(edge + i * width, n).CopyTo(new Span<T>(c + i * Ldc, n));
        }
    }

    private static T One => typeof(T) == typeof(float) ? (T)(object)1f : (T)(object)1d;

    /// <summary>The columns of a block of B, a tile's width at a time: in place, or packed.</summary>
    private struct Panels(GemmKernel<T> kernel, T* scratch, bool pack)
    {
        private T* start;
        private nint perColumn;

        /// <summary>Elements from one row of a whole panel to the next.</summary>
        public nint Step { get; private set; }

        /// <summary>The columns after the last whole panel, padded to whole vectors.</summary>
        public T* Tail { get; private set; }

        public nint TailStep { get; private set; }

        public readonly T* At(int j) => start + j * perColumn;

        public void Fill(bool trans, int k, int n, T* b, nint ldb)
        {
            int width = kernel.Width, whole = n / width * width, rest = n - whole;
            if (pack)
            {
                start = scratch;
                (Step, perColumn) = (width, k);
                for (int j = 0; j < whole; j += width)
                {
                    if (trans)
                    {
                        Transpose.Block(width, k, b + j * ldb, ldb, scratch + j * (nint)k, width);
                    }
                    else
                    {
                        kernel.PackRows(k, b + j, ldb, scratch + j * (nint)k);
                    }
                }
            }
            else
            {
                start = b;
                (Step, perColumn) = (ldb, 1);
            }

            if (rest > 0)
            {
                FillTail(trans, k, rest, trans ? b + whole * ldb : b + whole, ldb, scratch + whole * (nint)k);
            }
        }

        private void FillTail(bool trans, int k, int n, T* b, nint ldb, T* to)
        {
            int padded = (n + kernel.Lanes - 1) / kernel.Lanes * kernel.Lanes;
            if (!trans && n == padded)
            {
                Tail = b;
                TailStep = ldb;
                return;
            }

            Tail = to;
            TailStep = padded;
            if (!trans)
            {
                GemmPack.Block(k, n, b, ldb, to, padded);
                return;
            }

            if (n < padded)
            {
                new Span<T>(to, k * padded).Clear();
            }

            Transpose.Block(n, k, b, ldb, to, padded);
        }
    }
}
