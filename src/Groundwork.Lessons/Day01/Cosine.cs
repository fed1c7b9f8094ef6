namespace Groundwork.Lessons;

public static partial class Day01
{
    /// <summary>1.3, the cosine of the angle: <c>a·b / (‖a‖‖b‖)</c>, from -1 to 1, and 0 where a vector has no direction.</summary>
    public static Exercise<Func<double[], double[], double>, (double[] A, double[] B)> Cosine { get; } = new("1.3", "cosine similarity", (f, x) => f(x.A, x.B))
    {
        Reference = (a, b) => CosineOf(a, b),
        Cases = draw =>
        {
            int n = draw.Length();
            return (draw.Vector(n), draw.Vector(n));
        },
        Edges = [([1, 2, 3], [4, 5, 6]), ([0, 0], [1, 2]), ([0, 0], [0, 0]), ([1, 2], [-1, -2]), ([3, 4], [3, 4])],
        Laws =
        {
            { "only directions count: 2a is as close to b as a", (f, x) => (f(Times(2, x.A), x.B), f(x.A, x.B)) },
            { "stays within -1 and 1, in spite of rounding", (f, x) => Enumerable.Range(1, 20).All(k => Math.Abs(f(Times(k / 7.0, x.A), Times(k / 3.0, x.A))) <= 1) },
        },
        Mistakes =
        {
            { "divides by the squares of the lengths", (a, b) => IsZero(a) || IsZero(b) ? 0 : Product(a, b) / (Product(a, a) * Product(b, b)), "a·a is the square of the length: the roots are missing.", "section 4" },
            { "divides by zero for a vector of zeros", (a, b) => Math.Clamp(Product(a, b) / Math.Sqrt(Product(a, a) * Product(b, b)), -1, 1), "A vector of zeros points nowhere, and 0/0 is NaN, which spreads through everything that it meets: give 0 there.", "section 4, *Break*" },
            { "does not divide at all", (a, b) => Product(a, b), "Without dividing by both lengths a long vector looks more similar than a short one.", "section 4" },
            { "takes the absolute value", (a, b) => Math.Abs(CosineOf(a, b)), "The sign matters: -1 says that the two point in opposite directions.", "section 4" },
            { "leaves the range for want of a clamp", (a, b) => IsZero(a) || IsZero(b) ? 0 : Product(a, b) / (PNorm(a, 2) * PNorm(b, 2)), "Rounding can give 1.0000000000000002, and the arc cosine of that is NaN: `Math.Clamp(c, -1, 1)`.", "section 4, *Break*" },
        },
        Hints =
        [
            "You have a dot product and a norm: the cosine is made of these.",
            "First ask whether one of the two norms is 0, and give 0 then.",
            "return Math.Clamp(Dot(a, b) / (Norm(a, 2) * Norm(b, 2)), -1, 1);",
        ],
        Why = "Dividing by both lengths leaves the directions alone, so the result is the cosine of the angle between them.",
    };

    static double CosineOf(double[] a, double[] b) => IsZero(a) || IsZero(b) ? 0 : Math.Clamp(Product(a, b) / (PNorm(a, 2) * PNorm(b, 2)), -1, 1);

    static bool IsZero(double[] a) => Array.TrueForAll(a, x => x == 0);

    static double Product(double[] a, double[] b) => SumOf(a.Length, i => a[i] * b[i]);
}
