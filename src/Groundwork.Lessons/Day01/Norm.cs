namespace Groundwork.Lessons;

public static partial class Day01
{
    /// <summary>1.2, the length of a vector for p = 1, 2 and ∞: <c>Σ|aᵢ|</c>, <c>√Σaᵢ²</c>, <c>max |aᵢ|</c>.</summary>
    public static Exercise<Func<double[], double, double>, (double[] A, double P)> Norm { get; } = new("1.2", "norms", (f, x) => f(x.A, x.P))
    {
        Reference = (a, p) => PNorm(a, p),
        Cases = draw => (draw.Vector(), draw.Pick(2, 1, double.PositiveInfinity)),
        Edges = [([3, 4], 2), ([3, -4], 1), ([3, -4], double.PositiveInfinity), ([0, 0], 2), ([1, 2], 2), ([1, 1, 1], 2)],
        Laws =
        {
            { "three times the vector is three times as long", (f, x) => (f(Times(-3, x.A), x.P), 3 * f(x.A, x.P)) },
            { "the detour over b is never shorter: ‖a‖ ≤ ‖b‖ + ‖a - b‖", (f, x) =>
                f(x.A, x.P) <= f(Reversed(x.A), x.P) + f([.. x.A.Zip(Reversed(x.A), (a, b) => a - b)], x.P) + 1e-9 },
        },
        Mistakes =
        {
            { "forgets the root", (a, p) => p == 2 ? SumOf(a.Length, i => a[i] * a[i]) : PNorm(a, p), "The sum of squares is the square of the length: √ brings it back to a length.", "section 3" },
            { "computes with float", (a, p) => (float)PNorm(a, p), "`MathF` and `float` keep seven digits; `Math` and `double` keep sixteen.", "section 3" },
            { "adds without the absolute value", (a, p) => p == 1 ? a.Sum() : PNorm(a, p), "Without |…| a negative number takes back what a positive one added: the length of (3, -3) would be 0.", "section 3" },
            { "takes the largest number instead of the largest size", (a, p) => double.IsInfinity(p) ? a.Max() : PNorm(a, p), "-5 is further from 0 than 3: compare |aᵢ|.", "section 3" },
            { "divides by how many there are", (a, p) => p == 2 ? Math.Sqrt(SumOf(a.Length, i => a[i] * a[i]) / a.Length) : PNorm(a, p), "The mean of the squares is another measure (the root mean square); a length is the root of the sum.", "section 3" },
        },
        Hints =
        [
            "Three cases: if (p == 1) …, if (p == 2) …, and infinity is double.IsInfinity(p).",
            "All three begin with |aᵢ|: Math.Abs(a[i]).",
            "For p = 2: Math.Sqrt(a.Sum(x => x * x)); for infinity: a.Max(Math.Abs).",
        ],
        Why = "All three scale with the vector and obey the triangle inequality, which is what makes them lengths.",
    };

    static double PNorm(double[] a, double p) => p switch
    {
        1 => a.Sum(Math.Abs),
        2 => Math.Sqrt(a.Sum(x => x * x)),
        _ => a.Max(Math.Abs),
    };

    static double[] Reversed(double[] a) => [.. Enumerable.Reverse(a)];
}
