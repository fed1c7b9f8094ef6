using Groundwork.Testing;

namespace Groundwork.Cases;

static class ActivationCases
{
    // The points lie away from the corners: 0.1 and 2.1 to 4 steps beyond each.
    public static OpCase[] Cases =>
    [
        .. Smooth("silu", x => x.Silu(), v => v / (1 + Math.Exp(-v))),
        .. Smooth("gelu", x => x.Gelu(), v => v * NormalCdf(v)),
        .. Smooth("gelu tanh", x => x.Gelu(tanh: true), v => v / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (v + 0.044715 * v * v * v)))),
        .. Smooth("softplus", x => x.Softplus(), v => Math.Log(1 + Math.Exp(v))),
        .. Smooth("sharp softplus", x => x.Softplus(beta: 3, threshold: 40), v => Math.Log(1 + Math.Exp(3 * v)) / 3),
        .. Smooth("mish", x => x.Mish(), v => v * Math.Tanh(Math.Log(1 + Math.Exp(v)))),
        .. Smooth("tanhshrink", x => x.Tanhshrink(), v => v - Math.Tanh(v)),
        .. Smooth("log sigmoid", x => x.LogSigmoid(), v => -Math.Log(1 + Math.Exp(-v))),
        .. Sides("leaky relu", x => x.LeakyRelu(0.1), v => v > 0 ? v : 0.1 * v),
        .. Sides("elu", x => x.Elu(1.5), v => v > 0 ? v : 1.5 * (Math.Exp(v) - 1)),
        .. Sides("scaled elu", x => x.Elu(1.5, 1.1, 0.7), v => 1.1 * (v > 0 ? v : 1.5 * (Math.Exp(0.7 * v) - 1))),
        .. Sides("softsign", x => x.Softsign(), v => v / (1 + Math.Abs(v))),
        .. Sides("hardtanh", x => x.Hardtanh(-0.05, 3), v => Math.Clamp(v, -0.05, 3)),
        .. Sides("hardswish", x => x.Hardswish(), v => v * Math.Clamp(v + 3, 0, 6) / 6),
        .. Sides("hardsigmoid", x => x.Hardsigmoid(), v => Math.Clamp(v + 3, 0, 6) / 6),
        .. Sides("softshrink", x => x.Softshrink(0.05), v => v > 0 ? v - 0.05 : v + 0.05),
        .. Sides("hardshrink", x => x.Hardshrink(0.05), v => v),
        .. Sides("threshold", x => x.Threshold(0, 7), v => v > 0 ? v : 7),
    ];

    static OpCase[] Smooth(string name, Func<Tensor, Tensor> f, Func<double, double> reference) =>
        [Case(name, f, reference, (-3, 3)), Case($"{name}, empty", f, reference, (0, 1), [2, 0]) with { IsSmooth = false }];

    static OpCase[] Sides(string name, Func<Tensor, Tensor> f, Func<double, double> reference) =>
        [Case($"{name}, right", f, reference, (0.1, 2.5)), Case($"{name}, left", f, reference, (-2.5, -0.1))];

    static OpCase Case(string name, Func<Tensor, Tensor> f, Func<double, double> reference, (double, double) domain, int[]? shape = null) =>
        new(name, [Shape.Of(shape ?? [3, 19])], x => f(x[0]))
        {
            Domain = domain,
            Reference = x => Tensor.From<double>([.. x[0].ToArray<double>().Select(reference)], x[0].Shape),
        };

    static double NormalCdf(double x)
    {
        // Simpson's rule from 0: an error far below 1e-11 with 2000 steps on [0, 3].
        double h = x / 2000, sum = 0;
        for (int i = 0; i <= 2000; i++) sum += (i is 0 or 2000 ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(-i * h * i * h / 2);
        return 0.5 + sum * h / 3 / Math.Sqrt(2 * Math.PI);
    }
}
