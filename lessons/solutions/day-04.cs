// %% [markdown]
// # Day 4: solutions
//
// One way of many. A cell takes the place of the stub of the exercise that it is named for.

// %% solution 4.1
static double[] Backprop(double a, double b, double c)
{
    double p = a * b, s = p + c;    // forwards; the result is s · s
    double ds = s + s;              // s is used twice
    double dp = ds, dc = ds;
    double da = dp * b, db = dp * a;
    return [ds, dp, da, db, dc];
}

// %% solution 4.2
static double[] MseGradient(double[] x, double[] y, double w, double b)
{
    double dw = 0, db = 0;
    for (int i = 0; i < x.Length; i++)
    {
        double error = w * x[i] + b - y[i];
        dw += 2 * error * x[i] / x.Length;
        db += 2 * error / x.Length;
    }
    return [dw, db];
}

// %% solution 4.3
static double[][] Descend(Func<double[], double[]> gradient, double[] start, double rate, int maxSteps)
{
    List<double[]> path = [start.ToArray()];
    for (int step = 0; step < maxSteps; step++)
    {
        double[] x = path[^1], g = gradient(x);
        if (Math.Sqrt(g.Sum(slope => slope * slope)) <= 1e-6) break;
        path.Add([.. x.Zip(g, (xi, gi) => xi - rate * gi)]);
    }
    return [.. path];
}

// %% solution 4.4
static double[][] Momentum(Func<double[], double[]> gradient, double[] start, double rate, double momentum, int steps)
{
    List<double[]> path = [start.ToArray()];
    double[] v = new double[start.Length];
    for (int step = 0; step < steps; step++)
    {
        double[] x = path[^1], g = gradient(x);
        for (int i = 0; i < v.Length; i++) v[i] = momentum * v[i] - rate * g[i];
        path.Add([.. x.Zip(v, (xi, vi) => xi + vi)]);
    }
    return [.. path];
}

// %% solution 4.5
static double[] AlongContour(double[] gradient)
{
    double length = Math.Sqrt(gradient[0] * gradient[0] + gradient[1] * gradient[1]);
    return [-gradient[1] / length, gradient[0] / length];
}

// %% solution 4.6
static double[] FitLine(double[] x, double[] y, double rate, double momentum, int steps)
{
    double w = 0, b = 0, vw = 0, vb = 0;
    for (int step = 0; step < steps; step++)
    {
        double[] g = MseGradient(x, y, w, b);
        vw = momentum * vw - rate * g[0];
        vb = momentum * vb - rate * g[1];
        w += vw;
        b += vb;
    }
    return [w, b];
}
