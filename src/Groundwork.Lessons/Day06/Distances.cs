namespace Groundwork.Lessons;

public static partial class Day06
{
    const int MostMegabytes = 120;

    /// <summary>6.5, the distance of every row to every row, <c>√(|a|² + |b|² - 2a·b)</c>: Float64 [N, D] to [N, N], with no array of N·N·D numbers in between.</summary>
    public static Exercise<Func<Tensor, Tensor>, Tensor> Distances { get; } = new("6.5", "all distances", (f, x) => f(x))
    {
        IsChallenge = true,
        Reference = x => Squares(x).Clip(min: 0.0).Sqrt(),
        AlsoRight = [x => Tensor.Maximum(Squares(x), 0.0).Sqrt()],
        Cases = draw => draw.Tensor([draw.Length(), draw.Length(3)]),
        Edges = [Matrix([0, 0], [3, 4]), Matrix([1, 1], [1, 1]), Tensor.Randn([40, 16], seed: 1, DType.Float64)],
        // |a|² + |a|² - 2a·a is 0 up to a rounding of 1e-13, and the root of that is 3e-7.
        Tolerance = new(1e-9, 2e-6),
        Laws =
        {
            { "as far from a to b as from b to a", (f, x) => f(x) is var d ? (d, d.Transpose()) : false },
            { "all rows moved, no distance changes", (f, x) => (f(x + 1), f(x)) },
        },
        Trials =
        {
            { $"1,000 rows of 16 numbers take at most {MostMegabytes} MB", f => Claim.AtMost(MegabytesOf(f), MostMegabytes, "the new memory in MB (an array of 1,000 × 1,000 × 16 numbers is 128 MB)") },
        },
        Mistakes =
        {
            { "builds the array of all differences", x => (x.Unsqueeze(1) - x.Unsqueeze(0)).Square().Sum(-1).Sqrt(), "Right values, but the differences are an array of N·N·D numbers of 8 bytes: 1,000 · 1,000 · 16 · 8 is 128 MB, and its squares as much again. |a - b|² = |a|² + |b|² - 2a·b needs N·N numbers at a time.", "section 7" },
            { "forgets the root", x => Squares(x).Clip(min: 0.0), "That is the square of the distance: its root is missing.", "section 7" },
            { "takes the root of a number below 0", x => Squares(x).Sqrt(), "Rounding makes a distance of 0 into -1e-15 or so, and its root is NaN: `Clip(min: 0.0)` before `Sqrt()`.", "section 7, *Break*" },
            { "adds the product instead of subtracting it", x => (Squares(x) + 4 * x.MatMul(x.T)).Clip(min: 0.0).Sqrt(), "|a - b|² = |a|² + |b|² - 2a·b; with a plus it is the length of a + b.", "section 7" },
            { "subtracts the product once", x => (Squares(x) + x.MatMul(x.T)).Clip(min: 0.0).Sqrt(), "a·b and b·a both come up in (a - b)·(a - b): subtract twice the product.", "section 7" },
            { "gives the products of the rows", x => x.MatMul(x.T), "X·Xᵀ holds a·b for every pair: it is one of the three terms.", "section 7" },
        },
        Rules = [Rule.NoLoop],
        Hints =
        [
            "(a - b)·(a - b) = a·a + b·b - 2a·b: three terms, of which the last is a matrix product.",
            "The squared lengths n = x.Square().Sum(1) have shape [N]; n.Unsqueeze(1) + n is an array of all sums [N, N].",
            "return (n.Unsqueeze(1) + n - 2 * x.MatMul(x.T)).Clip(min: 0.0).Sqrt();",
        ],
        Why = "The matrix product does the N·N·D multiplications, and never keeps more than N·N numbers.",
    };

    static Tensor Squares(Tensor x)
    {
        Tensor n = x.Square().Sum(1);
        return n.Unsqueeze(1) + n - 2 * x.MatMul(x.T);
    }

    static double MegabytesOf(Func<Tensor, Tensor> f)
    {
        Tensor x = Tensor.Randn([1000, 16], seed: 1, DType.Float64);
        return Allocation.Of(() => f(x)) / 1e6;
    }
}
