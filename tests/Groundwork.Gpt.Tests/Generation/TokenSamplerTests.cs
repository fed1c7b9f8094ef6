using Groundwork.Gpt;

namespace Groundwork.Tests.Generation;

public class TokenSamplerTests
{
    static readonly float[] _logits = [0, 2, 1, -1]; // probabilities 0.087, 0.644, 0.237, 0.032

    static Dictionary<int, int> Draw(SamplingOptions options, int draws = 4_000)
    {
        var sampler = new TokenSampler(options);
        return Enumerable.Range(0, draws).Select(_ => sampler.Next(_logits, [])).CountBy(t => t).ToDictionary();
    }

    [Fact]
    public void Temperature_0_takes_the_most_likely() => Assert.Equal([1], Draw(new() { Temperature = 0 }, 50).Keys);

    [Fact]
    public void Temperature_1_draws_by_the_probabilities_of_softmax()
    {
        var counts = Draw(new() { Seed = 5 });
        double[] expected = [0.0871, 0.6439, 0.2369, 0.0321];
        for (int i = 0; i < 4; i++) Assert.Equal(expected[i], counts[i] / 4_000.0, 0.03); // four standard errors
    }

    [Fact]
    public void Top_k_leaves_the_k_most_likely() => Assert.Equal([1, 2], Draw(new() { TopK = 2 }).Keys.Order());

    [Theory]
    [InlineData(0.6, new[] { 1 })]
    [InlineData(0.7, new[] { 1, 2 })]
    [InlineData(0.9, new[] { 0, 1, 2 })]
    public void Top_p_leaves_the_fewest_that_reach_the_probability(double p, int[] left) => Assert.Equal(left, Draw(new() { TopP = p }).Keys.Order());

    [Fact]
    public void Min_p_leaves_those_near_the_most_likely() => Assert.Equal([1, 2], Draw(new() { MinP = 0.2 }).Keys.Order()); // e⁻¹ = 0.37, e⁻² = 0.14

    [Fact]
    public void A_penalty_makes_seen_tokens_less_likely() =>
        Assert.Equal(2, new TokenSampler(new() { Temperature = 0, RepetitionPenalty = 3 }).Next(_logits, [1]));

    [Fact]
    public void The_same_seed_makes_the_same_choices()
    {
        var (a, b) = (new TokenSampler(new() { Seed = 9 }), new TokenSampler(new() { Seed = 9 }));
        for (int i = 0; i < 100; i++) Assert.Equal(a.Next(_logits, []), b.Next(_logits, []));
    }

    [Fact]
    public void A_diverged_model_is_named_as_such() =>
        Assert.Equal("sampling: the score of token 1 is NaN; the model has diverged",
            Assert.Throws<ArgumentException>(() => new TokenSampler(new()).Next([0, float.NaN], [])).Message);

    [Theory]
    [InlineData(-1, 0, 1, "sampling: temperature is -1; it must be 0 or above")]
    [InlineData(1, -2, 1, "sampling: topK is -2; it must be 0 (all) or above")]
    [InlineData(1, 0, 0, "sampling: topP is 0; it must be above 0 and at most 1")]
    public void Options_out_of_range_are_refused(double temperature, int k, double p, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => new TokenSampler(new() { Temperature = temperature, TopK = k, TopP = p })).Message);
}
