namespace Groundwork.Tests;

/// <summary>Matrices that are known to trouble decompositions, by name and size.</summary>
static class Specimens
{
    public static readonly string[] Names = ["random", "graded", "graded upwards", "rank deficient", "hilbert", "wilkinson", "repeated", "zero", "identity", "huge", "tiny"];

    /// <summary>A square matrix of the family.</summary>
    public static Tensor Square(string name, int n) => name switch
    {
        "random" => Random(n, n, 1),
        "graded" => Random(n, n, 2) * Powers(n, -1).Unsqueeze(-1) * Powers(n, -1),
        "graded upwards" => Random(n, n, 2) * Powers(n, 1).Unsqueeze(-1) * Powers(n, 1),
        "rank deficient" => Random(n, (n + 1) / 2, 3).MatMul(Random((n + 1) / 2, n, 4)),
        "hilbert" => 1 / (Tensor.Arange(n).Unsqueeze(-1) + Tensor.Arange(n) + 1).To(DType.Float64),
        "wilkinson" => Wilkinson(n),
        "repeated" => Repeated(n),
        "zero" => Tensor.Zeros([n, n], DType.Float64),
        "identity" => Tensor.Eye(n, dtype: DType.Float64),
        "huge" => Random(n, n, 5) * 1e300,
        "tiny" => Random(n, n, 6) * 1e-300,
        _ => throw new ArgumentException(name),
    };

    /// <summary>A symmetric matrix of the family.</summary>
    public static Tensor Symmetric(string name, int n) => Square(name, n) is var a && name is "hilbert" or "wilkinson" or "repeated" or "zero" or "identity" ? a : a.Tril() + a.Tril(-1).Transpose();

    public static Tensor Random(int m, int n, int seed) => Tensor.Randn([m, n], seed, DType.Float64);

    static Tensor Powers(int n, int sign) => Tensor.From<double>([.. Enumerable.Range(0, n).Select(i => Math.Pow(10, sign * 12.0 * i / Math.Max(1, n - 1)))]);

    // |i - n/2| on the diagonal and ones beside it: pairs of eigenvalues that agree in all digits.
    static Tensor Wilkinson(int n)
    {
        var a = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            a[i, i] = Math.Abs(i - (n - 1) / 2.0);
            if (i + 1 < n) a[i, i + 1] = a[i + 1, i] = 1;
        }
        return Tensor.From(a);
    }

    // Two eigenvalues, each n/2 times: a reflection of random directions and the identity.
    static Tensor Repeated(int n)
    {
        var q = Random(n, n, 7).Qr().Q;
        var values = Tensor.From<double>([.. Enumerable.Range(0, n).Select(i => i % 2 == 0 ? 1.0 : 3.0)]);
        var a = (q * values).MatMul(q.Transpose());
        return (a + a.Transpose()) * 0.5;
    }
}
