namespace Groundwork.Lessons;

public static partial class Day02
{
    /// <summary>2.6, whether a symmetric 2×2 matrix is positive definite: <c>xᵀAx &gt; 0</c> for every x but 0.</summary>
    public static Exercise<Func<double[,], bool>, double[,]> Definite { get; } = new("2.6", "positive definite or not", (f, a) => f(a))
    {
        Reference = a => a[0, 0] > 0 && Det(a) > 0,
        Cases = draw =>
        {
            double b = draw.Pick<double>(0, 1, 2, -1, -2, 3, -3);
            return new[,] { { draw.Pick<double>(1, 2, 3, 4, 0, -1, -2), b }, { b, draw.Pick<double>(1, 2, 3, 4, 0, -1, -2) } };
        },
        Edges = [new double[,] { { 2, 1 }, { 1, 2 } }, new double[,] { { 1, 1 }, { 1, 1 } }, new double[,] { { 1, 3 }, { 3, 1 } }, new double[,] { { -2, 0 }, { 0, -1 } }, new double[,] { { 1, 0 }, { 0, 0 } }],
        Laws =
        {
            { "if it is, no direction gives 0 or less", (f, a) => !f(a) || Enumerable.Range(0, 48).All(i => Form(a, Math.Cos(i * Math.PI / 48), Math.Sin(i * Math.PI / 48)) > 0) },
        },
        Mistakes =
        {
            { "counts a semi-definite matrix as definite", a => a[0, 0] >= 0 && a[1, 1] >= 0 && Det(a) >= 0, "[[1, 1], [1, 1]] presses (1, -1) to 0: xᵀAx is 0 there, and definite wants more than 0.", "section 8" },
            { "looks at the diagonal alone", a => a[0, 0] > 0 && a[1, 1] > 0, "[[1, 3], [3, 1]] has ones on its diagonal and the eigenvalue -2: along (1, -1) it gives less than 0.", "section 8" },
            { "looks at the determinant alone", a => Det(a) > 0, "Two negative eigenvalues have a positive product too: [[-2, 0], [0, -1]].", "section 8" },
            { "asks whether all elements are positive", a => a[0, 0] > 0 && a[0, 1] > 0 && a[1, 1] > 0, "Definite is a matter of eigenvalues, not of elements: [[2, -1], [-1, 2]] is definite, [[1, 3], [3, 1]] is not.", "section 8" },
        },
        Hints =
        [
            "Both eigenvalues must be above 0. Their product is the determinant, their sum is the trace.",
            "A positive determinant says that both have the same sign; then one element of the diagonal tells which.",
            "return a[0, 0] > 0 && a[0, 0] * a[1, 1] - a[0, 1] * a[1, 0] > 0;",
        ],
        Why = "With a positive determinant the eigenvalues have one sign, and aₓₓ = eₓᵀAeₓ shows which it is: this is Sylvester's criterion for two rows.",
    };

    static double Form(double[,] a, double x, double y) => (a[0, 0] * x * x) + (2 * a[0, 1] * x * y) + (a[1, 1] * y * y);
}
