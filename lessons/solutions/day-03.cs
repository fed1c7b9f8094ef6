// %% [markdown]
// # Day 3: solutions
//
// One way of many. A cell takes the place of the stub of the exercise that it is named for.

// %% solution 3.1
static (double Forward, double Central) Quotients(Func<double, double> f, double x, double h) =>
    ((f(x + h) - f(x)) / h, (f(x + h) - f(x - h)) / (2 * h));

// %% solution 3.2
static double Slope(string function, double x)
{
    double s = 1 / (1 + Math.Exp(-x)), t = Math.Tanh(x);
    return function switch
    {
        "square" => 2 * x,
        "exp" => Math.Exp(x),
        "ln" => 1 / x,
        "sigmoid" => s * (1 - s),
        "tanh" => 1 - t * t,
        "relu" => x > 0 ? 1 : 0,
        _ => throw new ArgumentException($"slope: there is no function \"{function}\""),
    };
}

// %% solution 3.3
static (double Single, double Double) BestSteps() => (Math.Cbrt(1.2e-7), Math.Cbrt(2.2e-16));

// %% solution 3.4
static double[] PartialAll(Func<double[], double> f, double[] x)
{
    const double h = 1e-5;
    var partials = new double[x.Length];
    for (int i = 0; i < x.Length; i++)
    {
        double[] up = [.. x], down = [.. x];
        up[i] += h;
        down[i] -= h;
        partials[i] = (f(up) - f(down)) / (2 * h);
    }
    return partials;
}

// %% solution 3.5
static double Newton(Func<double, double> f, Func<double, double> slope, double start)
{
    double x = start;
    for (int round = 0; round < 100; round++)
    {
        if (slope(x) == 0) throw new ArithmeticException($"newton: at {x} the curve is flat, and its tangent never meets 0");
        double step = f(x) / slope(x);
        x -= step;
        if (Math.Abs(step) <= 1e-12 * Math.Max(1, Math.Abs(x))) return x;
    }
    throw new ArithmeticException($"newton: no root after 100 rounds from {start}");
}

// %% solution 3.6
static (double BySlope, double ByIntercept) LinePartials(double[] x, double[] y, double m, double b)
{
    double byM = 0, byB = 0;
    for (int i = 0; i < x.Length; i++)
    {
        double error = m * x[i] + b - y[i];
        byM += 2 * error * x[i] / x.Length;
        byB += 2 * error / x.Length;
    }
    return (byM, byB);
}
