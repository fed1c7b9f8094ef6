using Groundwork.Kernels;

namespace Groundwork.Bench.Kernels;

/// <summary>GFLOP/s of matrix products.</summary>
internal static class GemmSuite
{
    public static int Run(string[] arguments)
    {
        foreach (int n in new[] { 64, 128, 256 })
        {
            var (a, b, c) = (new float[n * n], new float[n * n], new float[n * n]);
            var (median, best) = Timing.Seconds(() => Gemm.Multiply<float>(false, false, n, n, n, 1, a, n, b, n, 0, c, n));
            Console.WriteLine($"{n} {2.0 * n * n * n / median / 1e9:F1} {2.0 * n * n * n / best / 1e9:F1}");
        }

        return 0;
    }
}
