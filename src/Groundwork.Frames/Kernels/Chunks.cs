using Groundwork.Kernels;

namespace Groundwork;

/// <summary>Splits work over rows into chunks whose bounds depend on the row count alone, so results are the same at any thread count.</summary>
internal static class Chunks
{
    public const int Rows = 1 << 16;

    public static int CountOf(int rows, int size = Rows) => (int)(((long)rows + size - 1) / size);

    /// <summary>Runs the body for each chunk (index, first row, row after the last), on several threads when there are several chunks.</summary>
    public static void For(int rows, Action<int, int, int> body, int size = Rows)
    {
        var count = CountOf(rows, size);
        if (count <= 1)
        {
            if (rows > 0) body(0, 0, rows);
            return;
        }
        Each(count, chunk => body(chunk, chunk * size, (int)Math.Min(rows, (long)(chunk + 1) * size)));
    }

    /// <summary>Runs the body for 0 .. count - 1, on several threads.</summary>
    public static void Each(int count, Action<int> body)
    {
        if (count <= 1)
        {
            if (count == 1) body(0);
            return;
        }
        Workers.For(count, new Body(body));
    }

    private readonly struct Body(Action<int> body) : IChunkBody
    {
        public void Invoke(int chunk) => body(chunk);
    }
}
