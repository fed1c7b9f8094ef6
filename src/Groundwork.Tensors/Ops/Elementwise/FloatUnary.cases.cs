using Groundwork.Testing;

namespace Groundwork.Cases;

static class FloatUnaryCases
{
    // 67 elements: vectors of every width leave a partial one over.
    static OpCase Of(string name, Func<Tensor, Tensor> call, Func<double, double> f, (double, double) domain) =>
        new(name, [[67]], x => call(x[0])) { Reference = x => Slow.Map(x[0], f), Domain = domain };

    public static OpCase[] Cases =>
    [
        Of("sqrt", x => x.Sqrt(), Math.Sqrt, (0.1, 9)),
        Of("rsqrt", x => x.Rsqrt(), x => 1 / Math.Sqrt(x), (0.2, 9)),
        Of("square", x => x.Square(), x => x * x, (-3, 3)),
        Of("cbrt", x => x.Cbrt(), Math.Cbrt, (0.2, 9)),
        Of("cbrt, negative", x => x.Cbrt(), Math.Cbrt, (-9, -0.2)),
        Of("reciprocal", x => x.Reciprocal(), x => 1 / x, (0.3, 3)),
        Of("exp2", x => x.Exp2(), x => Math.Pow(2, x), (-3, 3)),
        Of("expm1", x => x.Expm1(), x => Math.Exp(x) - 1, (-3, 3)),
        Of("log1p", x => x.Log1p(), x => Math.Log(1 + x), (-0.7, 3)),
        Of("log2", x => x.Log2(), Math.Log2, (0.2, 9)),
        Of("log10", x => x.Log10(), Math.Log10, (0.2, 9)),
        Of("sin", x => x.Sin(), Math.Sin, (-9, 9)),
        Of("cos", x => x.Cos(), Math.Cos, (-9, 9)),
        Of("tan", x => x.Tan(), Math.Tan, (-1.2, 1.2)),
        Of("asin", x => x.Asin(), Math.Asin, (-0.9, 0.9)),
        Of("acos", x => x.Acos(), Math.Acos, (-0.9, 0.9)),
        Of("atan", x => x.Atan(), Math.Atan, (-5, 5)),
        Of("sinh", x => x.Sinh(), Math.Sinh, (-3, 3)),
        Of("cosh", x => x.Cosh(), Math.Cosh, (-3, 3)),
        Of("asinh", x => x.Asinh(), Math.Asinh, (-5, 5)),
        Of("acosh", x => x.Acosh(), Math.Acosh, (1.2, 5)),
        Of("atanh", x => x.Atanh(), Math.Atanh, (-0.9, 0.9)),
        Of("deg2rad", x => x.Deg2Rad(), x => x * Math.PI / 180, (-360, 360)),
        Of("rad2deg", x => x.Rad2Deg(), x => x / Math.PI * 180, (-6, 6)),
        Of("abs", x => x.Abs(), Math.Abs, (0.1, 3)) with { Order = 1 },
        Of("abs, negative", x => x.Abs(), Math.Abs, (-3, -0.1)) with { Order = 1 },
        Of("sigmoid", x => x.Sigmoid(), x => 1 / (1 + Math.Exp(-x)), (-6, 6)),
        Of("tanh", x => x.Tanh(), Math.Tanh, (-3, 3)),
        Of("relu, positive", x => x.Relu(), x => x, (0.1, 3)) with { Order = 1 },
        Of("relu, negative", x => x.Relu(), _ => 0, (-3, -0.1)) with { Order = 1 },
        Of("floor", x => x.Floor(), Math.Floor, (-9, 9)) with { IsSmooth = false },
        Of("ceil", x => x.Ceil(), Math.Ceiling, (-9, 9)) with { IsSmooth = false },
        Of("trunc", x => x.Trunc(), Math.Truncate, (-9, 9)) with { IsSmooth = false },
        Of("round", x => x.Round(), Math.Round, (-9, 9)) with { IsSmooth = false },
        Of("round to hundreds", x => x.Round(-2), x => Math.Round(x / 100) * 100, (-999, 999)) with { IsSmooth = false },
        Of("sign", x => x.Sign(), x => Math.Sign(x), (-9, 9)) with { IsSmooth = false },
        Of("nan to num", x => x.NanToNum(), x => x, (-9, 9)),
        new("sqrt, empty", [[0, 3]], x => x[0].Sqrt()),
        new("sin of a matrix", [[3, 5]], x => x[0].Sin()) { Reference = x => Slow.Map(x[0], Math.Sin) },
    ];
}
