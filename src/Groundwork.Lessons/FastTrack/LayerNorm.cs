namespace Groundwork.Lessons;

public static partial class FastTrack
{
    const double Epsilon = 1e-5;

    /// <summary>F.4, layer norm of one token: <c>(x - mean) / √(variance + 1e-5)</c>, with the variance that divides by N.</summary>
    public static Exercise<Func<double[], double[]>, double[]> LayerNorm { get; } = new("F.4", "layer norm", (f, x) => f(x))
    {
        Reference = x => Centred(x, Math.Sqrt(Variance(x) + Epsilon)),
        Cases = draw =>
        {
            double size = draw.Pick(1, 0.001, 100);
            return Array.ConvertAll(draw.Vector(draw.Whole(2, 6)), value => size * value);
        },
        Edges = [[1, 2, 3, 4], [0.001, 0.002, 0.003, 0.004], [5, 5], [-1, 1]],
        Laws =
        {
            { "the mean is 0", (f, x) => Claim.Within(f(x).Average(), 0, 1e-9) },
            { "adding 3 to all changes nothing", (f, x) => Claim.Same(f(Array.ConvertAll(x, value => value + 3)), f(x), new(1e-6, 1e-9)) },
        },
        Tolerance = new(1e-9, 1e-10),
        Mistakes =
        {
            { "adds epsilon to the deviation", x => Centred(x, Math.Sqrt(Variance(x)) + Epsilon), "That is the page's formula. Epsilon goes under the root, to the variance: for small numbers the two differ much.", "part 4" },
            { "divides by N - 1", x => Centred(x, Math.Sqrt(Variance(x) * x.Length / (x.Length - 1) + Epsilon)), "Layer norm uses the variance that divides by N, whatever the default of the library's deviation is.", "part 4" },
            { "divides by the variance", x => Centred(x, Variance(x) + Epsilon), "The deviation is the root of the variance.", "part 4" },
            { "does not subtract the mean", x => Array.ConvertAll(x, value => value / Math.Sqrt(Variance(x) + Epsilon)), "First the mean is taken away, so that the result lies around 0.", "part 4" },
            { "divides by zero for equal numbers", x => Centred(x, Math.Sqrt(Variance(x))), "Without epsilon equal numbers give 0/0, which is NaN.", "part 4" },
            { "subtracts the mean and does not divide", x => Centred(x, 1), "Divide by the deviation, so that numbers of any size come out at about 1.", "part 4" },
        },
        Rules = [Rule.NoCall("LayerNorm", "Std", "Var")],
        Hints =
        [
            "Three steps: the mean, the mean of the squared distances from it, and then each number.",
            "variance = average of (x - mean)²; the root is taken of variance + 1e-5.",
            "return Array.ConvertAll(x, v => (v - mean) / Math.Sqrt(variance + 1e-5));",
        ],
        Why = "Every token comes out with the same size, so no layer has to cope with numbers that grow from layer to layer.",
    };

    static double[] Centred(double[] x, double divisor)
    {
        double mean = x.Average();
        return Array.ConvertAll(x, value => (value - mean) / divisor);
    }

    static double Variance(double[] x)
    {
        double mean = x.Average();
        return x.Average(value => (value - mean) * (value - mean));
    }
}
