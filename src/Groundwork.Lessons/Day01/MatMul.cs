namespace Groundwork.Lessons;

public static partial class Day01
{
    /// <summary>1.4, the product of two matrices, <c>cᵢⱼ = Σ aᵢₖ bₖⱼ</c>, with three loops; inner sizes that differ are refused with an <see cref="ArgumentException"/>.</summary>
    public static Exercise<Func<double[,], double[,], double[,]>, (double[,] A, double[,] B)> MatMul { get; } = new("1.4", "matrix times matrix", (f, x) => f(x.A, x.B))
    {
        IsChallenge = true,
        Reference = (a, b) => MatrixProduct(a, b),
        Cases = draw =>
        {
            int inner = draw.Length(5);
            return (draw.Matrix(draw.Length(17), inner), draw.Matrix(inner, draw.Length(5)));
        },
        Edges = [(new double[,] { { 1, 2 }, { 3, 4 } }, new double[,] { { 5, 6 }, { 7, 8 } }), (new double[1, 2], new double[1, 2])],
        Laws =
        {
            { "times the identity nothing changes", (f, x) => (f(x.A, Identity(x.A.GetLength(1))), x.A) },
            { "(AB)ᵀ = BᵀAᵀ", (f, x) => (Transposed(f(x.A, x.B)), f(Transposed(x.B), Transposed(x.A))) },
        },
        Mistakes =
        {
            { "walks along the rows of b", (a, b) => Products(a, b, (i, j, k) => a[i, k] * b[j, k]), "Row times column: the index that is summed over is the first of b, `b[k, j]`. With square matrices this gives A·Bᵀ and no error.", "section 6" },
            { "keeps the last product alone", (a, b) => Products(a, b, (i, j, k) => k == a.GetLength(1) - 1 ? a[i, k] * b[k, j] : 0), "Each product is added: `c[i, j] += …`, not `=`.", "section 6" },
            { "adds up in an int", (a, b) => Products(a, b, (i, j, k) => (int)(a[i, k] * b[k, j])), "An `int` drops what stands behind the point, product by product: add up in a double.", "section 6" },
            { "multiplies in the wrong order", (a, b) => MatrixProduct(b, a), "AB and BA are different products: mostly they have other shapes, and where they do not, other values.", "section 6" },
        },
        Rules = [Rule.NoCall("MatMul", "Dot", "Einsum")],
        Budget = new("256 × 256 in a reasonable time", () => (Filled(256), Filled(256))),
        Hints =
        [
            "Two loops walk over the places of the result, a third one adds up.",
            "The result has a.GetLength(0) rows and b.GetLength(1) columns; a.GetLength(1) must be b.GetLength(0).",
            "In the middle: c[i, j] += a[i, k] * b[k, j];",
        ],
        Why = "Each element is the dot product of a row of A and a column of B.",
    };

    static double[,] MatrixProduct(double[,] a, double[,] b) => Products(a, b, (i, j, k) => a[i, k] * b[k, j]);

    static double[,] Products(double[,] a, double[,] b, Func<int, int, int, double> product)
    {
        if (a.GetLength(1) != b.GetLength(0)) throw new ArgumentException("matmul: the inner sizes differ");
        var c = new double[a.GetLength(0), b.GetLength(1)];
        for (int i = 0; i < c.GetLength(0); i++)
            for (int j = 0; j < c.GetLength(1); j++)
                for (int k = 0; k < a.GetLength(1); k++) c[i, j] += product(i, j, k);
        return c;
    }

    static double[,] Transposed(double[,] a)
    {
        var t = new double[a.GetLength(1), a.GetLength(0)];
        for (int i = 0; i < a.GetLength(0); i++)
            for (int j = 0; j < a.GetLength(1); j++) t[j, i] = a[i, j];
        return t;
    }

    static double[,] Identity(int n)
    {
        var identity = new double[n, n];
        for (int i = 0; i < n; i++) identity[i, i] = 1;
        return identity;
    }

    static double[,] Filled(int n)
    {
        var matrix = new double[n, n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) matrix[i, j] = (i + 2 * j) % 7 - 3;
        return matrix;
    }
}
