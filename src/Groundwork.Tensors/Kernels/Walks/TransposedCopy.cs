namespace Groundwork.Kernels;

/// <summary>Copies between layouts whose fast axes differ, as the transposes they are: a row of either would touch a cache line an element.</summary>
static class TransposedCopy
{
    const int Worthwhile = 256; // elements; below, finding the matrix costs more than it brings

    /// <summary>Copies x, broadcast, to y, if neighbours along one axis lie together in x and along another in y.</summary>
    /// <returns>False if they do not; nothing is done then.</returns>
    public static bool TryRun<T>(Tensor x, Tensor y) where T : unmanaged
    {
        if (y.Count < Worthwhile || x.IsContiguous && y.IsContiguous) return false;
        List<int> dims = [];
        List<long> stepsX = [], stepsY = [];
        long[] ownX = x.Strides.ToArray(), ownY = y.Strides.ToArray();
        for (int axis = 0; axis < y.Rank; axis++)
        {
            int n = y.Shape.Array[axis], axisX = axis - (y.Rank - x.Rank);
            if (n == 1) continue;
            long stepX = axisX < 0 || x.Shape.Array[axisX] == 1 ? 0 : ownX[axisX], stepY = ownY[axis];
            if (dims.Count > 0 && stepsX[^1] == stepX * n && stepsY[^1] == stepY * n) (dims[^1], stepsX[^1], stepsY[^1]) = (dims[^1] * n, stepX, stepY);
            else
            {
                dims.Add(n);
                stepsX.Add(stepX);
                stepsY.Add(stepY);
            }
        }
        int p = stepsX.IndexOf(1), q = stepsY.IndexOf(1);
        if (p < 0 || q < 0 || p == q) return false;
        var (rows, columns, ldX, ldY) = (dims[q], dims[p], stepsX[q], stepsY[p]);
        if (rows < 4 || columns < 4 || ldX < columns || ldY < rows || ldX > int.MaxValue || ldY > int.MaxValue) return false;
        foreach (int axis in (int[])[Math.Max(p, q), Math.Min(p, q)])
        {
            dims.RemoveAt(axis);
            stepsX.RemoveAt(axis);
            stepsY.RemoveAt(axis);
        }
        int matrices = 1;
        foreach (int n in dims) matrices *= n;
        var job = new Matrices<T>(x.Storage, y.Storage, x.Offset, y.Offset, [.. dims], [.. stepsX], [.. stepsY], rows, columns, (int)ldX, (int)ldY,
            Math.Max(1, Rows.Grain / Math.Max(1, rows * columns)), matrices);
        // Few large matrices are shared out within each; many small ones as they are.
        if ((long)rows * columns >= Rows.Grain)
            for (int i = 0; i < job.Chunks; i++) job.Invoke(i);
        else Workers.For(job.Chunks, job);
        GC.KeepAlive(x);
        GC.KeepAlive(y);
        return true;
    }

    readonly struct Matrices<T>(Storage x, Storage y, long offsetX, long offsetY, int[] dims, long[] stepsX, long[] stepsY, int rows, int columns, int ldX, int ldY, int perChunk, int count) : IChunkBody
        where T : unmanaged
    {
        public int Chunks => (count + perChunk - 1) / perChunk;

        public void Invoke(int chunk)
        {
            ReadOnlySpan<T> from = x.Elements<T>();
            var to = y.Elements<T>();
            int end = Math.Min(count, (chunk + 1) * perChunk);
            for (int matrix = chunk * perChunk; matrix < end; matrix++)
            {
                long a = offsetX, b = offsetY, rest = matrix;
                for (int i = dims.Length - 1; i >= 0; i--)
                {
                    a += rest % dims[i] * stepsX[i];
                    b += rest % dims[i] * stepsY[i];
                    rest /= dims[i];
                }
                Transpose.Copy(rows, columns, from[(int)a..], ldX, to[(int)b..], ldY);
            }
        }
    }
}
