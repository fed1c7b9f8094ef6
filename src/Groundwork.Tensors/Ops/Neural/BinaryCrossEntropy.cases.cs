using Groundwork.Testing;

namespace Groundwork.Cases;

static class BinaryCrossEntropyCases
{
    public static OpCase[] Cases =>
    [
        new("rows", [[3, 5], [3, 5]], x => x[0].BinaryCrossEntropy(x[1]))
        {
            Domain = (0.05, 0.95),
            Reference = x => Tensor.From<double>([.. x[0].ToArray<double>().Zip(x[1].ToArray<double>(), (p, t) => -t * Math.Log(p) - (1 - t) * Math.Log(1 - p))], [3, 5]),
        },
    ];
}
