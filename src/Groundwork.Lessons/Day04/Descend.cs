namespace Groundwork.Lessons;

public static partial class Day04
{
    const double Flat = 1e-6;

    /// <summary>4.3, gradient descent that ends where it is flat: all places from the start on, <c>x - rate·∇f(x)</c> each, until the gradient is no longer than 1e-6 or the steps are used up.</summary>
    public static Exercise<Func<Func<double[], double[]>, double[], double, int, double[][]>, (double[,] Gradient, double[] Start, double Rate, int MaxSteps)> Descend { get; } = new("4.3", "gradient descent", (f, x) => f(Bowl(x.Gradient), x.Start, x.Rate, x.MaxSteps))
    {
        Reference = (gradient, start, rate, maxSteps) => Path(gradient, start, rate, 0, maxSteps, Flat),
        Cases = draw =>
        {
            var (bowl, rate) = RandomBowl(draw);
            return (bowl, draw.Vector(2), rate, draw.Whole(1, 12));
        },
        Edges =
        [
            (new double[,] { { 1, 0 }, { 0, 1 } }, [4, 2], 0.5, 3),
            (new double[,] { { 1, 0 }, { 0, 1 } }, [4, 2], 1, 10),
            (new double[,] { { 2, 0 }, { 0, 2 } }, [0, 0], 0.1, 5),
            (new double[,] { { 2, 1 }, { 1, 2 } }, [4, 0], 0.25, 2),
            (new double[,] { { 1, 0 }, { 0, 1 } }, [1, 1], 0.5, 0),
            (new double[,] { { 1, 0 }, { 0, 1 } }, [3, 3], 0.5, 40),
        ],
        Laws =
        {
            { "every step goes down", (f, x) => Falls([.. f(Bowl(x.Gradient), x.Start, x.Rate, x.MaxSteps).Select(p => Depth(x.Gradient, p))]) },
        },
        Trials =
        {
            { "asks for the gradient once a step", AsksOnceAStep },
        },
        Mistakes =
        {
            { "climbs", (gradient, start, rate, maxSteps) => Path(gradient, start, -rate, 0, maxSteps, Flat), "The gradient points uphill. Down is the other way: minus.", "section 3" },
            { "moves one number and then asks again for the next", (gradient, start, rate, maxSteps) => OneByOne(gradient, start, rate, maxSteps), "All numbers move from the same place: take the gradient once, then change them all. Otherwise the second sees a place that the first has left.", "section 4" },
            { "puts the same array into the path every time", (gradient, start, rate, maxSteps) => OneArray(Path(gradient, start, rate, 0, maxSteps, Flat)), "An array is passed by reference: the path holds one array many times, and it ends with the last values. Make a new one for each step.", "section 4" },
            { "never stops early", (gradient, start, rate, maxSteps) => Path(gradient, start, rate, 0, maxSteps, -1), "Where the gradient is no longer than 1e-6 there is nothing left to do: look at its length before each step.", "section 4" },
            { "takes all steps in the direction of the first", (gradient, start, rate, maxSteps) => Path(_ => gradient(start), start, rate, 0, maxSteps, Flat), "The slope changes along the way: ask for the gradient at every place anew.", "section 4" },
            { "takes steps of one length", (gradient, start, rate, maxSteps) => Path(x => OfLengthOne(gradient(x)), start, rate, 0, maxSteps, Flat), "The step is rate times gradient, so that it gets shorter where it gets flatter. Steps of one length never settle.", "section 4" },
            { "leaves the start out of the path", (gradient, start, rate, maxSteps) => Path(gradient, start, rate, 0, maxSteps, Flat)[1..], "The path begins where you stand: the first of its places is the start.", "section 4" },
        },
        Hints =
        [
            "Begin with a path that holds a copy of the start. In each step look at the last place.",
            "double[] g = gradient(x); if its length, the root of the sum of squares, is at most 1e-6: stop.",
            "x = x.Zip(g, (xi, gi) => xi - rate * gi).ToArray(); path.Add(x);",
        ],
        Why = "Minus the gradient is the direction in which the function falls fastest, and the rate says how far to trust it.",
    };

    /// <summary>The gradient of half of xᵀAx.</summary>
    static Func<double[], double[]> Bowl(double[,] a) => x => [a[0, 0] * x[0] + a[0, 1] * x[1], a[1, 0] * x[0] + a[1, 1] * x[1]];

    static double Depth(double[,] a, double[] x) => (Bowl(a)(x)[0] * x[0] + Bowl(a)(x)[1] * x[1]) / 2;

    static double Length(double[] a) => Math.Sqrt(a.Sum(x => x * x));

    static double[] OfLengthOne(double[] g) => Length(g) > Flat ? Scaled(1 / Length(g), g) : g;

    static double[][] OneArray(double[][] path) => [.. path.Select(_ => path[^1])];

    static bool Falls(double[] depths) => depths.Zip(depths.Skip(1)).All(pair => pair.Second <= pair.First + 1e-12 * Math.Abs(pair.First));

    // A bowl with one minimum, and a rate below 2/curvature: the curvature is at most the trace.
    static (double[,] Bowl, double Rate) RandomBowl(Draw draw)
    {
        double p = draw.Positive(4), r = draw.Positive(4), tilt = draw.Pick(0.5, 0, -0.5) * Math.Sqrt(p * r);
        return (new[,] { { p, tilt }, { tilt, r } }, draw.Pick(0.5, 0.25, 1.5) / (p + r));
    }

    static double[][] Path(Func<double[], double[]> gradient, double[] start, double rate, double momentum, int maxSteps, double flat)
    {
        List<double[]> path = [[.. start]];
        var velocity = new double[start.Length];
        for (int step = 0; step < maxSteps && gradient([.. path[^1]]) is var g && Length(g) > flat; step++)
        {
            velocity = [.. velocity.Zip(g, (v, slope) => momentum * v - rate * slope)];
            path.Add([.. path[^1].Zip(velocity, (x, v) => x + v)]);
        }
        return [.. path];
    }

    static double[][] OneByOne(Func<double[], double[]> gradient, double[] start, double rate, int maxSteps)
    {
        List<double[]> path = [[.. start]];
        for (int step = 0; step < maxSteps && Length(gradient(path[^1])) > Flat; step++)
        {
            double[] x = [.. path[^1]];
            for (int i = 0; i < x.Length; i++) x[i] -= rate * gradient(x)[i];
            path.Add(x);
        }
        return [.. path];
    }

    static Claim AsksOnceAStep(Func<Func<double[], double[]>, double[], double, int, double[][]> f)
    {
        int asked = 0;
        f(x => ++asked > 1000 ? throw new InvalidOperationException("the gradient was asked for 1,000 times in 50 steps") : [x[0], 3 * x[1]], [5, 5], 0.01, 50);
        return Claim.AtMost(asked, 51, "the number of gradients in 50 steps");
    }
}
