namespace Groundwork.Stats;

/// <summary>Least-squares regression with the errors of its results.</summary>
/// <remarks>
/// QR in doubled precision: NIST's certified problems, Filip and Longley among them, come out right in all digits that their data hold.
/// That costs about twenty times as much as QR in Float64: ten columns of a million rows take seconds. For large well-conditioned problems without errors there is least squares in <c>Linalg</c>.
/// All members may be called from several threads.
/// </remarks>
public static class Regression
{
    /// <summary>Fits <c>y = b₀ + b₁x₁ + … + bₖxₖ</c>, or without <c>b₀</c>.</summary>
    /// <param name="x">[n, k], a column for each variable; or a vector for one variable.</param>
    /// <param name="y">[n], more values than there are coefficients, or as many (then the errors are NaN).</param>
    /// <param name="intercept">False leaves out b₀; R² is then about zero, <c>1 − Σr² / Σy²</c>.</param>
    /// <returns>The fit; its coefficients begin with the intercept.</returns>
    /// <exception cref="ShapeException">x and y do not pair, or there are fewer rows than coefficients.</exception>
    /// <exception cref="ArgumentException">A value is not finite, or a column depends on those before it to all of its digits.</exception>
    /// <example><code>
    /// var fit = Regression.Linear(Tensor.From(1.0, 2, 3), Tensor.From(3.0, 5, 7));
    /// fit.Coefficients;   // [1, 2]
    /// </code></example>
    public static LinearFit Linear(Tensor x, Tensor y, bool intercept = true)
    {
        var (values, n, k) = Vectors.ReadTable("regression", nameof(x), x);
        return LinearFit.Of(LinearDesign(values, n, k, intercept), Paired(x, n, values, y), intercept, degree: null);
    }

    /// <summary>Fits a polynomial, <c>y = b₀ + b₁x + … + b_d x^d</c>.</summary>
    /// <param name="x">[n].</param>
    /// <param name="y">[n], more values than there are coefficients, or as many (then the errors are NaN).</param>
    /// <param name="degree">The highest power, at least 0.</param>
    /// <param name="intercept">False leaves out b₀.</param>
    /// <returns>The fit; its coefficients begin with the lowest power.</returns>
    /// <exception cref="ShapeException">x and y do not pair, or there are fewer points than coefficients.</exception>
    /// <exception cref="ArgumentException">A value is not finite, the degree is negative, or there are too few different x.</exception>
    /// <example><code>Regression.Polynomial(Tensor.From(0.0, 1, 2, 3), Tensor.From(1.0, 2, 5, 10), degree: 2).Coefficients;   // [1, 0, 1]</code></example>
    public static LinearFit Polynomial(Tensor x, Tensor y, int degree, bool intercept = true)
    {
        if (degree < (intercept ? 0 : 1)) throw new ArgumentOutOfRangeException(nameof(degree), degree, $"regression: a polynomial of degree {degree} has no coefficient");
        double[] values = Vectors.Read("regression", nameof(x), x);
        return LinearFit.Of(Powers(values, degree, intercept), Paired(x, values.Length, values, y), intercept, degree);
    }

    internal static DoubleDouble[][] LinearDesign(double[] values, int n, int k, bool intercept)
    {
        int first = intercept ? 1 : 0;
        var design = new DoubleDouble[k + first][];
        if (intercept) design[0] = Ones(n);
        for (int j = 0; j < k; j++)
        {
            var column = design[j + first] = new DoubleDouble[n];
            for (int i = 0; i < n; i++) column[i] = values[i * k + j];
        }
        return design;
    }

    internal static DoubleDouble[][] Powers(double[] x, int degree, bool intercept)
    {
        var design = new List<DoubleDouble[]>();
        var power = Ones(x.Length);
        if (intercept) design.Add(power);
        for (int d = 1; d <= degree; d++)
        {
            power = [.. power.Select((p, i) => p * x[i])];
            design.Add(power);
        }
        return [.. design];
    }

    static DoubleDouble[] Ones(int n)
    {
        var ones = new DoubleDouble[n];
        Array.Fill(ones, 1.0);
        return ones;
    }

    static double[] Paired(Tensor x, int n, double[] values, Tensor y)
    {
        double[] right = Vectors.Read("regression", "y", y);
        if (right.Length != n) throw new ShapeException("regression", $"{n} rows of x and {right.Length} y do not pair", [x.Shape, y.Shape]);
        Vectors.CheckFinite("regression", "x", values);
        Vectors.CheckFinite("regression", "y", right);
        return right;
    }
}
