using Groundwork.Testing;

namespace Groundwork.Cases;

static class OneHotCases
{
    public static OpCase[] Cases =>
    [
        new("one hot", [[3, 4]], x => x[0].To(DType.Int64).OneHot(5)) { Reference = Reference, Domain = (0, 5), IsSmooth = false },
    ];

    static Tensor Reference(Tensor[] x)
    {
        var y = new double[12 * 5];
        double[] classes = x[0].ToArray<double>();
        for (int i = 0; i < classes.Length; i++) y[5 * i + (int)classes[i]] = 1;
        return Tensor.From<double>(y, [3, 4, 5]);
    }
}
