namespace Groundwork.Lessons;

/// <summary>Day 1, vectors, dot products, matrices: what <c>lessons/day-01.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day01
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [Q1, Dot, Norm, Q2, Cosine, Q3, MatMul, Search, Q4];

    /// <summary>1.Q1: what the dot product of perpendicular vectors is.</summary>
    public static Quiz Q1 { get; } = new("1.Q1", "perpendicular vectors")
    {
        Answers =
        {
            { "0", "They have nothing in common: all of one's length is spent at a right angle to the other.", true },
            { "1", "1 is the cosine of vectors that point the same way. At a right angle nothing of one lies along the other." },
            { "-1", "-1 is the cosine of opposite vectors. At a right angle nothing of one lies along the other." },
            { "25", "That is 3·3 + 4·4: the second vector is (-4, 3), not (3, 4)." },
            { "24", "Look at the signs: 3·(-4) is -12, and 4·3 is +12." },
        },
        Otherwise = "Multiply pair by pair, 3·(-4) and 4·3, then add.",
        Hints = ["3·(-4) + 4·3"],
    };

    /// <summary>1.Q2: which norm is the largest.</summary>
    public static Quiz Q2 { get; } = new("1.Q2", "which norm is the largest")
    {
        Answers =
        {
            { "a", "‖a‖₁ adds all sizes, ‖a‖₂ cuts the corner, ‖a‖∞ keeps the largest: each is at most the one before.", true },
            { "b", "The straight line is never longer than the way along the axes: ‖a‖₂ ≤ ‖a‖₁." },
            { "c", "The largest size is one of the terms that the others add up: it is the smallest of the three." },
        },
        Hints = ["Compute all three for (3, 4)."],
    };

    /// <summary>1.Q3: the shape of a product.</summary>
    public static Quiz Q3 { get; } = new("1.Q3", "the shape of a product")
    {
        Answers =
        {
            { "a", "(8, 8) are the sizes that meet and vanish: the outer ones remain." },
            { "b", "(4, 8)·(8, 16): the inner sizes meet, the outer ones remain, (4, 16).", true },
            { "c", "(16, 4) is the shape of the transpose of the product." },
            { "d", "The inner sizes are both 8, so it can be computed." },
        },
        Hints = ["One row of A times one column of B gives one number: how many rows has A, how many columns has B?"],
    };

    /// <summary>1.Q4: where cosine and distance differ.</summary>
    public static Quiz Q4 { get; } = new("1.Q4", "cosine or distance")
    {
        Answers =
        {
            { "a", "The nearest by distance is the nearest in size: it may lie in quite another direction." },
            { "b", "Twice as long and in the same direction is cosine 1, and far away all the same.", true },
            { "c", "For vectors of length 1 they rank alike: the squared distance is then 2 - 2·cosine. For others they do not." },
        },
        Hints = ["Think of (1, 1) and (10, 10)."],
    };

    static double SumOf(int count, Func<int, double> term)
    {
        double sum = 0;
        for (int i = 0; i < count; i++) sum += term(i);
        return sum;
    }

    static double[] Times(double factor, double[] a) => Array.ConvertAll(a, x => factor * x);
}
