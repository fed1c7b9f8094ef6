namespace Groundwork.Lessons;

public static partial class Day13
{
    const double Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8;

    /// <summary>
    /// 13.2, one step of Adam: <c>m ← β₁m + (1−β₁)g</c>, <c>v ← β₂v + (1−β₂)g²</c>, <c>w ← w − rate · m̂ / (√v̂ + ε)</c> with <c>m̂ = m / (1−β₁ᵗ)</c>, <c>v̂ = v / (1−β₂ᵗ)</c>;
    /// β₁ = 0.9, β₂ = 0.999, ε = 1e-8, t = 1, 2, … It gives back w, m and v.
    /// </summary>
    /// <remarks>Source: Kingma and Ba (2015), "Adam: a method for stochastic optimization", algorithm 1.</remarks>
    public static Exercise<Func<double[], double[], double[], double[], int, double, double[][]>, (double[] W, double[] G, double[] M, double[] V, int T, double Rate)> AdamStep { get; } =
        new("13.2", "Adam from its formulas", (f, x) => f(x.W, x.G, x.M, x.V, x.T, x.Rate))
    {
        IsChallenge = true,
        Reference = (w, g, m, v, t, rate) => Adam(w, g, m, v, t, rate),
        Cases = draw =>
        {
            int n = draw.Length(4);
            return (draw.Vector(n), draw.Vector(n), draw.Vector(n), draw.Many(n, () => draw.Positive()), draw.Whole(1, 10), draw.Pick(0.1, 0.001));
        },
        Edges = [([1, -1], [2, 1e-3], [0, 0], [0, 0], 1, 0.1), ([1], [0], [0], [0], 1, 0.1)],
        Laws =
        {
            { "the first step from zero is as long as the learning rate, whatever the gradient", (f, x) =>
            {
                double[] zero = new double[x.W.Length], g = Array.ConvertAll(x.G, value => Math.Abs(value) < 1e-3 ? 1 : value);
                double[] lengths = [.. f(x.W, g, zero, zero, 1, x.Rate)[0].Zip(x.W, (after, before) => Math.Abs(after - before))];
                return Claim.Same(lengths, Enumerable.Repeat(x.Rate, g.Length).ToArray(), new Tolerance(1e-4, 1e-9)); // ε makes it a little shorter
            } },
        },
        Mistakes =
        {
            { "leaves out the correction of the bias", (w, g, m, v, t, rate) => Adam(w, g, m, v, int.MaxValue, rate), "m and v begin at 0, so the first means are too small by 1 − βᵗ: divide by it, or the first steps have the wrong length.", "section 3" },
            { "puts ε under the root", (w, g, m, v, t, rate) => Adam(w, g, m, v, t, rate, inside: true), "√(v̂ + ε) is another method: with small gradients its ε of 1e-8 counts as 1e-4.", "section 3" },
            { "climbs", (w, g, m, v, t, rate) => Adam(w, g, m, v, t, -rate), "The gradient points uphill: subtract the step.", "section 3" },
            { "does not square the gradient in v", (w, g, m, v, t, rate) => Adam(w, g, m, v, t, rate, power: Math.Abs), "v is the mean of g², so that its root has the size of g.", "section 3" },
            { "steps with g instead of m", (w, g, m, v, t, rate) => Adam(w, g, m, v, t, rate, hasMomentum: false), "The step uses m̂, the running mean of the gradients: that is what smooths the way.", "section 3" },
        },
        Hints =
        [
            "For each i: m[i] = 0.9 * m[i] + 0.1 * g[i], in an array of your own; v the same with 0.999 and g[i] * g[i].",
            "Correct both: m[i] / (1 - Math.Pow(0.9, t)) and v[i] / (1 - Math.Pow(0.999, t)).",
            "w[i] - rate * mHat / (Math.Sqrt(vHat) + 1e-8); return [w, m, v];",
        ],
        Why = "Each weight has a step of its own size: m̂/√v̂ is about ±1 where gradients agree, and small where they contradict each other.",
    };

    static double[][] Adam(double[] w, double[] g, double[] m, double[] v, int t, double rate, bool inside = false, Func<double, double>? power = null, bool hasMomentum = true)
    {
        power ??= static x => x * x;
        double[] means = [.. m.Zip(g, (old, now) => Beta1 * old + (1 - Beta1) * now)];
        double[] squares = [.. v.Zip(g, (old, now) => Beta2 * old + (1 - Beta2) * power(now))];
        double[] moved = [.. w.Select((weight, i) =>
        {
            double mean = hasMomentum ? means[i] / (1 - Math.Pow(Beta1, t)) : g[i], square = squares[i] / (1 - Math.Pow(Beta2, t));
            return weight - rate * mean / (inside ? Math.Sqrt(square + Epsilon) : Math.Sqrt(square) + Epsilon);
        })];
        return [moved, means, squares];
    }
}
