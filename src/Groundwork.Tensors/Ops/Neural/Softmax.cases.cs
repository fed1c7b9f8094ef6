using Groundwork.Testing;

namespace Groundwork.Cases;

static class SoftmaxCases
{
    public static OpCase[] Cases =>
    [
        new("rows", [[3, 5]], x => x[0].Softmax()) { Reference = x => Reference(x[0]) },
        new("columns", [[3, 5]], x => x[0].Softmax(axis: 0)) { Reference = x => Reference(x[0].Transpose()).Transpose() },
        new("middle axis", [[2, 4, 3]], x => x[0].Softmax(axis: 1)),
        new("longer than a vector", [[2, 33]], x => x[0].Softmax()) { Reference = x => Reference(x[0]) },
        new("shorter than a vector", [[7, 1]], x => x[0].Softmax()) { Reference = x => Reference(x[0]) },
        new("empty", [[0, 3]], x => x[0].Softmax()) { IsSmooth = false },
    ];

    // Written for the eye, in double: what every kernel must agree with.
    static Tensor Reference(Tensor x)
    {
        var y = new double[x.Shape[0], x.Shape[1]];
        for (int i = 0; i < x.Shape[0]; i++)
        {
            double[] row = x[i].ToArray<double>(), e = [.. row.Select(v => Math.Exp(v - row.Max()))];
            for (int k = 0; k < e.Length; k++) y[i, k] = e[k] / e.Sum();
        }
        return Tensor.From(y);
    }
}
