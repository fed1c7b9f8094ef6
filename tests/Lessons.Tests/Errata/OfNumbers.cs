using Groundwork.Nn;
using static Groundwork.Lessons.Errata.Numbers;

namespace Groundwork.Lessons.Errata;

/// <summary>Vectors, matrices, normalisation, randomness and precision.</summary>
static class OfNumbers
{
    static readonly Tensor OneToFour = Tensor.From(1.0, 2.0, 3.0, 4.0);

    public static Erratum Cosine()
    {
        // Sums in a fixed order: whether one ends an ulp above 1 must not depend on the width of a vector register.
        double[] x = new double[16];
        var random = new Generator(seed: 1);
        int above = 0;
        for (int i = 0; i < 10_000; i++)
        {
            random.Normal(x);
            double square = x.Aggregate(0.0, (sum, v) => sum + v * v), length = Math.Sqrt(square);
            if (square / (length * length) > 1) above++;
        }
        Tensor v = OneToFour, zeros = 0 * OneToFour;
        return new("E7", "The range of the cosine",
            "\"range: -1 to 1\"",
            "so it is in exact arithmetic; rounding steps outside, and the arc cosine of that is NaN. A vector of zeros has no direction: the page's form gives NaN, the library's 0.",
            $"of 10,000 random vectors {Show(above, "n0")} have a cosine with themselves above 1; with a vector of zeros the page's form gives {Show(v.Dot(zeros) / (v.Norm() * zeros.Norm()), "f0")}, `Functional.CosineSimilarity` {Show(Functional.CosineSimilarity(v, zeros, axis: 0), "f0")}; two random directions in 1536 dimensions have a cosine of deviation 1/√1536 = {Show(1 / Math.Sqrt(1536), "f4")}");
    }

    public static Erratum LayerNorm()
    {
        Tensor small = 1e-3 * OneToFour, two = Tensor.From<double>([1, 2, 30, 40], [2, 2]);
        return new("E8", "Layer norm",
            "`(x - mean) / (std + eps)`, over all of x",
            "`(x − mean) / √(variance + eps) · weight + bias`, with the biased variance, over the **last axis**. Both agree while the deviation is far above √eps = 0.003; below, they part. (So \"unit variance\" is exact in neither.) On a batch the page's form mixes the rows.",
            string.Join("; ", new[] { 22.6, 1e-2, 1e-3, 1e-5 }.Select(Deviations))
            + $"; [0.001, 0.002, 0.003, 0.004] becomes {List(small.LayerNorm([4]), "f6")}, by the page's form {List(PageFormulas.LayerNorm(small), "f6")}; [[1, 2], [30, 40]] becomes {List(two.LayerNorm([2]), "f2")}, by the page's form {List(PageFormulas.LayerNorm(two), "f2")}");
    }

    // What the two forms make of two numbers with this deviation.
    static string Deviations(double deviation)
    {
        Tensor x = Tensor.From(-deviation, deviation);
        return $"deviation {Show(deviation, "g3")} becomes {Show(x.LayerNorm([2]).Std(), "f4")}, by the page's form {Show(PageFormulas.LayerNorm(x).Std(), "f4")}";
    }

    public static Erratum Definite()
    {
        Tensor m = Tensor.From<double>([1, 2, 2, 4], [2, 2]);
        Tensor square = m.MatMul(m.Transpose());
        return new("E9", "M·Mᵀ \"symmetric positive definite\"",
            "\"make symmetric positive definite\"",
            "positive **semi**-definite. It is definite only where M has an inverse, as random matrices all but surely have, some of them barely: then rounding can return a tiny negative eigenvalue, and a check needs room for it.",
            $"M = [[1, 2], [2, 4]] gives M·Mᵀ = {List(square, "f0")} with the eigenvalues {List(square.EigValsh().Round(9), "f0")}");
    }

    public static Erratum Std() => new("E11", "Which deviation",
        "`x.std()`",
        "NumPy divides by N, PyTorch and pandas by N − 1 unless told otherwise: the same words, two answers. Layer norm always divides by N. Here it is `ddof`, 0 unless given.",
        $"[1, 2, 3, 4] normalised: {List(OneToFour.ZScore(), "f4")} by N, {List(OneToFour.ZScore(ddof: 1), "f4")} by N − 1");

    public static Erratum Scale()
    {
        var random = new Generator(seed: 1);
        Tensor first = Tensor.Randn([512, 512], random, DType.Float64), second = Tensor.Randn([512, 512], random, DType.Float64), x = Tensor.Randn([512], random, DType.Float64);
        Tensor one = first.MatMul(x), both = second.MatMul(one);
        return new("E12", "Weights without a scale",
            "`np.random.randn(512, 512)` as weights",
            "fine to show a shape, fatal in a network: every layer multiplies the size of the numbers by √512. Real layers scale their weights by about 1/√inputs.",
            $"√512 = {Show(Math.Sqrt(512), "f2")}; measured with a seed: deviation {Show(x.Std(), "f2")} before, {Show(one.Std(), "f1")} after one layer, {Show(both.Std(), "f0")} after two; with weights / √512 it is {Show(both.Std() / 512, "f2")} after two");
    }

    public static Erratum Seed()
    {
        double[] once = new double[3], again = new double[3];
        new Generator(seed: 1).Normal(once);
        new Generator(seed: 1).Normal(again);
        return new("E13", "Random numbers without a seed",
            "draws with no seed, in all four examples",
            "a generator with a seed in every example, so that what is printed can be checked. NumPy's stream is another one: compare shapes and statistics with the page, not values.",
            $"`new Generator(seed: 1)` draws {List(Tensor.From<double>(once), "f6")} first, and a second one {List(Tensor.From<double>(again), "f6")}");
    }

    public static Erratum Symmetric()
    {
        Tensor attention = Tensor.From<double>([1, 0, 0.5, 0.5], [2, 2]);
        return new("E16", "`eigh` for attention patterns",
            "eigenvalues by `eigh`, \"understanding attention patterns\"",
            "`eigh` is for symmetric matrices and reads one triangle; attention matrices are not symmetric. It then gives eigenvalues of another matrix, without an error. Singular values suit them.",
            $"the causal pattern {List(attention, "0.0")} has its eigenvalues on the diagonal, {List(attention.Diagonal(), "0.0")}; `eigh` says {List(attention.EigValsh(), "f4")}; the singular values are {List(attention.SvdVals(), "f4")}");
    }

    public static Erratum Square()
    {
        Tensor flat = Tensor.From<double>([1, 2, 2, 4], [2, 2]), square = Tensor.From<double>([1, 2, 3, 4], [2, 2]);
        string refusal = Assert.Throws<ShapeException>(() => Tensor.Zeros([2, 3], DType.Float64).Inverse()).Message;
        return new("E25", "Inverse and determinant of \"matrices\"",
            "named as operations of matrices",
            "of **square** matrices; and the inverse only where the determinant is not 0. Equations are better solved with `Solve`, which never forms the inverse.",
            $"det [[1, 2], [3, 4]] = {Show(square.Det(), "f0")} and the inverse is {List(square.Inverse(), "0.0")}; det [[1, 2], [2, 4]] = {Show(flat.Det(), "f0")}, there is none; of a 2×3 matrix the library says `{refusal}`");
    }

    public static Erratum Precision()
    {
        float single = 0;
        double twice = 0;
        for (int i = 0; i < 50_000; i++) (single, twice) = (single + 1f / 50_000, twice + 1.0 / 50_000);
        return new("E28", "Which precision",
            "says neither that NumPy's examples are Float64 nor that PyTorch's are Float32; \"sums to 1.0\"",
            "every example here states its dtype, and a tolerance belongs to a dtype.",
            $"50,000 even probabilities, added one by one, miss 1 by {Show(Math.Abs(twice - 1), "0.0e+0")} in Float64, by {Show(Math.Abs(single - 1.0), "0.0e+0")} in Float32; 0.1 is {Show((double)0.1f, "g17")} in Float32");
    }
}
