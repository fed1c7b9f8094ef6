namespace Groundwork.Kernels;

/// <summary>Work on rows <c>first</c> to <c>end - 1</c>. Implemented by structs, so that the call is direct.</summary>
interface IRowsBody
{
    void Invoke(int first, int end);
}

/// <summary>Splits the rows of a matrix into chunks of a fixed size, so that results do not depend on how many threads take them.</summary>
static class RowChunks
{
    /// <summary>Rows a chunk holds when each has <paramref name="width"/> elements to be worked on.</summary>
    public static int Size(int width) => Math.Max(1, Rows.Grain / Math.Max(width, 1));

    public static int Count(int rows, int width) => (rows + Size(width) - 1) / Size(width);

    /// <summary>Calls the body for every chunk, in parallel if there is more than one.</summary>
    public static void For<TBody>(int rows, int width, TBody body) where TBody : struct, IRowsBody
    {
        if (rows == 0) return;
        int chunks = Count(rows, width);
        if (chunks == 1)
        {
            body.Invoke(0, rows);
            Workers.KeepAlive(in body);
        }
        else Workers.For(chunks, new Chunk<TBody>(rows, Size(width), body));
    }

    readonly struct Chunk<TBody>(int rows, int size, TBody body) : IChunkBody where TBody : struct, IRowsBody
    {
        public void Invoke(int chunk) => body.Invoke(chunk * size, Math.Min(rows, (chunk + 1) * size));
    }
}
