namespace Groundwork.Stats.Tests;

/// <summary>Values come from SciPy 1.10 (linregress and the textbook formulas) where a comment says nothing else.</summary>
public class RegressionTests
{
    static readonly Tensor X = Tensor.From(1.0, 2, 3, 4, 5), Y = Tensor.From(2.1, 3.9, 6.2, 7.8, 10.1);

    [Fact]
    public void A_line_has_the_errors_of_the_textbook()
    {
        var fit = Regression.Linear(X, Y);
        Assert.Equal([0.05, 1.99], fit.Coefficients.ToArray<double>().Select(b => Math.Round(b, 12)));
        Assert.Equal(0.19807406022328, fit.StandardErrors.ToArray<double>()[0], 9);
        Assert.Equal(0.05972157622389, fit.StandardErrors.ToArray<double>()[1], 9);
        Assert.Equal(3, fit.DegreesOfFreedom);
        Assert.Equal(fit.PValues.ToArray<double>()[1], fit.FPValue, 12); // one variable: F = t²
    }

    [Fact]
    public void Bands_widen_away_from_the_middle_and_hold_the_line()
    {
        var fit = Regression.Linear(X, Y);
        var (low, high) = fit.ConfidenceBand(Tensor.From(3.0, 6.0));
        var (lower, higher) = fit.PredictionBand(Tensor.From(3.0, 6.0));
        double[] width = (high - low).ToArray<double>(), wider = (higher - lower).ToArray<double>();
        Assert.True(width[0] < width[1] && wider[0] > width[0] && wider[1] > width[1]);
        Assert.Equal(0.6303600611302131, width[1] / 2, 9);
        Assert.Equal(0.8709675883766914, wider[1] / 2, 9);
        Assert.Equal(fit.Predict(Tensor.From(6.0)).Item(), ((low + high) / 2).ToArray<double>()[1], 12);
    }

    [Fact]
    public void A_column_that_repeats_another_is_named()
    {
        Tensor x = [[1.0, 2.0], [2.0, 4.0], [3.0, 6.0], [5.0, 10.0]];
        Assert.Equal("regression: column 1 of x depends on the columns before it; leave it out",
            Assert.Throws<ArgumentException>(() => Regression.Linear(x, Tensor.From(1.0, 2, 3, 4))).Message);
    }

    [Fact]
    public void Too_few_different_places_are_refused() =>
        Assert.Equal("regression: the different x do not determine power 2; lower the degree",
            Assert.Throws<ArgumentException>(() => Regression.Polynomial(Tensor.From(1.0, 1, 2, 2), Tensor.From(1.0, 2, 3, 4), 2)).Message);

    [Fact]
    public void Fewer_points_than_coefficients_are_refused() =>
        Assert.Throws<ShapeException>(() => Regression.Polynomial(Tensor.From(1.0, 2), Tensor.From(1.0, 2), 2));

    [Fact]
    public void As_many_points_as_coefficients_leave_errors_open()
    {
        var fit = Regression.Linear(Tensor.From(1.0, 2), Tensor.From(3.0, 5));
        Assert.Equal([1.0, 2.0], fit.Coefficients.ToArray<double>());
        Assert.True(double.IsNaN(fit.ResidualStd) && double.IsNaN(fit.FPValue) && double.IsNaN(fit.PValues.ToArray<double>()[0]));
    }

    [Fact]
    public void NaN_is_refused_by_place() =>
        Assert.StartsWith("regression: element 1 of y is NaN", Assert.Throws<ArgumentException>(() => Regression.Linear(X, Tensor.From(1, double.NaN, 3, 4, 5))).Message);

    /// <summary>Residuals are orthogonal to every column: the normal equations, in any units of the columns.</summary>
    [Theory]
    [InlineData(1e-150)]
    [InlineData(1.0)]
    [InlineData(1e150)]
    public void Units_of_a_column_do_not_matter(double unit)
    {
        var fit = Regression.Linear(X * unit, Y);
        Assert.Equal(1.99, fit.Coefficients.ToArray<double>()[1] * unit, 12);
        Assert.Equal(0.9973, fit.RSquared, 3);
    }

    [Fact]
    public void A_large_mean_costs_a_summary_no_digits()
    {
        // NIST NumAcc3 in small: mean 1000000.2, spread exactly 0.1 about it.
        double[] y = [1000000.2, .. Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? 1000000.1 : 1000000.3)];
        var summary = Summary.Of(Tensor.From<double>(y));
        Assert.Equal(1000000.2, summary.Mean, 9);
        Assert.Equal(0.1, summary.Std, 9);
        Assert.Equal(-0.999, summary.Autocorrelation, 9);
    }
}
