using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork.Tests.Kernels;

/// <summary>The vector functions against the base library: Math.* is within one unit in the last place of the truth, so each bound is ours plus one.</summary>
public sealed class SimdAccuracyTests
{
    public static TheoryData<string, double> Functions => new()
    {
        { "exp", 2 }, { "expm1", 3 }, { "exp2", 2 }, { "log", 2 }, { "log1p", 3 }, { "log2", 3 }, { "log10", 3 },
        { "sin", 3 }, { "cos", 3 }, { "tan", 4 }, { "asin", 3 }, { "acos", 3 }, { "atan", 3 },
        { "sinh", 4 }, { "cosh", 3 }, { "tanh", 4 }, { "asinh", 5 }, { "acosh", 5 }, { "atanh", 5 }, { "cbrt", 3 }, { "sigmoid", 4 },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Float64_lanes_stay_within_a_few_units_of_the_base_library(string name, double bound)
    {
        var (f, _, reference) = Find(name);
        foreach (double x in Sweep(1e-300, 700))
        {
            double expected = reference(x), actual = f(x);
            if (name is "expm1" or "log1p" or "asinh" or "atanh" or "sigmoid" && Math.Abs(x) < 1e-3) continue; // no accurate reference there
            if (name is "sinh" or "cosh" && Math.Abs(x) > 600) continue;
            Assert.True(Units(actual, expected) <= bound, $"{name}({x:R}) = {actual:R}, expected {expected:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Float32_lanes_stay_within_three_units_of_the_Float64_value(string name, double bound)
    {
        _ = bound;
        var (_, f, reference) = Find(name);
        foreach (double wide in Sweep(1e-40, 85))
        {
            float x = (float)wide, actual = f(x);
            double expected = reference(x);
            Assert.True(Units(actual, expected) <= 2.6, $"{name}({x:R}) = {actual:R}, expected {expected:R}");
        }
    }

    [Theory]
    [InlineData("exp", double.NegativeInfinity, 0.0)]
    [InlineData("exp", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("exp", 1e300, double.PositiveInfinity)]
    [InlineData("expm1", -0.0, -0.0)]
    [InlineData("expm1", double.NegativeInfinity, -1.0)]
    [InlineData("log", 0.0, double.NegativeInfinity)]
    [InlineData("log", -1.0, double.NaN)]
    [InlineData("log", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("log1p", -1.0, double.NegativeInfinity)]
    [InlineData("log1p", -0.0, -0.0)]
    [InlineData("log1p", -2.0, double.NaN)]
    [InlineData("sin", double.PositiveInfinity, double.NaN)]
    [InlineData("sin", -0.0, -0.0)]
    [InlineData("asin", 1.5, double.NaN)]
    [InlineData("acos", 1.0, 0.0)]
    [InlineData("atan", double.PositiveInfinity, 1.5707963267948966)]
    [InlineData("tanh", double.NegativeInfinity, -1.0)]
    [InlineData("tanh", -0.0, -0.0)]
    [InlineData("acosh", 0.5, double.NaN)]
    [InlineData("acosh", -1e308, double.NaN)]
    [InlineData("atanh", 1.0, double.PositiveInfinity)]
    [InlineData("cbrt", -27.0, -3.0)]
    [InlineData("cbrt", double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData("sigmoid", double.NegativeInfinity, 0.0)]
    [InlineData("exp2", -1074.0, 5e-324)]
    public void Edges_are_those_of_the_base_library(string name, double x, double expected)
    {
        var (wide, narrow, _) = Find(name);
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(Plain(wide(x))));
        if (Math.Abs(x) is > 1e38 and < double.PositiveInfinity || name is "exp2") return;
        Assert.Equal((float)expected, narrow((float)x));
        Assert.Equal(double.IsNegative(expected), float.IsNegative((float)Plain(narrow((float)x))));
    }

    [Fact]
    public void A_NaN_stays_a_NaN_in_every_function()
    {
        foreach (string name in Functions.Select(row => (string)row[0]))
        {
            var (wide, narrow, _) = Find(name);
            Assert.True(double.IsNaN(wide(double.NaN)), name);
            Assert.True(float.IsNaN(narrow(float.NaN)), name);
        }
    }

    [Fact]
    public void Log10_of_powers_of_ten_and_log2_of_powers_of_two_are_exact()
    {
        for (int i = 0; i <= 22; i++) Assert.Equal(i, Simd.Log10(Math.Pow(10, i)));
        for (int i = -1074; i <= 1023; i++) Assert.Equal(i, Simd.Log2(Math.ScaleB(1, i)));
        for (int i = 0; i <= 10; i++) Assert.Equal(i, Simd.Log10((float)Math.Pow(10, i)));
    }

    [Fact]
    public void Single_power_has_the_edges_of_the_base_library()
    {
        float[] bases = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0f, -0f, 1, -1, 2, -2, 0.5f, -0.5f, 3, 1e-40f, -1e38f, 7.3f, -7.3f];
        float[] exponents = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0f, -0f, 1, -1, 2, -2, 0.5f, -0.5f, 3, -3, 1e10f, 7.3f, 100];
        foreach (float x in bases)
        {
            foreach (float y in exponents) Assert.Equal((float)Math.Pow(x, y), Simd.Pow(x, y));
        }
    }

    [Fact]
    public void Lanes_do_not_depend_on_their_neighbours()
    {
        var random = new Random(11);
        var singles = new float[Vector<float>.Count];
        for (int round = 0; round < 2000; round++)
        {
            for (int i = 0; i < singles.Length; i++) singles[i] = (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 7)));
            var x = new Vector<float>(singles);
            Check(Simd.Exp(x), Simd.Exp<float>);
            Check(Simd.Log1p(x), Simd.Log1p<float>);
            Check(Simd.Sin(x), Simd.Sin<float>);
            Check(Simd.Erf(x), Simd.Erf<float>);
            Check(Simd.Gelu(x), Simd.Gelu<float>);
            Check(Simd.Tanh(x), Simd.Tanh<float>);
        }

        void Check(Vector<float> lanes, Func<float, float> twin)
        {
            for (int i = 0; i < singles.Length; i++) Assert.Equal(BitConverter.SingleToInt32Bits(twin(singles[i])), BitConverter.SingleToInt32Bits(lanes[i]));
        }
    }

    [Fact]
    public void An_element_type_without_a_vector_form_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentException>(() => Simd.Exp(Vector.Create(1)));
        Assert.Equal("Exp: element type Int32 has no vector form; use float or double", error.Message);
    }

    // NaN has many bit patterns; compare with the one of the constant.
    private static double Plain(double x) => double.IsNaN(x) ? double.NaN : x;

    private static double Units(double actual, double expected)
    {
        if (double.IsNaN(expected)) return double.IsNaN(actual) ? 0 : double.PositiveInfinity;
        return actual == expected ? 0 : Math.Abs(actual - expected) / (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected));
    }

    private static double Units(float actual, double expected)
    {
        if (double.IsNaN(expected)) return float.IsNaN(actual) ? 0 : double.PositiveInfinity;
        float nearest = (float)expected;
        if (actual == nearest) return 0;
        if (float.IsInfinity(nearest)) return double.PositiveInfinity;
        return Math.Abs(actual - expected) / ((double)MathF.BitIncrement(Math.Abs(nearest)) - Math.Abs(nearest));
    }

    private static IEnumerable<double> Sweep(double smallest, double largest)
    {
        var random = new Random(3);
        for (int i = 0; i < 4000; i++)
        {
            double sign = (i & 1) == 0 ? 1 : -1;
            yield return sign * smallest * Math.Pow(largest / smallest, random.NextDouble());
            yield return sign * random.NextDouble();
            yield return sign * random.NextDouble() * 10;
            yield return sign * random.NextDouble() * largest;
        }
    }

    private static (Func<double, double> Wide, Func<float, float> Narrow, Func<double, double> Reference) Find(string name) => name switch
    {
        "exp" => (Simd.Exp<double>, Simd.Exp<float>, Math.Exp),
        "expm1" => (Simd.Expm1<double>, Simd.Expm1<float>, Expm1),
        "exp2" => (Simd.Exp2<double>, Simd.Exp2<float>, x => Math.Pow(2, x)),
        "log" => (Simd.Log<double>, Simd.Log<float>, Math.Log),
        "log1p" => (Simd.Log1p<double>, Simd.Log1p<float>, Log1p),
        "log2" => (Simd.Log2<double>, Simd.Log2<float>, Math.Log2),
        "log10" => (Simd.Log10<double>, Simd.Log10<float>, Math.Log10),
        "sin" => (Simd.Sin<double>, Simd.Sin<float>, Math.Sin),
        "cos" => (Simd.Cos<double>, Simd.Cos<float>, Math.Cos),
        "tan" => (Simd.Tan<double>, Simd.Tan<float>, Math.Tan),
        "asin" => (Simd.Asin<double>, Simd.Asin<float>, Math.Asin),
        "acos" => (Simd.Acos<double>, Simd.Acos<float>, Math.Acos),
        "atan" => (Simd.Atan<double>, Simd.Atan<float>, Math.Atan),
        "sinh" => (Simd.Sinh<double>, Simd.Sinh<float>, Math.Sinh),
        "cosh" => (Simd.Cosh<double>, Simd.Cosh<float>, Math.Cosh),
        "tanh" => (Simd.Tanh<double>, Simd.Tanh<float>, Math.Tanh),
        "asinh" => (Simd.Asinh<double>, Simd.Asinh<float>, Math.Asinh),
        "acosh" => (Simd.Acosh<double>, Simd.Acosh<float>, Math.Acosh),
        "atanh" => (Simd.Atanh<double>, Simd.Atanh<float>, Math.Atanh),
        "cbrt" => (Simd.Cbrt<double>, Simd.Cbrt<float>, Math.Cbrt),
        "sigmoid" => (Simd.Sigmoid<double>, Simd.Sigmoid<float>, x => 1 / (1 + Math.Exp(-x))),
        _ => throw new ArgumentException($"no function {name}"),
    };

    // The classic corrections: exact up to rounding while 1 + x keeps digits of x.
    private static double Expm1(double x)
    {
        double u = Math.Exp(x);
        return u == 1 ? x : u - 1 == -1 ? -1 : double.IsInfinity(u) ? u : (u - 1) * x / Math.Log(u);
    }

    private static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : double.IsInfinity(u) ? u : Math.Log(u) * x / (u - 1);
    }
}
