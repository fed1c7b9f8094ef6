using Groundwork.Testing;

namespace Groundwork.Cases;

static class RotaryCases
{
    public static OpCase[] Cases =>
    [
        new("one head", [[3, 4]], x => x[0].Rotary(100, offset: 2)) { Reference = x => Reference(x[0], 100, 2) },
        new("batched", [[2, 3, 5, 6]], x => x[0].Rotary()),
    ];

    static Tensor Reference(Tensor x, double @base, int offset)
    {
        int n = x.Shape[1], half = n / 2;
        var y = new double[x.Shape[0], n];
        for (int i = 0; i < x.Shape[0]; i++)
            for (int k = 0; k < half; k++)
            {
                double angle = (i + offset) * Math.Pow(@base, -2.0 * k / n), a = x[i, k].Item(), b = x[i, k + half].Item();
                (y[i, k], y[i, k + half]) = (a * Math.Cos(angle) - b * Math.Sin(angle), b * Math.Cos(angle) + a * Math.Sin(angle));
            }
        return Tensor.From(y);
    }
}
