namespace Groundwork.Stats.Tests;

// The tests of plots hold it to statsmodels on the penguins.
public sealed class LowessTests
{
    // A line through all points is fitted exactly whatever the weights, the interpolated points of large samples among them.
    [Theory]
    [InlineData(400)]
    [InlineData(9000)]
    public void Points_on_a_line_give_the_line(int n)
    {
        Tensor x = Tensor.Arange(n).To(DType.Float64) / 7, y = 3 * x - 2;
        var (at, curve) = Lowess.Fit(x, y, share: 0.2);
        Assert.Equal(n, at.Shape[0]);
        Assert.True(curve.AllClose(3 * at - 2, rtol: 1e-9, atol: 1e-9));    // sums of up to 1800 weights
    }

    [Fact]
    public void A_point_far_away_moves_the_curve_less_with_each_pass()
    {
        double[] places = [.. Enumerable.Range(0, 60).Select(i => (double)i)];
        Tensor x = Tensor.From(places), y = Tensor.From(Array.ConvertAll(places, at => at == 30 ? 100 : 0.1 * Math.Sin(7 * at)));
        double Highest(int passes) => Lowess.Fit(x, y, share: 0.4, passes).Y.Abs().Max().Item<double>();
        Assert.True(Highest(0) > 5, $"{Highest(0)}");
        Assert.True(Highest(3) < 0.2, $"{Highest(3)}");
    }

    [Fact]
    public void Points_of_the_same_place_are_one_place_of_the_curve()
    {
        Tensor x = [2.0, 1, 2, 3, 1], y = [2.0, 1, 2, 3, 1];
        Assert.Equal([1.0, 2, 3], Lowess.Fit(x, y, share: 1).X.ToArray<double>());
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Tensor x = [1.0, 2], y = [1.0, 2, 3];
        Assert.Equal("lowess: 2 values of x but 3 of y; they need the same number", Assert.Throws<ShapeException>(() => Lowess.Fit(x, y)).Message);
        Assert.Equal("lowess: a share of 1.5; it is above 0, up to 1 (Parameter 'share')", Assert.Throws<ArgumentException>(() => Lowess.Fit(x, x, 1.5)).Message);
        Assert.StartsWith("lowess: a value is NaN", Assert.Throws<ArgumentException>(() => Lowess.Fit(x, [1.0, double.NaN])).Message);
    }
}
