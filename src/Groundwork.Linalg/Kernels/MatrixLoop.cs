using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork.LinearAlgebra;

/// <summary>The work on one matrix of a batch. Implemented by structs, so that the call is direct.</summary>
interface IMatrixBody
{
    void Invoke(int matrix);
}

/// <summary>Runs the matrices of a batch: small ones several at a time, large ones one after the other, each on all threads.</summary>
static class MatrixLoop
{
    const long Large = 128 * 128, Grain = 1 << 13;

    /// <summary>Calls the body for every matrix; <paramref name="elements"/> is the size of one.</summary>
    public static void For<TBody>(long count, long elements, TBody body) where TBody : struct, IMatrixBody
    {
        int each = (int)Math.Clamp(Grain / Math.Max(1, elements), 1, Math.Max(1, count));
        int chunks = (int)((count + each - 1) / each);
        if (chunks < 2 || elements >= Large)
            for (int i = 0; i < count; i++) body.Invoke(i);
        else
            Workers.For(chunks, new Chunk<TBody>((int)count, each, body));
    }

    /// <summary>Refuses NaN and infinity.</summary>
    /// <exception cref="LinalgException">An element is not finite.</exception>
    public static void CheckFinite<T>(string op, in MatrixSpan<T> a, int matrix, bool batched) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (T.IsFinite(a.MaxMagnitude())) return;
        for (int i = 0; i < a.Rows; i++)
            for (int j = 0; j < a.Columns; j++)
                if (!T.IsFinite(a[i, j])) throw LinalgException.NotFinite(op, i, j, matrix, batched);
    }

    readonly struct Chunk<TBody>(int count, int each, TBody body) : IChunkBody where TBody : struct, IMatrixBody
    {
        public void Invoke(int chunk)
        {
            for (int i = chunk * each; i < Math.Min(count, (chunk + 1) * each); i++) body.Invoke(i);
        }
    }
}
