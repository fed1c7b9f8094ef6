namespace Groundwork.Lessons;

public static partial class Day01
{
    /// <summary>1.1, the dot product: <c>a₁b₁ + a₂b₂ + …</c>; vectors of different lengths are refused with an <see cref="ArgumentException"/>.</summary>
    public static Exercise<Func<double[], double[], double>, (double[] A, double[] B)> Dot { get; } = new("1.1", "the dot product", (f, x) => f(x.A, x.B))
    {
        Reference = (a, b) => a.Length == b.Length ? SumOf(a.Length, i => a[i] * b[i]) : throw new ArgumentException("dot: the vectors differ in length"),
        Cases = draw =>
        {
            int n = draw.Length();
            return (draw.Vector(n), draw.Vector(n));
        },
        Edges = [([1, 2, 3], [4, 5, 6]), ([], []), ([1], [1, 2]), ([1, 2], [1])],
        Laws =
        {
            { "the order does not matter: a·b = b·a", (f, x) => (f(x.A, x.B), f(x.B, x.A)) },
            { "twice the vector, twice the product: (2a)·b = 2(a·b)", (f, x) => (f(Times(2, x.A), x.B), 2 * f(x.A, x.B)) },
            { "a·a is the square of the length, so never negative", (f, x) => f(x.A, x.A) >= 0 },
        },
        Mistakes =
        {
            { "adds where it should multiply", (a, b) => SumOf(a.Length, i => a[i] + b[i]), "A dot product multiplies each pair first, and only then adds up.", "section 2" },
            { "multiplies the sums", (a, b) => a.Sum() * b.Sum(), "The pairs are multiplied one by one; the product of two sums also has every a₁b₂.", "section 2" },
            { "keeps the last product alone", (a, b) => SumOf(a.Length, i => i == a.Length - 1 ? a[i] * b[i] : 0), "Each product is added to the sum: `sum += …`, not `sum = …`.", "section 2" },
            { "leaves the last pair out", (a, b) => SumOf(a.Length - 1, i => a[i] * b[i]), "The loop ends one too early: `i < a.Length` takes the last one too.", "section 2" },
            { "takes vectors of different lengths", (a, b) => SumOf(Math.Min(a.Length, b.Length), i => a[i] * b[i]), "A number without a partner has no place in a dot product: say so with an `ArgumentException` before the loop.", "the end of section 2" },
        },
        Rules = [Rule.NoCall("Dot", "MatMul")],
        Hints =
        [
            "Walk through both vectors with one index, and keep a sum.",
            "Before the loop: if the lengths differ, throw an ArgumentException.",
            "In the loop: sum += a[i] * b[i];",
        ],
        Why = "Every pair gives one product, and the sum of them says how far the two point the same way.",
    };
}
