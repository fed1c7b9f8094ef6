namespace Groundwork.Lessons;

/// <summary>Derivatives by central differences, with the step at which rounding and curvature cost the same: h = 1e-5 · max(1, |x|).</summary>
static class Differences
{
    public static double Derivative(Func<double, double> function, double x)
    {
        double h = 1e-5 * Math.Max(1, Math.Abs(x));
        return (function(x + h) - function(x - h)) / (2 * h);
    }

    public static double[] Gradient(Func<double[], double> function, double[] x)
    {
        var gradient = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double[] moved = [.. x];
            gradient[i] = Derivative(value =>
            {
                moved[i] = value;
                return function(moved);
            }, x[i]);
        }
        return gradient;
    }
}
