using Groundwork.Testing;

namespace Groundwork.Cases;

static class BinaryCases
{
    static OpCase Of(string name, Func<Tensor, Tensor, Tensor> call, Func<double, double, double> f, (double, double)? domain = null, bool smooth = true) =>
        new(name, [[3, 1, 37], [2, 1]], x => call(x[0], x[1])) { Reference = x => Slow.Zip(x[0], x[1], f), Domain = domain ?? (-2, 2), IsSmooth = smooth };

    static OpCase Bool(string name, Func<Tensor, Tensor, Tensor> call, Func<double, double, bool> f) =>
        new(name, [[3, 1, 37], [2, 37]], x => call(x[0], x[1]))
        {
            Reference = x => Slow.Zip(x[0], x[1], (a, b) => f(a, b) ? 1 : 0), Domain = (-2, 2), IsSmooth = false,
        };

    public static OpCase[] Cases =>
    [
        Of("maximum", Tensor.Maximum, Math.Max) with { Order = 1 },
        Of("minimum", Tensor.Minimum, Math.Min) with { Order = 1 },
        Of("fmax", Tensor.Fmax, Math.Max) with { Order = 1 },
        Of("fmin", Tensor.Fmin, Math.Min) with { Order = 1 },
        Of("pow", (x, e) => x.Pow(e), Math.Pow, (0.3, 3)),
        Of("float power", (x, e) => x.FloatPower(e), Math.Pow, (0.3, 3)),
        Of("atan2", (y, x) => y.Atan2(x), Math.Atan2, (0.2, 2)),
        Of("hypot", (a, b) => a.Hypot(b), (a, b) => Math.Sqrt(a * a + b * b), (0.2, 2)),
        Of("logaddexp", (a, b) => a.LogAddExp(b), (a, b) => Math.Log(Math.Exp(a) + Math.Exp(b))),
        Of("lerp", (a, b) => a.Lerp(b, 0.3), (a, b) => a + 0.3 * (b - a)),
        Of("clip from below", (a, b) => a.Clip(min: b), Math.Max) with { Order = 1 },
        Of("clip from above", (a, b) => a.Clip(max: b), Math.Min) with { Order = 1 },
        Of("copysign", (a, b) => a.CopySign(b), Math.CopySign, smooth: false),
        Of("floor divide", (a, b) => a.FloorDivide(b), (a, b) => Math.Floor(a / b), (0.3, 9), smooth: false),
        Of("remainder", (a, b) => a % b, (a, b) => a - b * Math.Floor(a / b), smooth: false),
        Of("fmod", (a, b) => a.Fmod(b), (a, b) => a % b, smooth: false),
        Bool("equal", (a, b) => a.Round().Equal(b.Round()), (a, b) => Math.Round(a) == Math.Round(b)),
        Bool("not equal", (a, b) => a.Round().NotEqual(b.Round()), (a, b) => Math.Round(a) != Math.Round(b)),
        Bool("less", (a, b) => a < b, (a, b) => a < b),
        Bool("less or equal", (a, b) => a.Round() <= b.Round(), (a, b) => Math.Round(a) <= Math.Round(b)),
        Bool("greater", (a, b) => a > b, (a, b) => a > b),
        Bool("greater or equal", (a, b) => a.Round() >= b.Round(), (a, b) => Math.Round(a) >= Math.Round(b)),
        Bool("logical and", (a, b) => a.Trunc().LogicalAnd(b.Trunc()), (a, b) => Math.Truncate(a) != 0 && Math.Truncate(b) != 0),
        Bool("logical or", (a, b) => a.Trunc().LogicalOr(b.Trunc()), (a, b) => Math.Truncate(a) != 0 || Math.Truncate(b) != 0),
        Bool("logical xor", (a, b) => a.Trunc().LogicalXor(b.Trunc()), (a, b) => (Math.Truncate(a) != 0) != (Math.Truncate(b) != 0)),
        Bool("compare with a C# number", (a, _) => (a < 0.5) & a.BroadcastTo([3, 2, 37]).IsFinite(), (a, _) => a < 0.5),
        Bool("bits of Bools", (a, b) => ((a < 0) ^ (b < 0)) | ~(a < 0), (a, b) => a < 0 != b < 0 || !(a < 0)),
        new("where", [[3, 1, 37], [2, 37]], x => Tensor.Where(x[0] > 0, x[0], x[1])) { Reference = x => Slow.Zip(x[0], x[1], (a, b) => a > 0 ? a : b), Order = 1 },
        new("where with a C# number", [[5, 40]], x => Tensor.Where(x[0] > 0, x[0] * x[0], 0)) { Reference = x => Slow.Map(x[0], a => a > 0 ? a * a : 0) },
        new("clip on both sides", [[5, 40]], x => x[0].Clip(-1, 1)) { Reference = x => Slow.Map(x[0], a => Math.Clamp(a, -1, 1)), Order = 1 },
        new("addmm", [[4], [3, 5], [5, 4]], x => x[0].Addmm(x[1], x[2], beta: 0.5, alpha: 2)),
        new("pow by a C# number", [[21]], x => x[0].Pow(2) + x[0].Pow(3) + x[0].Pow(-1) + x[0].Pow(0.5)) { Domain = (0.3, 2) },
    ];
}
