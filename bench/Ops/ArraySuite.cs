using System.Globalization;

namespace Groundwork.Bench.Ops;

/// <summary>Elementwise functions, reductions and sorting on a million elements: milliseconds of each case.</summary>
internal static class ArraySuite
{
    // Sums: 1. one output element a chunk, any strides: 10 ms a million. 2. Axes merged, rows along memory or into one another: 0.05 ms, shipped.
    // Sorts (Float32, a million, two cores of a Zen 5 server): 1. Array.Sort: 70 ms. 2. Radix, 11 bits a pass, blocks in parallel: 8 ms, shipped.
    // atan2: 1. the C library, one at a time: 28 ms. 2. atan of the smaller ratio, in vectors: 4 ms, shipped.

    /// <summary>Runs the cases whose names contain one of <paramref name="filters"/>, or all.</summary>
    public static int Run(string[] filters)
    {
        foreach (var (name, call) in Cases())
        {
            if (filters.Length > 0 && !filters.Any(filter => name.Contains(filter, StringComparison.Ordinal)))
            {
                continue;
            }

            var (median, best) = Timing.Seconds(call);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-28} median {median * 1e3,9:f3} ms   best {best * 1e3,9:f3} ms"));
        }

        return 0;
    }

    private static IEnumerable<(string Name, Action Call)> Cases()
    {
        var random = new Random(1);
        var values = new float[1_000_000];
        foreach (ref float value in values.AsSpan())
        {
            value = random.NextSingle() - 0.5f;
        }

        Tensor f32 = Tensor.From<float>(values), f64 = f32.To(DType.Float64), i64 = (f64 * 1e6).To(DType.Int64), square = f32.Reshape(1000, 1000), thin = f32.Reshape(-1, 10);
        Tensor mask = f32 > 0, sorted = f32[..10_000].Sort();
        yield return ("add f32", () => _ = f32 + f32);
        yield return ("exp f32", () => f32.Exp());
        yield return ("sin f32", () => f32.Sin());
        yield return ("pow f32", () => f32.Pow(2.5));
        yield return ("atan2 f32", () => f32.Atan2(0.3));
        yield return ("less f32", () => _ = f32 < 0.1);
        yield return ("where f32", () => Tensor.Where(mask, f32, 0));
        yield return ("clip f32", () => f32.Clip(-0.1, 0.1));
        yield return ("sum f32", () => f32.Sum());
        yield return ("sum axis 0 f32", () => square.Sum(0));
        yield return ("sum axis 1 f32", () => square.Sum(1));
        yield return ("sum thin axis 0 f32", () => thin.Sum(0));
        yield return ("sum thin axis 1 f32", () => thin.Sum(1));
        yield return ("count bool", () => mask.Sum());
        yield return ("max f64", () => f64.Max());
        yield return ("argmax f32", () => f32.ArgMax());
        yield return ("var f32", () => f32.Var());
        yield return ("logsumexp axis 1 f32", () => square.LogSumExp(1));
        yield return ("cumsum f32", () => f32.CumSum());
        yield return ("median f32", () => f32.Median());
        yield return ("sort f32", () => f32.Sort());
        yield return ("sort f64", () => f64.Sort());
        yield return ("sort i64", () => i64.Sort());
        yield return ("sort rows f32", () => square.Sort(1));
        yield return ("argsort f32", () => f32.ArgSort());
        yield return ("argsort f64", () => f64.ArgSort());
        yield return ("top 10 f32", () => f32.TopK(10));
        yield return ("unique i64", () => i64.Unique());
        yield return ("searchsorted f32", () => sorted.SearchSorted(f32));
        yield return ("histogram f64", () => f64.Histogram(100));
    }
}
