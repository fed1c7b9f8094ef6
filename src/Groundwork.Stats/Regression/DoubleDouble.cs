namespace Groundwork.Stats;

/// <summary>A number as the unevaluated sum of two doubles: about 31 decimal digits (Dekker 1971; Hida, Li and Bailey 2001).</summary>
readonly struct DoubleDouble(double high, double low)
{
    public double High => high;

    public double Low => low;

    public static implicit operator DoubleDouble(double x) => new(x, 0);

    public static explicit operator double(DoubleDouble x) => x.High + x.Low;

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var (s, e) = TwoSum(a.High, b.High);
        var (t, f) = TwoSum(a.Low, b.Low);
        (s, e) = FastTwoSum(s, e + t);
        return Normal(s, e + f);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        double p = a.High * b.High;
        double e = Math.FusedMultiplyAdd(a.High, b.High, -p);
        return Normal(p, e + (a.High * b.Low + a.Low * b.High));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double first = a.High / b.High;
        var rest = a - b * first;
        double second = rest.High / b.High;
        rest -= b * second;
        return Normal(first, second) + rest.High / b.High;
    }

    /// <summary>The exact product of two doubles.</summary>
    public static DoubleDouble Product(double a, double b)
    {
        double p = a * b;
        return new(p, Math.FusedMultiplyAdd(a, b, -p));
    }

    /// <summary>One Newton step from the double root.</summary>
    public static DoubleDouble Sqrt(DoubleDouble x)
    {
        if (x.High <= 0) return x.High == 0 ? 0.0 : double.NaN;
        double root = Math.Sqrt(x.High);
        return root + (x - Product(root, root)) / (2 * root);
    }

    /// <summary>The sum, with an error far below one rounding of the largest partial sum.</summary>
    public static DoubleDouble Sum(ReadOnlySpan<double> values)
    {
        DoubleDouble sum = 0.0;
        foreach (double value in values) sum += value;
        return sum;
    }

    static DoubleDouble Normal(double a, double b)
    {
        var (s, e) = FastTwoSum(a, b);
        return new(s, e);
    }

    static (double, double) TwoSum(double a, double b)
    {
        double s = a + b, c = s - a;
        return (s, a - (s - c) + (b - c));
    }

    static (double, double) FastTwoSum(double a, double b)
    {
        double s = a + b;
        return (s, b - (s - a));
    }
}
