namespace Groundwork;

/// <summary>
/// Special functions of double arguments: gamma, beta, error, normal and Bessel functions, their inverses, and the small safe forms
/// (<c>x log y</c>, <c>log(1 + e^x)</c>) that probability is built on.
/// </summary>
/// <remarks>
/// Relative error is about 1e-15 to 1e-13, deep tails included; each function states where it is worse.
/// Bad arguments give NaN and never an exception, as in <see cref="Math"/>. All functions are pure: safe from any thread.
/// </remarks>
public static partial class Special
{
    private const double HalfLogTwoPi = 0.91893853320467274178;
    private const double SqrtTwoPi = 2.5066282746310005024;
    private const double OneMinusEuler = 0.42278433509846713939;

    // zeta(k) - 1 for k = 2, 3, ...: the Taylor coefficients of log gamma at 2, times k.
    private static readonly double[] ZetaMinusOne =
    [
        0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914, 0.008349277381922827,
        0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853, 0.0004941886041194645, 0.0002460865533080483,
        0.00012271334757848915, 6.124813505870483e-05, 3.058823630702049e-05, 1.528225940865187e-05, 7.637197637899763e-06,
        3.81729326499984e-06, 1.908212716553939e-06, 9.539620338727962e-07, 4.769329867878064e-07, 2.38450502727733e-07,
        1.1921992596531106e-07, 5.960818905125948e-08, 2.980350351465228e-08, 1.4901554828365043e-08, 7.45071178983543e-09,
        3.725334024788457e-09, 1.862659723513049e-09,
    ];

    /// <summary>Gamma function, the integral of t^(x-1) e^-t from 0 to infinity; (n-1)! at the positive integers.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>
    /// Gamma(x): infinity above 171.62, ±infinity at ±0, NaN at the negative integers, at -infinity and for NaN. Relative error below 1e-14.
    /// </returns>
    /// <example><code>double value = Special.Gamma(0.5); // 1.77245385090552, the square root of pi</code></example>
    public static double Gamma(double x)
    {
        if (double.IsNaN(x) || double.IsNegativeInfinity(x)) return double.NaN;
        if (x == 0) return 1 / x;
        if (x < 0)
        {
            if (x == Math.Floor(x)) return double.NaN;
            if (x < -184) return SinPi(x) > 0 ? 0.0 : -0.0;
            if (x > -20)
            {
                double below = 1;
                while (x < 0.5) below *= x++;
                return Gamma(x) / below;
            }

            // Half powers keep the reflection in range where Gamma(1 - x) alone would overflow.
            double reflected = -x;
            double half = Math.Pow(reflected, 0.5 * reflected - 0.25);
            double tail = Math.Exp(StirlingTail(reflected) - reflected);
            return -Math.PI / (reflected * SinPi(reflected)) / half / (SqrtTwoPi * tail * half);
        }

        if (x > 171.7) return double.PositiveInfinity;
        if (x < 20)
        {
            double factor = 1;
            if (x < 1e-5) return 1 / x - 0.57721566490153286 + 0.98905599532797256 * x;
            while (x > 2.5) factor *= --x;
            while (x < 1.5) factor /= x++;
            return factor * Math.Exp(LogGammaNearTwo(x - 2));
        }

        double root = Math.Pow(x, 0.5 * x - 0.25);
        return root * Math.Exp(StirlingTail(x) - x) * SqrtTwoPi * root;
    }

    /// <summary>Logarithm of the absolute value of the gamma function.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>
    /// log|Gamma(x)|, with full relative accuracy also around its zeros 1 and 2 (between negative integers the error is absolute);
    /// infinity at 0, at the negative integers and at ±infinity.
    /// </returns>
    /// <example><code>double value = Special.LogGamma(101); // 363.739375555563, log of 100!</code></example>
    public static double LogGamma(double x)
    {
        if (double.IsNaN(x)) return x;
        if (double.IsInfinity(x)) return double.PositiveInfinity;
        if (x <= 0)
        {
            if (x == Math.Floor(x)) return double.PositiveInfinity;
            if (x > -1e-10) return -Math.Log(-x);
            return Math.Log(Math.PI / Math.Abs(x * SinPi(x))) - LogGamma(-x);
        }

        if (x < 0.5) return LogGammaNearOne(x) - Math.Log(x);
        if (x < 1.5) return LogGammaNearOne(x - 1);
        if (x < 2.5) return LogGammaNearTwo(x - 2);
        if (x < 10)
        {
            double product = 1;
            while (x > 2.5) product *= --x;
            return Math.Log(product) + LogGammaNearTwo(x - 2);
        }

        return (x - 0.5) * (Math.Log(x) - 1) - 0.5 + HalfLogTwoPi + StirlingTail(x);
    }

    /// <summary>log(n!) for real n above -1, which is <see cref="LogGamma"/> at n + 1.</summary>
    /// <param name="n">The number whose factorial is taken.</param>
    /// <returns>log Gamma(n + 1).</returns>
    /// <example><code>double value = Special.LogFactorial(3); // 1.791759469228055, log 6</code></example>
    public static double LogFactorial(double n) => n is > -0.5 and < 0.5 ? LogGammaNearOne(n) : LogGamma(n + 1);

    // log Gamma(1 + e) = log Gamma(2 + e) - log(1 + e) for |e| up to 1/2.
    internal static double LogGammaNearOne(double e) => LogGammaNearTwo(e) - Log1p(e);

    // log Gamma(2 + e) = (1 - gamma) e + sum over k of (-1)^k (zeta(k) - 1) e^k / k; the terms fall like 4^-k.
    private static double LogGammaNearTwo(double e)
    {
        double sum = 0;
        for (int i = ZetaMinusOne.Length - 1; i >= 0; i--)
        {
            int k = i + 2;
            sum = ((k & 1) == 0 ? ZetaMinusOne[i] : -ZetaMinusOne[i]) / k + e * sum;
        }

        return e * (OneMinusEuler + e * sum);
    }

    /// <summary>log Gamma(x) - ((x - 1/2) log x - x + log(2 pi)/2) for x of at least 10: Stirling's series.</summary>
    internal static double StirlingTail(double x)
    {
        double y = 1 / x, z = y * y;
        double sum = 0.17964437236883057;
        sum = -0.029550653594771242 + z * sum;
        sum = 0.00641025641025641 + z * sum;
        sum = -0.0019175269175269176 + z * sum;
        sum = 0.0008417508417508417 + z * sum;
        sum = -0.0005952380952380953 + z * sum;
        sum = 0.0007936507936507937 + z * sum;
        sum = -0.002777777777777778 + z * sum;
        sum = 0.08333333333333333 + z * sum;
        return y * sum;
    }

    /// <summary>sin(pi x) with the period taken out exactly.</summary>
    internal static double SinPi(double x)
    {
        double r = Math.IEEERemainder(x, 2); // in [-1, 1]
        if (r > 0.5) r = 1 - r;
        else if (r < -0.5) r = -1 - r;
        return Math.Abs(r) > 0.25 ? Math.CopySign(Math.Cos(Math.PI * (0.5 - Math.Abs(r))), r) : Math.Sin(Math.PI * r);
    }
}
