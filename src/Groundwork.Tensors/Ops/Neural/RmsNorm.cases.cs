using Groundwork.Testing;

namespace Groundwork.Cases;

static class RmsNormCases
{
    public static OpCase[] Cases =>
    [
        new("rows", [[3, 5]], x => x[0].RmsNorm()) { Reference = x => Reference(x[0], null) },
        new("weight", [[2, 4, 33], [33]], x => x[0].RmsNorm(x[1], 1e-5)),
        new("many rows", [[700, 50], [50]], x => x[0].RmsNorm(x[1])) { Reference = x => Reference(x[0], x[1]), Order = 1 },
    ];

    static Tensor Reference(Tensor x, Tensor? weight)
    {
        var y = new double[x.Shape[0], x.Shape[1]];
        for (int i = 0; i < x.Shape[0]; i++)
        {
            double[] row = x[i].ToArray<double>();
            double s = 1 / Math.Sqrt(row.Average(v => v * v) + 1e-6);
            for (int k = 0; k < row.Length; k++) y[i, k] = row[k] * s * (weight is null ? 1 : weight[k].Item());
        }
        return Tensor.From(y);
    }
}
