namespace Groundwork.Stats.Tests;

/// <summary>Values come from SciPy 1.10 where a comment says nothing else.</summary>
public class HypothesisTests
{
    static readonly Tensor X = Tensor.From(1.2, 3.4, 2.2, 5.1, 4.4, 3.3), Y = Tensor.From(2.0, 4.1, 6.3, 5.5, 7.2);
    static readonly Tensor Skewed = Tensor.From(1.0, 2, 2, 3, 8, 13), Other = Tensor.From(2.0, 1, 4, 4, 9, 5);

    static void Near(double expected, double actual, double tolerance = 1e-10) => Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), $"{actual:R} is not {expected:R}");

    static void Is(double statistic, double p, TestResult result)
    {
        Near(statistic, result.Statistic);
        Near(p, result.PValue);
    }

    [Fact]
    public void T_tests_agree_with_SciPy()
    {
        Is(2.1859305847873873, 0.08050861387822053, Hypothesis.TTest(X, 2));
        Is(-1.6243080357162953, 0.07423288313521603, Hypothesis.TTest(X, Y, alternative: Alternative.Less));
        Is(-1.6823218926474817, 0.1268001332417715, Hypothesis.TTest(X, Y, pooled: true));
        Is(-2.4346019476917693, 0.07162426941429771, Hypothesis.TTestPaired(X[..5], Y));
        Near(0.445739743239121, Hypothesis.MeanInterval(Tensor.From(1.0, 2, 3, 4)).Low);
    }

    [Fact]
    public void Samples_without_spread_are_sure_or_undecided()
    {
        Assert.Equal(0, Hypothesis.TTest(Tensor.From(1.0, 1, 1), 0).PValue);
        Assert.True(double.IsNaN(Hypothesis.TTest(Tensor.From(1.0, 1, 1), 1).PValue));
    }

    [Fact]
    public void Chi_square_tests_agree_with_SciPy()
    {
        Is(2, 0.8491450360846096, Hypothesis.ChiSquareTest(Tensor.From(16, 18, 16, 14, 12, 12)));
        Tensor square = [[10, 20], [20, 10]], wide = [[5, 7, 9], [4, 12, 2]];
        Is(5.4, 0.02013675155034633, Hypothesis.IndependenceTest(square));
        Is(6.666666666666667, 0.009823274507519235, Hypothesis.IndependenceTest(square, corrected: false));
        Is(5.684311789574947, 0.05829984205608199, Hypothesis.IndependenceTest(wide));
    }

    [Fact]
    public void Expectations_that_do_not_add_up_are_refused() =>
        Assert.StartsWith("chi-square test: 10 are observed but 12 expected", Assert.Throws<ArgumentException>(() => Hypothesis.ChiSquareTest(Tensor.From(4, 6), Tensor.From(6, 6))).Message);

    [Fact]
    public void Kolmogorov_Smirnov_of_one_sample_is_exact()
    {
        var normal = new Normal(3.0, 1.5);
        Is(0.24592637610576967, 0.7858103257351713, Hypothesis.KolmogorovSmirnov(X, normal));
        Is(0.08075665923377118, 0.8809257251131908, Hypothesis.KolmogorovSmirnov(X, normal, Alternative.Greater));
        Is(0.24592637610576967, 0.42031848755832335, Hypothesis.KolmogorovSmirnov(X, normal, Alternative.Less));
        Is(0.17, 0.09858375579257317, Hypothesis.KolmogorovSmirnov(Tensor.Linspace(0.01, 0.83, 50, dtype: DType.Float64), new Uniform(0.0, 1.0)));
    }

    [Fact]
    public void Kolmogorov_Smirnov_of_two_samples_is_exact()
    {
        Is(0.6, 0.23809523809523814, Hypothesis.KolmogorovSmirnov(X, Y));
        Is(0.6, 0.11904761904761904, Hypothesis.KolmogorovSmirnov(X, Y, Alternative.Greater));
        Is(0.03333333333333333, 0.9090909090909091, Hypothesis.KolmogorovSmirnov(X, Y, Alternative.Less));
        Is(1, 0.1, Hypothesis.KolmogorovSmirnov(Tensor.From(1.0, 2, 3), Tensor.From(4.0, 5, 6))); // 2 of C(6, 3) orders
    }

    [Fact]
    public void A_true_hypothesis_is_rejected_as_often_as_the_level_says()
    {
        int rejected = 0;
        for (int seed = 0; seed < 1000; seed++)
            if (Hypothesis.TTest(Tensor.Randn([12], seed, DType.Float64)).PValue < 0.05) rejected++;
        Assert.InRange(rejected, 50 - 28, 50 + 28); // four standard deviations of Binomial(1000, 0.05)
    }

    [Fact]
    public void Moments_and_ranks_agree_with_SciPy()
    {
        Near(0.9833952938144646, Skewed.Skewness().Item());
        Near(1.346569463416507, Skewed.Skewness(corrected: true).Item());
        Near(-0.6042941941319464, Skewed.Kurtosis().Item());
        Near(0.7374752671151557, Skewed.Kurtosis(corrected: true).Item());
        Near(0.8088235294117647, Skewed.Spearman(Other));
        Near(0.6428571428571429, Skewed.Kendall(Other));
        Assert.Equal([1.0, 2.5, 2.5, 4, 5, 6], Skewed.Ranks().ToArray<double>());
    }

    [Fact]
    public void Densities_agree_with_SciPy()
    {
        double[] scott = new KernelDensity(Skewed).At(Tensor.From(0.0, 5)).ToArray<double>();
        Near(0.06729095, scott[0], 1e-6);
        Near(0.06750865, scott[1], 1e-6);
        Near(0.06523214, new KernelDensity(Skewed, Bandwidth.Silverman).At(Tensor.From(0.0)).Item(), 1e-6);
        var plane = Tensor.From(new[,] { { 1.0, 2 }, { 2, 1 }, { 3, 5 }, { 0, 4 } });
        Near(0.0404297, new KernelDensity(plane).At(Tensor.From(new[,] { { 1.0, 3 } })).Item(), 1e-5);
    }

    [Fact]
    public void A_density_integrates_to_one_and_has_a_logarithm_far_out()
    {
        var density = new KernelDensity(Skewed);
        var x = Tensor.Linspace(-40, 60, 2001, dtype: DType.Float64);
        Assert.Equal(1, density.At(x).Trapezoid(x).Item(), 10);
        Assert.True(double.IsFinite(density.LogDensity(Tensor.From(1e6)).Item()));
    }

    [Fact]
    public void Samples_that_do_not_vary_have_no_density() =>
        Assert.StartsWith("kernel density: the points do not vary", Assert.Throws<ArgumentException>(() => new KernelDensity(Tensor.From(2.0, 2, 2))).Message);

    [Fact]
    public void The_empirical_function_steps_at_its_values() =>
        Assert.Equal([0, 0.75, 1], new EmpiricalCdf(Tensor.From(5.0, 2, 1, 2)).At(Tensor.From(0.5, 2, 5)).ToArray<double>());

    [Theory]
    [InlineData(BootstrapMethod.Percentile)]
    [InlineData(BootstrapMethod.Bca)]
    public void Bootstrap_of_a_mean_is_near_the_interval_of_theory(BootstrapMethod method)
    {
        var sample = Tensor.Normal([200], seed: 3, mean: 5, deviation: 2, dtype: DType.Float64);
        var found = Bootstrap.Interval(sample, x => x.Mean().Item(), new Generator(1), resamples: 4000, method: method);
        var (low, high) = Hypothesis.MeanInterval(sample);
        Assert.Equal(low, found.Low, 0.05);  // a tenth of the half width
        Assert.Equal(high, found.High, 0.05);
    }

    [Fact]
    public void Bayes_rule_holds_on_tables_and_under_much_evidence()
    {
        Near(1.0 / 6, Bayes.Posterior(0.01, 0.99, 0.05)); // 0.0099 / (0.0099 + 0.0495)
        var evidence = Tensor.From(0.5, 0.25).BroadcastTo([3000, 2]);
        Assert.Equal([1.0, 0], Bayes.Posterior(Tensor.From(1.0, 1), evidence).ToArray<double>());
        Assert.StartsWith("bayes: the evidence is impossible", Assert.Throws<ArgumentException>(() => Bayes.Posterior(Tensor.From(0.0, 1), Tensor.From(1.0, 0))).Message);
    }

    [Fact]
    public void Conjugate_updates_follow_their_formulas()
    {
        Near(8.0 / 12, Bayes.Update(new Beta(1.0, 1.0), 7, 3).Mean.Item());
        Near(14.0 / 4, Bayes.Update(new Gamma(2.0, 1.0), Tensor.From(3, 5, 4)).Mean.Item());
        var posterior = Bayes.Update(new Normal(0.0, 2.0), Tensor.From(3.0, 5), 1.0);
        Near(8 / 2.25, posterior.Mean.Item()); // precisions 1/4 and 2
        Near(1 / 2.25, posterior.Variance.Item());
    }

    [Fact]
    public void Independence_is_a_property_of_every_cell()
    {
        Assert.True(Hypothesis.IsIndependent(Tensor.From(0.2, 0.8).Outer(Tensor.From(0.4, 0.6))));
        Assert.False(Hypothesis.IsIndependent(Tensor.From(new[,] { { 0.3, 0.2 }, { 0.2, 0.3 } })));
    }
}
