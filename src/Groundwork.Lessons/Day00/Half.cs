namespace Groundwork.Lessons;

public static partial class Day00
{
    /// <summary>0.1, half of a whole number: 3.5 for 7.</summary>
    public static Exercise<Func<int, double>, int> Half { get; } = new("0.1", "half of a number", (f, x) => f(x))
    {
        IsChallenge = true,
        Reference = n => n / 2.0,
        Cases = draw => draw.Whole(-20, 20),
        Edges = [7, 8, 0],
        Laws = { { "twice the half is the number", (f, n) => (2 * f(n), (double)n) } },
        Mistakes =
        {
            { "divides whole numbers", n => n / 2, "An int divided by an int is an int in C#, and what stands behind the point is cut off: 7 / 2 is 3. Make one of them a double: n / 2.0.", "the phrase book" },
            { "doubles", n => n * 2, "Half is one of two equal parts: divide.", "the phrase book" },
        },
        Hints =
        [
            "Put an expression in place of throw new NotAttempted().",
            "Half is n / 2, but try it with 7: what becomes of the .5?",
            "static double Half(int n) => n / 2.0;",
        ],
        Why = "One double is enough: the other number is made one before they are divided.",
    };
}
