namespace Groundwork.Stats;

public static partial class Calculus
{
    const int MostIntervals = 2000;

    // Kronrod's 15 places on [−1, 1] and both rules' weights (Piessens et al. 1983), from the outside in.
    static readonly double[] Places = [0.991455371120812639206854697526329, 0.949107912342758524526189684047851, 0.864864423359769072789712788640926, 0.741531185599394439863864773280788, 0.586087235467691130294144691693, 0.405845151377397166906606412076961, 0.207784955007898467600689403773245, 0];
    static readonly double[] Kronrod = [0.022935322010529224963732008058970, 0.063092092629978553290700663189204, 0.104790010322250183839876322541518, 0.140653259715525918745189590510238, 0.169004726639267902826583426598550, 0.190350578064785409913256402421014, 0.204432940075298892414161999234649, 0.209482141084727828012999174891714];
    static readonly double[] Gauss = [0.129484966168869693270611432679082, 0.279705391489276667901467771423780, 0.381830050505118944950369775488975, 0.417959183673469387755102040816327];

    /// <summary>The integral of a function of one number, by Gauss and Kronrod's 7 and 15 places, halving the worst interval until the error is small.</summary>
    /// <param name="f">The function; it may be infinite at the ends, where it is not called.</param>
    /// <param name="low">Where to begin; −∞ is allowed.</param>
    /// <param name="high">Where to end; ∞ is allowed. Below <paramref name="low"/> it turns the sign.</param>
    /// <param name="relative">The error that is small enough, relative to the integral.</param>
    /// <param name="absolute">The error that is small enough in any case.</param>
    /// <returns>The integral and an estimate of its error, which is above the tolerance where 2000 intervals did not suffice.</returns>
    /// <exception cref="ArgumentException">An end is NaN, or the tolerances are negative.</exception>
    /// <exception cref="ArithmeticException">The function is not finite at a place inside.</exception>
    /// <example><code>Calculus.Integrate(x => Math.Exp(-x * x), double.NegativeInfinity, double.PositiveInfinity).Value;   // 1.7725</code></example>
    public static Estimate Integrate(Func<double, double> f, double low, double high, double relative = 1e-10, double absolute = 1e-14)
    {
        ArgumentNullException.ThrowIfNull(f);
        if (double.IsNaN(low) || double.IsNaN(high)) throw new ArgumentException($"integrate: the range is from {low} to {high}");
        if (!(relative >= 0 && absolute >= 0)) throw new ArgumentException($"integrate: the tolerances are {relative} and {absolute}; they are not negative");
        if (low == high) return new(0, 0);
        if (low > high)
        {
            var (value, error) = Integrate(f, high, low, relative, absolute);
            return new(-value, error);
        }
        var (g, a, b) = Finite(f, low, high);
        var pieces = new PriorityQueue<(double A, double B, double Value, double Error), double>();
        Add(a, (a + b) / 2);
        Add((a + b) / 2, b);
        while (true)
        {
            DoubleDouble value = 0.0, error = 0.0;
            foreach (var (piece, _) in pieces.UnorderedItems) (value, error) = (value + piece.Value, error + piece.Error);
            var sum = new Estimate((double)value, (double)error);
            if (sum.Error <= Math.Max(absolute, relative * Math.Abs(sum.Value)) || pieces.Count >= MostIntervals) return sum;
            var worst = pieces.Dequeue();
            double middle = (worst.A + worst.B) / 2;
            if (middle <= worst.A || middle >= worst.B) return sum;
            Add(worst.A, middle);
            Add(middle, worst.B);
        }

        void Add(double from, double to)
        {
            var (value, error) = Rule(g, from, to);
            pieces.Enqueue((from, to, value, error), -error);
        }
    }

    /// <summary>The integral of a function of two numbers over a region between two curves: an integral over y inside one over x.</summary>
    /// <param name="f">The function of x and y.</param>
    /// <param name="x">Where x begins and ends; infinite ends are allowed.</param>
    /// <param name="y">Where y begins and ends, given x; infinite ends are allowed.</param>
    /// <param name="relative">The error that is small enough, relative to the integral; the inner integrals are ten times as exact.</param>
    /// <param name="absolute">The error that is small enough in any case.</param>
    /// <returns>The integral, and an estimate of the outer integral's error.</returns>
    /// <exception cref="ArgumentException">An end is NaN, or the tolerances are negative.</exception>
    /// <exception cref="ArithmeticException">The function is not finite at a place inside.</exception>
    /// <example><code>Calculus.Integrate2D((x, y) => x * y, (0, 1), x => (0, x)).Value;   // 0.125</code></example>
    public static Estimate Integrate2D(Func<double, double, double> f, (double Low, double High) x, Func<double, (double Low, double High)> y, double relative = 1e-8, double absolute = 1e-12)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(y);
        return Integrate(u =>
        {
            var (low, high) = y(u);
            return Integrate(v => f(u, v), low, high, relative / 10, absolute / 10).Value;
        }, x.Low, x.High, relative, absolute);
    }

    /// <summary>The integral of a function of two numbers over a rectangle.</summary>
    /// <inheritdoc cref="Integrate2D(Func{double, double, double}, ValueTuple{double, double}, Func{double, ValueTuple{double, double}}, double, double)"/>
    public static Estimate Integrate2D(Func<double, double, double> f, (double Low, double High) x, (double Low, double High) y, double relative = 1e-8, double absolute = 1e-12) =>
        Integrate2D(f, x, _ => y, relative, absolute);

    // Infinite ranges become finite ones: x = t / (1 − t²) on (−1, 1), or an end plus or minus t / (1 − t) on (0, 1).
    static (Func<double, double> F, double Low, double High) Finite(Func<double, double> f, double low, double high)
    {
        if (double.IsInfinity(low) && double.IsInfinity(high))
            return (t => f(t / (1 - t * t)) * ((1 + t * t) / ((1 - t * t) * (1 - t * t))), -1, 1);
        if (double.IsInfinity(high)) return (t => f(low + t / (1 - t)) / ((1 - t) * (1 - t)), 0, 1);
        if (double.IsInfinity(low)) return (t => f(high - t / (1 - t)) / ((1 - t) * (1 - t)), 0, 1);
        return (f, low, high);
    }

    static (double Value, double Error) Rule(Func<double, double> f, double a, double b)
    {
        double half = (b - a) / 2, middle = (a + b) / 2, kronrod = 0, gauss = 0, magnitude = 0;
        for (int i = 0; i < Places.Length; i++)
        {
            double x = half * Places[i], sum = At(middle - x), size = Math.Abs(sum);
            if (i < Places.Length - 1)
            {
                double other = At(middle + x);
                (sum, size) = (sum + other, size + Math.Abs(other));
            }
            kronrod += Kronrod[i] * sum;
            magnitude += Kronrod[i] * size;
            if (i % 2 == 1) gauss += Gauss[i / 2] * sum;
        }
        // The rules' difference overstates the error of the better one by far; never below rounding.
        double difference = Math.Abs((kronrod - gauss) * half), scale = Math.Abs(magnitude * half);
        double error = scale == 0 ? difference : scale * Math.Min(1, Math.Pow(200 * difference / scale, 1.5));
        return (kronrod * half, Math.Max(error, 1e-16 * scale));

        double At(double x)
        {
            double y = f(x);
            return double.IsFinite(y) ? y : throw new ArithmeticException(FormattableString.Invariant($"integrate: the function is {y} between {a} and {b}; split the range there"));
        }
    }
}
