namespace Groundwork.Lessons;

public static partial class Day04
{
    /// <summary>4.4, gradient descent with momentum: <c>v ← μv - rate·∇f(x)</c>, <c>x ← x + v</c>, with v = 0 at the start; all places from the start on.</summary>
    public static Exercise<Func<Func<double[], double[]>, double[], double, double, int, double[][]>, (double[,] Gradient, double[] Start, double Rate, double Momentum, int Steps)> Momentum { get; } = new("4.4", "momentum", (f, x) => f(Bowl(x.Gradient), x.Start, x.Rate, x.Momentum, x.Steps))
    {
        Reference = (gradient, start, rate, momentum, steps) => Path(gradient, start, rate, momentum, steps, -1),
        Cases = draw =>
        {
            var (bowl, rate) = RandomBowl(draw);
            return (bowl, draw.Vector(2), rate, draw.Pick(0.5, 0.9, 0), draw.Whole(1, 8));
        },
        Edges = [(new double[,] { { 1, 0 }, { 0, 1 } }, [8, 4], 0.5, 0.5, 3), (new double[,] { { 2, 1 }, { 1, 4 } }, [4, 4], 0.1, 0.9, 4), (new double[,] { { 1, 0 }, { 0, 1 } }, [1, 2], 0.5, 0.5, 0)],
        Laws =
        {
            { "without momentum it is gradient descent", (f, x) => (f(Bowl(x.Gradient), x.Start, x.Rate, 0, x.Steps), Path(Bowl(x.Gradient), x.Start, x.Rate, 0, x.Steps, -1)) },
            { "twice as far out, every place is twice as far out", (f, x) => (f(Bowl(x.Gradient), Scaled(2, x.Start), x.Rate, x.Momentum, x.Steps), f(Bowl(x.Gradient), x.Start, x.Rate, x.Momentum, x.Steps).Select(p => Scaled(2, p)).ToArray()) },
        },
        Mistakes =
        {
            { "applies the rate twice", (gradient, start, rate, momentum, steps) => Moved(gradient, start, steps, (x, v, g) => momentum * v - rate * g, (_, v) => rate * v), "The rate is in v already: the step is v, not rate · v.", "section 5" },
            { "forgets the velocity from step to step", (gradient, start, rate, momentum, steps) => Path(gradient, start, rate, 0, steps, -1), "v must live outside of the loop: made anew in each step it is always 0 at first, and this is plain descent.", "section 5" },
            { "moves before it looks", (gradient, start, rate, momentum, steps) => Late(gradient, start, rate, momentum, steps), "First the velocity is renewed with the gradient of this place, then the place moves with the new velocity.", "section 5" },
            { "takes a running average", (gradient, start, rate, momentum, steps) => Path(gradient, start, (1 - momentum) * rate, momentum, steps, -1), "With 1 - μ before the gradient the velocity is an average, and never larger than a plain step. Here it is a sum: that is where the speed comes from.", "section 5" },
            { "brakes with the momentum", (gradient, start, rate, momentum, steps) => Path(gradient, start, rate, -momentum, steps, -1), "The old velocity is added, +μv: it goes on in its direction.", "section 5" },
            { "looks ahead", (gradient, start, rate, momentum, steps) => LookingAhead(gradient, start, rate, momentum, steps), "The gradient at x + μv is Nesterov's variant. Here it is taken at x.", "section 5" },
            { "climbs", (gradient, start, rate, momentum, steps) => Path(gradient, start, -rate, momentum, steps, -1), "The velocity takes in minus the gradient: downhill.", "section 5" },
        },
        Hints =
        [
            "Besides x there is a second array that lives from step to step: the velocity, 0 at first.",
            "In each step: the gradient at x, then the new velocity from the old one and the gradient, then the new x.",
            "v[i] = momentum * v[i] - rate * g[i]; and then x[i] += v[i], with a new array for x in each step.",
        ],
        Why = "Slopes that change their sign from step to step cancel in the velocity, and those that stay add up: it calms the zigzag and runs along the ravine.",
    };

    static double[][] Moved(Func<double[], double[]> gradient, double[] start, int steps, Func<double, double, double, double> velocity, Func<double, double, double> step)
    {
        List<double[]> path = [[.. start]];
        var v = new double[start.Length];
        for (int n = 0; n < steps; n++)
        {
            double[] x = path[^1], g = gradient([.. x]);
            v = [.. v.Select((old, i) => velocity(x[i], old, g[i]))];
            path.Add([.. x.Select((place, i) => place + step(place, v[i]))]);
        }
        return [.. path];
    }

    static double[][] Late(Func<double[], double[]> gradient, double[] start, double rate, double momentum, int steps)
    {
        List<double[]> path = [[.. start]];
        var v = new double[start.Length];
        for (int n = 0; n < steps; n++)
        {
            double[] g = gradient([.. path[^1]]);
            path.Add([.. path[^1].Zip(v, (x, speed) => x + speed)]);
            v = [.. v.Zip(g, (speed, slope) => momentum * speed - rate * slope)];
        }
        return [.. path];
    }

    static double[][] LookingAhead(Func<double[], double[]> gradient, double[] start, double rate, double momentum, int steps)
    {
        List<double[]> path = [[.. start]];
        var v = new double[start.Length];
        for (int n = 0; n < steps; n++)
        {
            double[] g = gradient([.. path[^1].Zip(v, (x, speed) => x + momentum * speed)]);
            v = [.. v.Zip(g, (speed, slope) => momentum * speed - rate * slope)];
            path.Add([.. path[^1].Zip(v, (x, speed) => x + speed)]);
        }
        return [.. path];
    }
}
