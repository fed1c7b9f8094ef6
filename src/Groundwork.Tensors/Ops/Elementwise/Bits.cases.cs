using Groundwork.Testing;

namespace Groundwork.Cases;

static class BitCases
{
    public static OpCase[] Cases =>
    [
        new("bitwise not", [[9]], x => ~Whole(x[0])) { Reference = x => Slow.Map(x[0], v => ~(long)v), Domain = (0, 100), IsSmooth = false },
        new("left shift", [[9]], x => Whole(x[0]) << Tensor.From(3L)) { Reference = x => Slow.Map(x[0], v => (long)v << 3), Domain = (-100, 100), IsSmooth = false },
        new("right shift", [[9]], x => Whole(x[0]) >> Tensor.From(2L)) { Reference = x => Slow.Map(x[0], v => (long)v >> 2), Domain = (-100, 100), IsSmooth = false },
        new("is infinite", [[9]], x => (1 / x[0].Trunc()).IsInf()) { Reference = x => Slow.Map(x[0], v => Math.Abs(v) < 1 ? 1 : 0), IsSmooth = false },
    ];

    static Tensor Whole(Tensor x) => x.To(DType.Int64);
}
