using System.Globalization;
using Groundwork.Kernels;

namespace Groundwork.Bench.Kernels;

/// <summary>Transposing copies of square matrices: milliseconds, and the bytes read and written in GB/s.</summary>
internal static class TransposeSuite
{
    // Float32, one thread (Zen 5, 2.6 GHz nominal); NumPy copies 7 GB/s at 4000 and 1.2 at 4096.
    // 1. Squares transposed in registers, handed out in chunks of 128 x 128: 27 GB/s at 4000, 11 at 4096, where rows
    //    of the result share one set of the cache.
    // 2. Such results put together in a buffer and moved row by row: 1.6x at 4096, 1.9x at 2048, 3x at 512. Shipped.

    public static int Run()
    {
        foreach (int n in new[] { 64, 512, 1024, 4000, 4096 })
        {
            Time<float>("f32", n);
            Time<double>("f64", n);
            Time<short>("i16", n);
        }

        return 0;
    }

    private static void Time<T>(string type, int n)
        where T : unmanaged
    {
        var (from, to) = (new T[n * n], new T[n * n]);
        var (median, best) = Timing.Seconds(() => Transpose.Copy<T>(n, n, from, n, to, n));
        double bytes = 2.0 * n * n * System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{type}_{n}\t{median * 1e3:F4}\t{best * 1e3:F4}\t{bytes / median / 1e9:F1}"));
    }
}
