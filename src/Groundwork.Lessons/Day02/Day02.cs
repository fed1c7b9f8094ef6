namespace Groundwork.Lessons;

/// <summary>Day 2, matrices as motion: what <c>lessons/day-02.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day02
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [Q1, Rotation, Q2, Q3, Inverse, Q4, TopEigen, Covariance, Pca, Q5, Definite, Compress];

    /// <summary>2.Q1: where a matrix takes (1, 1).</summary>
    public static Quiz Q1 { get; } = new("2.Q1", "where (1, 1) goes")
    {
        Answers =
        {
            { "a", "(2, 1) is the diagonal. Each element counts: 2·1 + 1·1 comes first." },
            { "b", "It is the sum of the two columns, (2, 0) + (1, 1): one step along each of the new axes.", true },
            { "c", "You added up the columns, which is what the transpose does. Row times vector: 2·1 + 1·1, then 0·1 + 1·1." },
            { "d", "The two numbers are right, and in the wrong order: the first row gives the first coordinate." },
        },
        Hints = ["The columns are the places where (1, 0) and (0, 1) go. (1, 1) is the sum of these two."],
    };

    /// <summary>2.Q2: which matrix of a product acts first.</summary>
    public static Quiz Q2 { get; } = new("2.Q2", "which acts first")
    {
        Answers =
        {
            { "a", "(A·B)·x = A·(B·x): the matrix next to the vector acts first, and that is B." },
            { "b", "(A·B)·x = A·(B·x): the one next to the vector acts first, as the inner function does in f(g(x)).", true },
            { "c", "The order matters: to turn and then to stretch is another motion than to stretch and then to turn." },
        },
        Hints = ["Write x behind the product, and set the brackets so that a matrix meets the vector."],
    };

    /// <summary>2.Q3: what a determinant of -2 says.</summary>
    public static Quiz Q3 { get; } = new("2.Q3", "a negative determinant")
    {
        Answers =
        {
            { "a", "An area cannot be negative: the size, 2, is the factor of the area, and the sign says something else." },
            { "b", "The size is the factor of the area, and the minus says that the plane was turned over, as a mirror does.", true },
            { "c", "No inverse means that the determinant is 0, where the plane is pressed onto a line." },
        },
        Hints = ["Move a slider until the sign changes, and watch which way round the two arrows stand."],
    };

    /// <summary>2.Q4: the rank of a product.</summary>
    public static Quiz Q4 { get; } = new("2.Q4", "the rank of an outer product")
    {
        Answers =
        {
            { "1", "Every column is a multiple of u, so all that comes out lies on one line.", true },
            { "3", "It has three columns, and all are multiples of u: the rank counts directions, not columns." },
            { "0", "Rank 0 has the matrix of zeros alone." },
            { "9", "It has nine numbers; the rank counts the directions that can come out." },
        },
        Otherwise = "Count the different directions among the columns u·v₁, u·v₂, u·v₃.",
        Hints = ["Column j of the outer product is u times the number vⱼ."],
    };

    /// <summary>2.Q5: what M·Mᵀ is for a tall M.</summary>
    public static Quiz Q5 { get; } = new("2.Q5", "M·Mᵀ of a tall matrix")
    {
        Answers =
        {
            { "a", "Definite would mean that no direction is pressed to 0. M has 3 columns, so M·Mᵀ has rank 3 at most, and it lives in 4 dimensions." },
            { "b", "xᵀMMᵀx = ‖Mᵀx‖² is never negative, and it is 0 for the direction that Mᵀ, with its 3 rows, must lose of 4.", true },
            { "c", "xᵀMMᵀx = ‖Mᵀx‖² is a squared length: it is never negative." },
        },
        Hints = ["xᵀMMᵀx is the square of a length. Can Mᵀ, which takes 4 numbers to 3, keep all of them from becoming 0?"],
    };

    static double[,] Product(double[,] a, double[,] b) => Tensor.From(a).MatMul(Tensor.From(b)).ToArray2D<double>();

    static double[,] Identity(int n) => Matrix(n, n, (i, j) => i == j ? 1 : 0);

    static double[,] Matrix(int rows, int columns, Func<int, int, double> element)
    {
        var matrix = new double[rows, columns];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++) matrix[i, j] = element(i, j);
        return matrix;
    }

    // A direction and its opposite are the same answer: of the two, the one that is shown.
    static double[] Facing(double[] v)
    {
        double side = 0;
        for (int i = 0; i < v.Length; i++) side += v[i] * Math.Pow(0.618, i);
        return side < 0 ? Array.ConvertAll(v, x => -x) : v;
    }
}
