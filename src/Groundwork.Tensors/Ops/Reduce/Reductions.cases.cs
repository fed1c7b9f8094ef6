using Groundwork.Testing;

namespace Groundwork.Cases;

static class ReductionsCases
{
    static IEnumerable<OpCase> Of(string name, Func<Tensor, int, bool, Tensor> call, Func<double[], double> f, bool smooth = true, int order = 2)
    {
        // Lines along memory, across it, and across it with columns to spare; a long line is cut into blocks.
        foreach (var (shape, axis) in new (Shape, int)[] { ([3, 37], 1), ([37, 3], 0), ([41, 35], 0), ([4, 5, 6], 1), ([2, 1300], -1) })
            yield return new($"{name} over axis {axis} of {shape}", [shape], x => call(x[0], axis, true))
            {
                Reference = x => Slow.Reduce(x[0], axis < 0 ? 1 : axis, f), IsSmooth = smooth, Order = order,
            };
    }

    static double Variance(double[] x) => x.Sum(v => (v - x.Average()) * (v - x.Average())) / x.Length;

    public static OpCase[] Cases =>
    [
        .. Of("sum", (x, axis, keep) => x.Sum(axis, keep), x => x.Sum()),
        .. Of("mean", (x, axis, keep) => x.Mean(axis, keep), x => x.Average()),
        .. Of("max", (x, axis, keep) => x.Max(axis, keep), x => x.Max(), order: 1),
        .. Of("min", (x, axis, keep) => x.Min(axis, keep), x => x.Min(), order: 1),
        .. Of("max along", (x, axis, keep) => x.MaxAlong(axis, keep).Values, x => x.Max(), order: 1),
        .. Of("min along", (x, axis, keep) => x.MinAlong(axis, keep).Values, x => x.Min(), order: 1),
        .. Of("argmax", (x, axis, keep) => x.ArgMax(axis, keep), x => Array.IndexOf(x, x.Max()), smooth: false),
        .. Of("argmin", (x, axis, keep) => x.ArgMin(axis, keep), x => Array.IndexOf(x, x.Min()), smooth: false),
        .. Of("any", (x, axis, keep) => (x > 1.9).Any(axis, keep), x => x.Any(v => v > 1.9) ? 1 : 0, smooth: false),
        .. Of("all", (x, axis, keep) => (x > -1.9).All(axis, keep), x => x.All(v => v > -1.9) ? 1 : 0, smooth: false),
        .. Of("count nonzero", (x, axis, keep) => x.Trunc().CountNonzero(axis, keep), x => x.Count(v => Math.Truncate(v) != 0), smooth: false),
        .. Of("ptp", (x, axis, keep) => x.Ptp(axis, keep), x => x.Max() - x.Min(), order: 1),
        .. Of("var", (x, axis, keep) => x.Var(axis, keep), Variance),
        .. Of("std", (x, axis, keep) => x.Std(axis, keep, ddof: 1), x => Math.Sqrt(Variance(x) * x.Length / (x.Length - 1))),
        .. Of("logsumexp", (x, axis, keep) => x.LogSumExp(axis, keep), x => Math.Log(x.Sum(Math.Exp))),
        new("sum over two axes apart", [[3, 5, 7, 11]], x => x[0].Sum([0, 2])),
        new("sum over all", [[3, 5, 7]], x => x[0].Sum()) { Reference = x => x[0].ToArray<double>().Sum() },
        new("sum of nothing", [[3, 0]], x => x[0].Sum(1)) { Reference = _ => Tensor.Zeros([3], DType.Float64) },
        new("sum of a scalar", [[]], x => x[0].Sum() * x[0].Mean()),
        new("prod", [[4, 6]], x => x[0].Prod(1)) { Reference = x => Slow.Reduce(x[0], 1, r => r.Aggregate(1.0, (a, b) => a * b)).Squeeze(1) },
        new("prod over two axes", [[4, 3, 2]], x => x[0].Prod([0, 2], keep: true)),
        new("cumsum", [[3, 37]], x => x[0].CumSum(1)) { Reference = x => Slow.Rows(x[0], 1, r => Running(r, (a, b) => a + b)) },
        new("cumsum down", [[9, 37]], x => x[0].CumSum(0)) { Reference = x => Slow.Rows(x[0], 0, r => Running(r, (a, b) => a + b)) },
        new("cumsum of all", [[3, 4]], x => x[0].CumSum()),
        new("cumprod", [[3, 7]], x => x[0].CumProd(1)) { Reference = x => Slow.Rows(x[0], 1, r => Running(r, (a, b) => a * b)) },
        new("cummax", [[3, 37]], x => x[0].CumMax(1)) { Reference = x => Slow.Rows(x[0], 1, r => Running(r, Math.Max)), Order = 1 },
        new("cummin down", [[19, 5]], x => x[0].CumMin(0)) { Reference = x => Slow.Rows(x[0], 0, r => Running(r, Math.Min)), Order = 1 },
        new("average", [[4, 6], [6]], x => x[0].Average(x[1], axis: 1)) { Domain = (0.5, 2) },
        new("nan forms agree where there is no NaN", [[4, 6]], x => x[0].NanSum([1]) + x[0].NanMean([1]) + x[0].NanVar([1]) + x[0].NanMax([1]))
        {
            Reference = x => x[0].Sum(1) + x[0].Mean(1) + x[0].Var(1) + x[0].Max(1), Order = 1,
        },
    ];

    static double[] Running(double[] x, Func<double, double, double> f)
    {
        for (int i = 1; i < x.Length; i++) x[i] = f(x[i - 1], x[i]);
        return x;
    }
}
