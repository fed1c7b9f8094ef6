namespace Groundwork.Lessons;

public static partial class Day02
{
    /// <summary>2.3, the eigenvalue of the largest size of a symmetric matrix and its eigenvector of length 1, by power iteration. The vector and its opposite are the same answer.</summary>
    public static Exercise<Func<double[,], (double Value, double[] Vector)>, double[,]> TopEigen { get; } = new("2.3", "power iteration", (f, a) => f(a) is var (value, vector) && vector is null ? null : (value, Facing(vector!)))
    {
        Reference = a => Power(a, new Generator(1).NextNormal),
        Cases = draw =>
        {
            int n = draw.Whole(2, 4);
            double[] u = draw.Many(n, () => 0.2 + draw.Positive(2));
            double size = (1 + draw.Positive()) * (draw.Coin() ? -1 : 1), others = size * draw.Pick(0.5, 0, -0.5, 0.25), length = u.Sum(x => x * x);
            return Matrix(n, n, (i, j) => ((size - others) * u[i] * u[j] / length) + (i == j ? others : 0));    // size along u, others across
        },
        Edges = [new double[,] { { 2, 1 }, { 1, 2 } }, new double[,] { { -3, 1 }, { 1, -3 } }, new double[,] { { 1, 0 }, { 0, 2 } }],
        Laws =
        {
            { "the vector has length 1", (f, a) => (Math.Sqrt(f(a).Vector.Sum(x => x * x)), 1.0) },
            { "A stretches it and does not turn it: A·v = λv", (f, a) => f(a) is var (value, v) ? (Times(a, v), Array.ConvertAll(v, x => value * x)) : false },
        },
        Tolerance = new(1e-6, 1e-6),
        Mistakes =
        {
            { "takes the length of A·v for the eigenvalue", a => Power(a, new Generator(1).NextNormal) is var (value, v) ? (Math.Abs(value), v) : default, "A length has no sign, and an eigenvalue may be negative: v·(A·v) has it.", "section 6" },
            { "scales the vector by its largest element", a => Power(a, new Generator(1).NextNormal) is var (value, v) ? (value, Array.ConvertAll(v, x => x / v.MaxBy(Math.Abs))) : default, "That keeps it from overflowing too, but its length is not 1: divide by the norm.", "section 6" },
            { "starts from all ones", a => Power(a, () => 1), "For [[-3, 1], [1, -3]] that start is perpendicular to the answer, and nothing of the answer can grow from it. Start from a random vector.", "section 6" },
            { "starts from (1, 0, …)", a => Power(a, Once()), "That start may be perpendicular to the answer, as in [[1, 0], [0, 2]], and nothing of the answer can grow from it. Start from a random vector.", "section 6" },
            { "takes the largest eigenvalue, not that of the largest size", a => Tensor.From(a).Eigh() is var (values, vectors) ? (values[^1].Item(), vectors[.., ^1].ToArray<double>()) : default, "What grows fastest is what is multiplied by the largest size: -4 beats 3.", "section 6" },
        },
        Rules = [Rule.NoCall("Eigh", "Eig", "Svd", "EigValsh", "EigVals")],
        Hints =
        [
            "Begin with a random vector; again and again: multiply by A, divide by the length.",
            "200 rounds are plenty here. Then λ is v·(A·v), since v has length 1.",
            "for (int round = 0; round < 200; round++) { w = A·v; v = w / ‖w‖; } return (v·(A·v), v);",
        ],
        Why = "In every round the part along the top eigenvector grows more than all others, until nothing else is left.",
    };

    static (double, double[]) Power(double[,] a, Func<double> start)
    {
        double[] v = [.. Enumerable.Range(0, a.GetLength(0)).Select(_ => start())];
        for (int round = 0; round < 200; round++)
        {
            double[] w = Times(a, v);
            double length = Math.Sqrt(w.Sum(x => x * x));
            v = Array.ConvertAll(w, x => x / length);
        }
        return (v.Zip(Times(a, v), (x, y) => x * y).Sum(), v);
    }

    static Func<double> Once()
    {
        double next = 1;
        return () =>
        {
            double now = next;
            next = 0;
            return now;
        };
    }

    static double[] Times(double[,] a, double[] v)
    {
        var w = new double[a.GetLength(0)];
        for (int i = 0; i < w.Length; i++)
            for (int j = 0; j < v.Length; j++) w[i] += a[i, j] * v[j];
        return w;
    }
}
