namespace Groundwork.Stats.Tests;

/// <summary>Golden values: computed with decimals of 50 digits.</summary>
public class InformationTests
{
    static readonly Tensor Reference = Tensor.From(2.0, 1.5, 0.5), Tuned = Tensor.From(1.8, 1.6, 0.8);

    [Fact]
    public void Divergence_from_logits_and_from_probabilities_are_the_same_number()
    {
        Assert.Equal(0.0177963685350079, Information.KlDivergenceFromLogits(Reference, Tuned).Item(), 15);
        Assert.Equal(0.0177963685350079, Information.KlDivergence(Reference.Softmax(), Tuned.Softmax()).Item(), 15);
        Assert.Equal(0.0182278308258782, Information.KlDivergenceFromLogits(Tuned, Reference).Item(), 15);
    }

    [Fact]
    public void Divergence_from_itself_is_zero_and_never_negative()
    {
        Assert.Equal(0, Information.KlDivergenceFromLogits(Tensor.Zeros([50000]), Tensor.Zeros([50000])).Item());
        for (int seed = 0; seed < 200; seed++)
        {
            var a = Tensor.Randn([2, 5], seed, DType.Float32);
            var p = a.Softmax();
            var q = (a + Tensor.Randn([2, 5], seed + 1000, DType.Float32) * 1e-4).Softmax();
            Assert.True(Information.KlDivergence(p, q).Min().Item() >= 0);
            Assert.True(Information.KlDivergenceFromLogits(a, a * 1.0001).Min().Item() >= 0);
        }
    }

    [Fact]
    public void Mass_where_the_other_has_none_costs_infinity_and_nothing_costs_nothing()
    {
        Tensor p = Tensor.From(0.5, 0.5, 0.0), q = Tensor.From(1.0, 0.0, 0.0);
        Assert.Equal(double.PositiveInfinity, Information.KlDivergence(p, q).Item());
        Assert.Equal(double.PositiveInfinity, Information.CrossEntropy(p, q).Item());
        Assert.Equal(Math.Log(2), Information.KlDivergence(q, p).Item(), 15);
        Assert.Equal(0, Information.Entropy(q).Item());
        double none = double.NegativeInfinity;
        Assert.Equal(double.PositiveInfinity, Information.KlDivergenceFromLogits(Tensor.From(0.0, 0, none), Tensor.From(0.0, none, none)).Item());
        Assert.Equal(Math.Log(2), Information.KlDivergenceFromLogits(Tensor.From(0.0, none), Tensor.From(0.0, 0.0)).Item(), 15);
    }

    [Fact]
    public void Entropy_from_logits_survives_underflow()
    {
        Assert.Equal(0.9059592564792266, Information.EntropyFromLogits(Tensor.From(1.0, 2.0, 0.5)).Item(), 15);
        Assert.Equal(0, Information.EntropyFromLogits(Tensor.From(1000f, 0, 0)).Item());
        Assert.Equal(Math.Log(2), Information.EntropyFromLogits(Tensor.From(0.0, 0, double.NegativeInfinity)).Item(), 15);
    }

    [Fact]
    public void Cross_entropy_from_logits_has_no_cap()
    {
        Tensor logits = Tensor.From(3.0, 1.0, 0.2);
        double[] golden = [0.1791041747850027, 2.1791041747850027, 2.9791041747850027];
        for (int t = 0; t < 3; t++) Assert.Equal(golden[t], Information.CrossEntropyFromLogits(logits, Tensor.Scalar(t)).Item(), 14);
        Assert.Equal(100, Information.CrossEntropyFromLogits(Tensor.From(100.0, 0.0), Tensor.Scalar(1)).Item());
    }

    [Fact]
    public void Logits_given_as_probabilities_are_refused() =>
        Assert.StartsWith("entropy: a probability is -1", Assert.Throws<ArgumentException>(() => Information.Entropy(Tensor.From(2.0, -1))).Message);

    [Fact]
    public void Opposites_differ_by_ln_2_and_independent_variables_tell_nothing()
    {
        Assert.Equal(Math.Log(2), Information.JensenShannon(Tensor.From(1.0, 0), Tensor.From(0.0, 1)).Item(), 15);
        Assert.Equal(0, Information.MutualInformation(Tensor.From(1.0, 2).Outer(Tensor.From(3.0, 4, 5))).Item(), 15);
    }

    [Fact]
    public void Perplexity_of_a_guess_among_n_is_n() =>
        Assert.Equal(7, Information.PerplexityFromLogits(Tensor.Zeros([3, 7], DType.Float64), Tensor.From(0L, 3, 6)).Item(), 12);

    [Fact]
    public void Cosines_stay_within_one_and_zero_vectors_have_none()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var a = Tensor.Randn([17], seed, DType.Float64);
            Assert.InRange(a.CosineSimilarity(a * 3).Item(), 1 - 1e-15, 1);
            Assert.InRange(a.CosineSimilarity(-a).Item(), -1, -1 + 1e-15);
        }
        Assert.Equal(0.9746318461970763, Tensor.From(1.0, 2, 3).CosineSimilarity(Tensor.From(4.0, 5, 6)).Item(), 14);
        Assert.Equal(0, Tensor.Zeros([3]).CosineSimilarity(Tensor.From(1f, 2, 3)).Item());
        Assert.Equal(1, Tensor.From(1e300, 1e300).CosineSimilarity(Tensor.From(1e-300, 1e-300)).Item(), 15);
    }

    [Fact]
    public void Temperature_has_its_limits()
    {
        Tensor logits = Tensor.From(3.0, 1.0, 0.2);
        Assert.Equal([1.0, 0, 0], logits.SoftmaxAt(0).ToArray<double>());
        Assert.Equal(1.0 / 3, logits.SoftmaxAt(double.PositiveInfinity).ToArray<double>()[2], 15);
        Assert.Equal(0.9295855163305855, logits.SoftmaxAt(0.7).ToArray<double>()[0], 14);
        Assert.Equal(0.1527411383409715, logits.SoftmaxAt(2).ToArray<double>()[2], 14);
        Assert.Equal([1.0, 0, 0], logits.SoftmaxAt(1e-308).ToArray<double>());
        Assert.Throws<ArgumentOutOfRangeException>(() => logits.SoftmaxAt(-1));
    }

    [Fact]
    public void Samples_come_as_often_as_their_probabilities_say()
    {
        var rows = Tensor.From(3.0, 1.0, 0.2).BroadcastTo([100000, 3]);
        double first = rows.SampleAt(0.7, new Generator(5)).Equal(0).To(DType.Float64).Mean().Item();
        Assert.InRange(first, 0.9296 - 0.0033, 0.9296 + 0.0033); // four standard errors
    }
}
