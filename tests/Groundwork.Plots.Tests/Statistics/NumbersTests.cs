namespace Groundwork.Plots;

public sealed class NumbersTests
{
    // numpy.histogram_bin_edges(v, 'auto') and numpy.histogram, NumPy 1.24.2.
    [Theory]
    [InlineData("bill_length_mm", new[] { 32.1, 34.6, 37.1 }, new[] { 7.0, 35, 48, 49, 35, 61, 42, 50, 10, 3, 2 })]
    [InlineData("body_mass_g", new[] { 2700.0, 3027.272727272727, 3354.5454545454545 }, new[] { 11.0, 39, 56, 64, 37, 35, 33, 25, 22, 16, 4 })]
    [InlineData("flipper_length_mm", new[] { 172.0, 177.9, 183.8 }, new[] { 3.0, 22, 52, 79, 44, 15, 42, 42, 28, 15 })]
    public void Automatic_bins_are_NumPys(string column, double[] first, double[] counts)
    {
        double[] values = Figures.Column(Figures.Penguins, column), edges = Bins.Edges(values, bins: null);
        Figures.Near(first, edges[..3]);
        Assert.Equal(counts, Bins.Count(values, edges));
    }

    [Theory]
    [InlineData("wind", 29, 0.7137931034482758)]
    [InlineData("temp_max", 19, 0.35789473684210527)]
    [InlineData("precipitation", 114, 0.4903508771929824)]
    public void Automatic_bins_are_NumPys_on_skewed_values(string column, int count, double second)
    {
        double[] edges = Bins.Edges(Figures.Column(Figures.Weather, column), bins: null);
        Assert.Equal(count, edges.Length - 1);
        Assert.Equal(second, edges[1], 12);
    }

    // numpy.quantile, NumPy 1.24.2.
    [Fact]
    public void Quantiles_are_NumPys()
    {
        double[] sorted = [.. Figures.Column(Figures.Penguins, "bill_length_mm").Order()];
        Figures.Near([34.81, 39.225, 44.45, 50.8], [.. new[] { 0.025, 0.25, 0.5, 0.9 }.Select(q => Quantiles.Of(sorted, q))], 1e-12);
    }

    // scipy.stats.gaussian_kde at 200 places, cut at 3 bandwidths, SciPy 1.10.1.
    [Fact]
    public void A_density_along_a_line_is_SciPys()
    {
        var (x, y) = DensityLevels.Along(Figures.Column(Figures.Penguins, "bill_length_mm"), adjust: 1, cut: 3, points: 200);
        Figures.Near([27.001110936909377, 36.47291448620115, 64.69888906309062], [x[0], x[50], x[199]]);
        Figures.Near([9.64844756558245e-06, 0.04411266883679165, 0.059332091006181704], [y[0], y[50], y[100]]);
    }

    // seaborn 0.12.2: KDE(gridsize=40) and _quantile_to_level(density, linspace(0.05, 1, 10)).
    [Fact]
    public void A_density_of_pairs_and_its_levels_are_seaborns()
    {
        DataFrame both = Figures.Penguins.DropMissing(["bill_length_mm"]);
        var (x, y, density) = DensityLevels.Over(Figures.Column(both, "bill_length_mm"), Figures.Column(both, "bill_depth_mm"), adjust: 1, cut: 3, points: 40)!.Value;
        Figures.Near([25.906400770302056, 65.79359922969795, 10.859705132156204, 23.740294867843797], [x[0], x[^1], y[0], y[^1]]);
        double[] cells = density.ToArray<double>();
        Figures.Near([0.006541284195891511, 0.0030585240061733457], [cells[20 * 40 + 20], cells[30 * 40 + 15]]);
        Figures.Near([0.0010249861108009022, 0.0030108227863528637, 0.004659077867573591, 0.005659802704974406, 0.006701534000432743, 0.007937784876063822, 0.009503385505691133, 0.010965240818801108, 0.012578852085892708, 0.014689549008510189],
            DensityLevels.Heights(cells, DensityLevels.Spaced(0.05, 1, 10)));
    }

    // statsmodels 0.13.5: lowess(body_mass_g, flipper_length_mm, frac=2/3, it=3, delta=0) at the 1st, 11th, 26th, 41st and last different x.
    [Fact]
    public void A_local_regression_is_that_of_statsmodels()
    {
        DataFrame both = Figures.Penguins.DropMissing(["flipper_length_mm"]);
        var (x, y) = Lowess(Figures.Column(both, "flipper_length_mm"), Figures.Column(both, "body_mass_g"), share: 2.0 / 3);
        Assert.Equal(55, x.Length);
        Figures.Near([172, 185, 200, 216, 231], [x[0], x[10], x[25], x[40], x[^1]]);
        Figures.Near([3156.929933241126, 3493.699322265575, 4024.735104060687, 4953.76130028931, 5848.4235352040505], [y[0], y[10], y[25], y[40], y[^1]]);
    }

    // statsmodels 0.13.5: every third penguin, lowess(bill_depth_mm, bill_length_mm, frac=0.4, it=3, delta=0).
    [Fact]
    public void A_local_regression_with_fewer_neighbours_is_that_of_statsmodels()
    {
        DataFrame third = Figures.Penguins.DropMissing(["flipper_length_mm", "body_mass_g"]).Slice(0, null, 3);
        var (x, y) = Lowess(Figures.Column(third, "bill_length_mm"), Figures.Column(third, "bill_depth_mm"), share: 0.4);
        Assert.Equal(90, x.Length);
        Figures.Near([16.67678702497566, 18.145349747540514, 15.649893111867906, 17.494877180343785], [y[0], y[30], y[60], y[^1]]);
    }

    static (double[] X, double[] Y) Lowess(double[] x, double[] y, double share)
    {
        var (at, curve) = Stats.Lowess.Fit(Tensor.From(x), Tensor.From(y), share);
        return (at.ToArray<double>(), curve.ToArray<double>());
    }

    // Student: the standard error of a mean of n normal values is s/√n, so the interval is about ±1.96 of them wide.
    [Fact]
    public void A_resampled_interval_of_a_mean_is_near_the_normal_one_and_repeats_itself()
    {
        double[] values = Figures.Column(Figures.Penguins, "body_mass_g");
        Estimated first = Estimated.Of(values, null, Interval.Confidence, 0.95, 4000, seed: 1), normal = Estimated.Of(values, null, Interval.StandardError, 0.95, 0, seed: 1);
        Assert.Equal(first, Estimated.Of(values, null, Interval.Confidence, 0.95, 4000, seed: 1));
        Assert.InRange((first.High - first.Low) / (1.96 * (normal.High - normal.Low)), 0.95, 1.05);
        Assert.InRange(first.Value, first.Low, first.High);
    }
}
