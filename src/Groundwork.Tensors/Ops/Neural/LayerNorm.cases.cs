using Groundwork.Testing;

namespace Groundwork.Cases;

static class LayerNormCases
{
    public static OpCase[] Cases =>
    [
        new("rows", [[3, 5]], x => x[0].LayerNorm([5])) { Reference = x => Reference(x[0], null, null) },
        new("weight and bias", [[4, 9], [9], [9]], x => x[0].LayerNorm([9], x[1], x[2])) { Reference = x => Reference(x[0], x[1], x[2]) },
        new("weight alone", [[4, 33], [33]], x => x[0].LayerNorm([33], x[1])) { Reference = x => Reference(x[0], x[1], null) },
        new("bias alone", [[4, 7], [7]], x => x[0].LayerNorm([7], null, x[1])),
        new("two axes", [[2, 3, 4], [3, 4], [3, 4]], x => x[0].LayerNorm([3, 4], x[1], x[2])),
        new("many rows", [[600, 70], [70], [70]], x => x[0].LayerNorm([70], x[1], x[2])) { Reference = x => Reference(x[0], x[1], x[2]), Order = 1 },
        new("empty", [[0, 3]], x => x[0].LayerNorm([3])) { IsSmooth = false },
    ];

    static Tensor Reference(Tensor x, Tensor? weight, Tensor? bias)
    {
        int rows = x.Shape[0], n = x.Shape[1];
        double[] w = weight?.ToArray<double>() ?? [.. Enumerable.Repeat(1.0, n)], b = bias?.ToArray<double>() ?? new double[n];
        var y = new double[rows, n];
        for (int i = 0; i < rows; i++)
        {
            double[] row = x[i].ToArray<double>();
            double mean = row.Average(), variance = row.Average(v => (v - mean) * (v - mean));
            for (int k = 0; k < n; k++) y[i, k] = (row[k] - mean) / Math.Sqrt(variance + 1e-5) * w[k] + b[k];
        }
        return Tensor.From(y);
    }
}
