using Groundwork.Testing;

namespace Groundwork.Cases;

static class SortCases
{
    static double[] Sorted(double[] x) => [.. x.Order()];

    public static OpCase[] Cases =>
    [
        new("sort rows", [[3, 37]], x => x[0].Sort()) { Reference = x => Slow.Rows(x[0], 1, Sorted), Order = 1 },
        new("sort columns", [[37, 3]], x => x[0].Sort(axis: 0)) { Reference = x => Slow.Rows(x[0], 0, Sorted), Order = 1 },
        new("sort all", [[5, 7]], x => x[0].Sort(axis: null)) { Reference = x => Tensor.From(Sorted(x[0].ToArray<double>())), Order = 1 },
        new("sort down", [[3, 37]], x => x[0].Sort(descending: true)) { Reference = x => Slow.Rows(x[0], 1, r => [.. r.OrderDescending()]), Order = 1 },
        new("sort a long row", [[3000]], x => x[0].Sort()) { Reference = x => Slow.Rows(x[0], 0, Sorted), IsSmooth = false },
        new("argsort a long row", [[3000]], x => x[0].ArgSort()) { Reference = x => Slow.Rows(x[0], 0, Order), IsSmooth = false },
        new("argsort columns", [[41, 3]], x => x[0].ArgSort(0)) { Reference = x => Slow.Rows(x[0], 0, Order), IsSmooth = false },
        new("top k", [[3, 700]], x => x[0].TopK(5).Values) { Reference = x => Top(x[0], 5), Order = 1 },
        new("k-th value", [[3, 37]], x => x[0].KthValue(4).Value) { Reference = x => Slow.Reduce(x[0], 1, r => Sorted(r)[3]).Squeeze(1), Order = 1 },
        new("median of an odd number", [[3, 37]], x => x[0].Median(1)) { Reference = x => Slow.Reduce(x[0], 1, r => Sorted(r)[18]).Squeeze(1), Order = 1 },
        new("median over two axes", [[3, 4, 5]], x => x[0].Median([0, 2], keep: true)) { Order = 1 },
        new("quantile", [[3, 37]], x => x[0].Quantile(0.3, [1])) { Reference = x => Slow.Reduce(x[0], 1, r => Sorted(r)[10] * 0.2 + Sorted(r)[11] * 0.8).Squeeze(1), Order = 1 },
        new("two quantiles", [[7, 3]], x => x[0].Quantile([0.1, 0.9], [0])) { Order = 1 },
    ];

    static double[] Order(double[] x) => [.. Enumerable.Range(0, x.Length).OrderBy(i => x[i]).Select(i => (double)i)];

    static Tensor Top(Tensor x, int k)
    {
        double[] y = [.. x.ToArray<double>().Chunk(x.Shape[1]).SelectMany(r => r.OrderDescending().Take(k))];
        return Tensor.From<double>(y, [x.Shape[0], k]);
    }
}
