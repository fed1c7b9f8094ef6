using System.Globalization;
using Groundwork.Kernels;

namespace Groundwork.Bench.Kernels;

/// <summary>Matrix products: microseconds and GFLOP/s of each case, to be set beside peer_gemm.py.</summary>
internal static class GemmSuite
{
    // 1. Plain loops over vectors of C: 28 GFLOP/s float32 at 256 (Zen 5, 2.6 GHz nominal, one thread).
    // 2. Tile 6 x 4 vectors of 512 bits: spilled as soon as anything was called while the tile was alive.
    // 3. Tile 12 x 2 vectors, A and B in place: 220-236 at 128 to 1024, 210 at 2048, where rows of B share few sets.
    // 4. The same with B packed from 1 MB on and transposed A packed: shipped.

    /// <summary>Runs the cases whose names contain one of <paramref name="filters"/>, or all.</summary>
    public static int Run(string[] filters)
    {
        foreach (var (name, m, n, k, batch) in Cases())
        {
            foreach (string form in new[] { "nn", "tn", "nt", "tt" })
            {
                string full = $"{name}_{form}";
                if (filters.Length > 0 && !filters.Any(filter => full.Contains(filter, StringComparison.Ordinal)))
                {
                    continue;
                }

                if (name.StartsWith("f32", StringComparison.Ordinal))
                {
                    Time<float>(full, form, m, n, k, batch, 1);
                }
                else
                {
                    Time<double>(full, form, m, n, k, batch, 1);
                }
            }
        }

        return 0;
    }

    private static IEnumerable<(string Name, int M, int N, int K, int Batch)> Cases()
    {
        foreach (string type in new[] { "f32", "f64" })
        {
            foreach (int n in new[] { 64, 96, 128, 256, 512, 1024, 2048 })
            {
                yield return ($"{type}_{n}", n, n, n, 1);
            }

            yield return ($"{type}_12x64", 64, 64, 64, 12);
            yield return ($"{type}_768x768x16", 768, 16, 768, 1); // m x k x n
            yield return ($"{type}_768x128x512", 768, 512, 128, 1);
            yield return ($"{type}_768x512x128", 768, 128, 512, 1);
            yield return ($"{type}_768x128x65", 768, 65, 128, 1);
            yield return ($"{type}_128x768x512", 128, 512, 768, 1); // gradients: m = rows of the weight
            yield return ($"{type}_512x768x128", 512, 128, 768, 1);
            yield return ($"{type}_128x768x65", 128, 65, 768, 1);
            yield return ($"{type}_768x65x128", 768, 128, 65, 1);
            yield return ($"{type}_1x4096x4096", 1, 4096, 4096, 1);
            yield return ($"{type}_4096x4096x1", 4096, 1, 4096, 1);
            yield return ($"{type}_4x768x3072", 4, 3072, 768, 1);
        }
    }

    private static void Time<T>(string name, string form, int m, int n, int k, int batch, T one)
        where T : unmanaged
    {
        var (a, b, c) = (new T[batch * m * k], new T[batch * k * n], new T[batch * m * n]);
        Array.Fill(a, one);
        Array.Fill(b, one);
        bool transA = form[0] == 't', transB = form[1] == 't';
        var (median, best) = Timing.Seconds(() => Gemm.Batch(
            transA, transB, m, n, k, one, batch, a, transA ? m : k, m * k, b, transB ? k : n, k * n, default, c, n, m * n));
        double flop = 2.0 * batch * m * n * k;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}\t{median * 1e6:F2}\t{best * 1e6:F2}\t{flop / median / 1e9:F1}"));
    }
}
