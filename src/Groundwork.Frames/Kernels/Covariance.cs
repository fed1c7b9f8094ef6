using System.Buffers;

namespace Groundwork;

/// <summary>Covariance and correlation over the rows where both values are present.</summary>
internal static class Covariance
{
    public static double Of(double[] x, double[] y)
    {
        var (xs, ys) = Complete(x, y);
        return xs.Length < 2 ? double.NaN : Products(xs, ys) / (xs.Length - 1);
    }

    public static double Correlation(double[] x, double[] y, CorrelationMethod method)
    {
        var (xs, ys) = Complete(x, y);
        if (xs.Length < 2) return double.NaN;
        if (method == CorrelationMethod.Spearman) (xs, ys) = (Ranks(xs), Ranks(ys));
        var scale = Math.Sqrt(Products(xs, xs) * Products(ys, ys));
        return scale == 0 ? double.NaN : Math.Clamp(Products(xs, ys) / scale, -1, 1);
    }

    private static double Products(double[] x, double[] y)
    {
        double meanX = Statistics.Sum(x) / x.Length, meanY = Statistics.Sum(y) / y.Length;
        // Chunks of products, added as Statistics.Sum adds those of an array.
        var sums = new double[Chunks.CountOf(x.Length)];
        Chunks.For(x.Length, (chunk, from, to) =>
        {
            var buffer = ArrayPool<double>.Shared.Rent(to - from);
            var products = buffer.AsSpan(0, to - from);
            for (var i = from; i < to; i++) products[i - from] = (x[i] - meanX) * (y[i] - meanY);
            sums[chunk] = Statistics.SumOf(products);
            ArrayPool<double>.Shared.Return(buffer);
        });
        return Statistics.SumOf(sums);
    }

    private static (double[] X, double[] Y) Complete(double[] x, double[] y)
    {
        if (MissingMask.CountNaN(x) == 0 && MissingMask.CountNaN(y) == 0) return (x, y);
        var both = new bool[x.Length];
        for (var row = 0; row < both.Length; row++) both[row] = !double.IsNaN(x[row]) && !double.IsNaN(y[row]);
        return ([.. x.Where((_, row) => both[row])], [.. y.Where((_, row) => both[row])]);
    }

    private static double[] Ranks(double[] values) =>
        ColumnCast.ToDoubles(Ranking.Of(Column.Wrap("x", values), [0, values.Length], RankMethod.Average, descending: false, MissingRank.Keep, asShare: false));
}
