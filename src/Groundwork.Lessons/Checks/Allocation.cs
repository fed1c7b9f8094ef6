namespace Groundwork.Lessons;

/// <summary>How much new memory a call takes on its own thread, for exercises in which a copy is the mistake.</summary>
static class Allocation
{
    const int Tries = 4, Pooled = 1 << 16;

    /// <summary>The bytes that <paramref name="call"/> asks for, at most over a few tries: a buffer that came back to the pool at the wrong moment hides what one try takes.</summary>
    public static long Of(Action call)
    {
        long most = 0;
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            GC.Collect();
            // After a collection a pool takes back what is unreachable when it next lends; each element type has its own.
            foreach (var dtype in (DType[])[DType.Float32, DType.Float64, DType.Int64]) Tensor.Ones([Pooled], dtype);
            TensorMemory.Trim();
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return most;
    }
}
