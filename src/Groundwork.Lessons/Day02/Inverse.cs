namespace Groundwork.Lessons;

public static partial class Day02
{
    /// <summary>2.2, the inverse of a 2×2 matrix; one whose determinant is 0 is refused with an <see cref="ArgumentException"/>.</summary>
    public static Exercise<Func<double[,], double[,]>, double[,]> Inverse { get; } = new("2.2", "the inverse of a 2×2 matrix", (f, m) => f(m))
    {
        Reference = m => Det(m) != 0 ? Adjugate(m, Det(m)) : throw new ArgumentException("inverse: the determinant is 0"),
        Cases = draw =>
        {
            double[,] m = draw.Matrix(2, 2);
            Draw.Assume(Math.Abs(Det(m)) > 0.01);    // nearer to 0 rounding would decide
            return m;
        },
        Edges = [new double[,] { { 1, 2 }, { 3, 4 } }, new double[,] { { 0, 1 }, { 1, 0 } }, new double[,] { { 1, 2 }, { 2, 4 } }, new double[,] { { 0, 0 }, { 0, 0 } }, new double[,] { { 2, 0 }, { 0, 4 } }],
        Laws =
        {
            { "one after the other they do nothing: A·A⁻¹ = I", (f, m) => Claim.Same(Product(m, f(m)), Identity(2), new(1e-8, 1e-8)) },
        },
        Mistakes =
        {
            { "forgets to divide by the determinant", m => Det(m) != 0 ? Adjugate(m, 1) : throw new ArgumentException("singular"), "A·(what you give) is the determinant on the diagonal, where 1 should stand: divide each element by ad - bc.", "section 4" },
            { "keeps the signs of b and c", m => Signs(m, 1, 1), "The two elements beside the diagonal change their sign: [[d, -b], [-c, a]].", "section 4" },
            { "leaves the diagonal where it was", m => Det(m) is var det && det != 0 ? new[,] { { m[0, 0] / det, -m[0, 1] / det }, { -m[1, 0] / det, m[1, 1] / det } } : throw new ArgumentException("singular"), "The two elements of the diagonal change places: d comes first.", "section 4" },
            { "transposes what it gives", m => Signs(m, -1, -1, swap: true), "b stays in the first row and c in the second; only a and d change places.", "section 4" },
            { "divides by ad + bc", m => (m[0, 0] * m[1, 1]) + (m[0, 1] * m[1, 0]) is var sum && Det(m) != 0 ? Adjugate(m, sum) : throw new ArgumentException("singular"), "The determinant is a difference: ad - bc.", "section 3" },
            { "divides by 0 without a word", m => Adjugate(m, Det(m)), "Where the determinant is 0 the plane was pressed onto a line, and nothing can undo that. Say so with an `ArgumentException`, before infinities and NaN spread.", "section 4, *Break*" },
        },
        Rules = [Rule.NoCall("Inverse", "Solve", "PseudoInverse")],
        Hints =
        [
            "With [[a, b], [c, d]]: first det = ad - bc, and if that is 0, throw.",
            "Swap a and d, change the signs of b and c, divide all four by det.",
            "return new[,] { { d / det, -b / det }, { -c / det, a / det } };",
        ],
        Why = "[[d, -b], [-c, a]] times the matrix is the determinant on the diagonal, so dividing by it leaves the identity.",
    };

    static double Det(double[,] m) => (m[0, 0] * m[1, 1]) - (m[0, 1] * m[1, 0]);

    static double[,] Adjugate(double[,] m, double divisor) => new[,] { { m[1, 1] / divisor, -m[0, 1] / divisor }, { -m[1, 0] / divisor, m[0, 0] / divisor } };

    static double[,] Signs(double[,] m, int b, int c, bool swap = false)
    {
        double det = Det(m) is not 0 and var d ? d : throw new ArgumentException("singular");
        double upper = b * m[0, 1] / det, lower = c * m[1, 0] / det;
        return new[,] { { m[1, 1] / det, swap ? lower : upper }, { swap ? upper : lower, m[0, 0] / det } };
    }
}
