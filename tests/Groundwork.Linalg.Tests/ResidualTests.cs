namespace Groundwork.Tests;

/// <summary>Every decomposition gives its matrix back to 50 n ε ‖A‖ and has vectors orthonormal to 50 n ε, for every family of matrices and many sizes.</summary>
public sealed class ResidualTests
{
    const double Epsilon = 2.220446049250313e-16;

    static readonly int[] Sizes = [1, 2, 3, 5, 8, 17, 33, 64, 100];

    public static TheoryData<string> Names => [.. Specimens.Names];

    static IEnumerable<(string Name, Tensor A)> Squares(string name) => Sizes.Select(n => ($"{name} {n}", Specimens.Square(name, n)));

    // ‖x‖ in the Frobenius norm, of numbers whose squares may overflow.
    static double Size(Tensor x)
    {
        double max = x.Count == 0 ? 0 : x.Abs().Max().Item();
        return max == 0 ? 0 : max * Math.Sqrt((x / max).Square().Sum().Item());
    }

    static void Small(string what, Tensor difference, double scale, int n)
    {
        double ratio = Size(difference) / (Math.Max(n, 1) * Epsilon * Math.Max(scale, double.Epsilon));
        Assert.True(ratio <= 50 || Size(difference) == 0, $"{what}: residual is {ratio:g4} n eps |A|");
    }

    static void Orthonormal(string what, Tensor q)
    {
        int k = q.Shape[^1];
        Small($"{what}, orthonormality", q.Transpose().MatMul(q) - Tensor.Eye(k, dtype: DType.Float64), 1, q.Shape[^2]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Lu_gives_the_matrix_back(string name)
    {
        foreach (var (what, a) in Squares(name))
        {
            var (p, l, u) = a.Lu();
            Small(what, p.MatMul(l.MatMul(u)) - a, Size(a), a.Shape[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Qr_gives_the_matrix_back(string name)
    {
        foreach (var (what, a) in Squares(name))
            foreach (var (shape, x) in new[] { ("square", a), ("tall", a[.., ..((a.Shape[1] + 1) / 2)]), ("wide", a[..((a.Shape[0] + 1) / 2)]) })
            {
                var (q, r) = x.Qr();
                Small($"{what} {shape}", q.MatMul(r) - x, Size(x), a.Shape[0]);
                Orthonormal($"{what} {shape}", q);
                (q, r) = x.Qr(QrMode.Complete);
                Small($"{what} {shape} complete", q.MatMul(r) - x, Size(x), a.Shape[0]);
                Orthonormal($"{what} {shape} complete", q);
            }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Svd_gives_the_matrix_back(string name)
    {
        foreach (var (what, a) in Squares(name))
            foreach (var (shape, x) in new[] { ("square", a), ("tall", a[.., ..((a.Shape[1] + 1) / 2)]), ("wide", a[..((a.Shape[0] + 1) / 2)]) })
            {
                var (u, s, vh) = x.Svd();
                Small($"{what} {shape}", (u * s).MatMul(vh) - x, Size(x), a.Shape[0]);
                Orthonormal($"{what} {shape} U", u);
                Orthonormal($"{what} {shape} V", vh.Transpose());
                Assert.All(s.ToArray<double>(), v => Assert.True(v >= 0, what));
                Small($"{what} {shape} values alone", s - x.SvdVals(), Size(x), a.Shape[0]);
                (u, s, vh) = x.Svd(full: true);
                Orthonormal($"{what} {shape} full U", u);
                Orthonormal($"{what} {shape} full V", vh.Transpose());
            }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Eigh_gives_the_matrix_back(string name)
    {
        foreach (int n in Sizes)
        {
            var a = Specimens.Symmetric(name, n);
            var (w, v) = a.Eigh();
            Small($"{name} {n}", (v * w).MatMul(v.Transpose()) - a, Size(a), n);
            Orthonormal($"{name} {n}", v);
            Small($"{name} {n} values alone", w - a.EigValsh(), Size(a), n);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Cholesky_gives_the_matrix_back(string name)
    {
        foreach (var (what, a) in Squares(name))
        {
            var x = a / Math.Max(1e-320, Size(a));
            var positive = x.MatMul(x.Transpose()) + 1e-6 * Tensor.Eye(a.Shape[0], dtype: DType.Float64);
            var l = positive.Cholesky();
            Small(what, l.MatMul(l.Transpose()) - positive, Size(positive), a.Shape[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Schur_and_Hessenberg_give_the_matrix_back(string name)
    {
        foreach (var (what, a) in Squares(name))
        {
            var (t, z) = a.Schur();
            Small($"{what} schur", z.MatMul(t).MatMul(z.Transpose()) - a, Size(a), a.Shape[0]);
            Orthonormal($"{what} schur", z);
            Assert.All(t.Tril(-2).ToArray<double>(), v => Assert.Equal(0, v));
            var (h, q) = a.Hessenberg();
            Small($"{what} hessenberg", q.MatMul(h).MatMul(q.Transpose()) - a, Size(a), a.Shape[0]);
            Orthonormal($"{what} hessenberg", q);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Eigenvectors_of_general_matrices_are_turned_into_multiples(string name)
    {
        foreach (var (what, a) in Squares(name))
        {
            var (re, im, x, y) = a.Eig();
            Tensor top = a.MatMul(x) - (x * re - y * im), bottom = a.MatMul(y) - (y * re + x * im);
            Small(what, Tensor.Concat([top, bottom]), Size(a), a.Shape[0]);
            Assert.All((x.Square() + y.Square()).Sum(0).ToArray<double>(), length => Assert.Equal(1, length, 1e-12));
            var (re2, im2) = a.EigVals();
            Small($"{what} values alone", re - re2 + (im - im2), Size(a), a.Shape[0]);
        }
    }

    [Fact]
    public void Large_matrices_are_given_back_too()
    {
        foreach (string name in new[] { "random", "graded", "wilkinson", "rank deficient" })
        {
            const int n = 512;
            Tensor a = Specimens.Square(name, n), b = Specimens.Symmetric(name, n);
            var (p, l, u) = a.Lu();
            Small($"{name} lu", p.MatMul(l.MatMul(u)) - a, Size(a), n);
            var (q, r) = a.Qr();
            Small($"{name} qr", q.MatMul(r) - a, Size(a), n);
            Orthonormal($"{name} qr", q);
            var (left, s, vh) = a.Svd();
            Small($"{name} svd", (left * s).MatMul(vh) - a, Size(a), n);
            Orthonormal($"{name} svd", left);
            var (t, z) = a.Schur();
            Small($"{name} schur", z.MatMul(t).MatMul(z.Transpose()) - a, Size(a), n);
            var (w, v) = b.Eigh();
            Small($"{name} eigh", (v * w).MatMul(v.Transpose()) - b, Size(b), n);
            Orthonormal($"{name} eigh", v);
        }
    }
}
