namespace Groundwork.Tests.RandomNumbers;

public sealed class RandomTensorTests
{
    [Fact]
    public void A_seed_stands_for_a_new_generator_and_a_generator_moves_on()
    {
        var generator = new Generator(7);
        Tensor first = Tensor.Randn([3, 5], generator), second = Tensor.Randn([3, 5], generator);
        Assert.Equal(first.ToArray<float>(), Tensor.Randn([3, 5], seed: 7).ToArray<float>());
        Assert.NotEqual(first.ToArray<float>(), second.ToArray<float>());
        Assert.NotEqual(first.ToArray<float>(), Tensor.Randn([3, 5], seed: -7).ToArray<float>());
    }

    [Fact]
    public void A_tensor_has_the_numbers_of_the_generators_own_fill()
    {
        var expected = new double[100];
        new Generator(3).Normal(expected, 1, 2);
        Assert.Equal(expected, Tensor.Normal([10, 10], seed: 3, mean: 1, deviation: 2, DType.Float64).ToArray<double>());
    }

    [Theory]
    [InlineData(DType.Float64, 0.001)]
    [InlineData(DType.Float32, 0.001)]
    [InlineData(DType.Float16, 0.002)]
    [InlineData(DType.BFloat16, 0.01)]
    public void Moments_are_those_of_the_distribution_in_every_floating_dtype(DType dtype, double rounding)
    {
        // 200,000 numbers: the mean is off by sigma / 447 in one standard error, the mean square by about the same; five of them are allowed.
        int n = 200_000;
        Check(Tensor.Rand([n], seed: 1, dtype), 0.5, 1.0 / 12);
        Check(Tensor.Uniform([n], seed: 2, -3, 1, dtype), -1, 16.0 / 12);
        Check(Tensor.Randn([n], seed: 3, dtype), 0, 1);
        Check(Tensor.Normal([n], seed: 4, 5, 0.5, dtype), 5, 0.25);

        void Check(Tensor x, double mean, double variance)
        {
            Assert.Equal(dtype, x.DType);
            double[] values = x.ToArray<double>();
            double m = values.Average(), v = values.Select(a => (a - m) * (a - m)).Average();
            Assert.InRange(m, mean - 5 * Math.Sqrt(variance / n) - rounding, mean + 5 * Math.Sqrt(variance / n) + rounding);
            Assert.InRange(v / variance, 0.98 - rounding, 1.02 + rounding);
        }
    }

    [Fact]
    public void Integers_are_even_over_the_range_and_fit_their_dtype()
    {
        Tensor dice = Tensor.Randint([60_000], seed: 5, low: 1, high: 7, DType.UInt8);
        Assert.Equal(DType.UInt8, dice.DType);
        var counts = dice.ToArray<long>().CountBy(d => d).ToDictionary();
        Assert.Equal([1L, 2, 3, 4, 5, 6], counts.Keys.Order());
        Assert.All(counts.Values, count => Assert.InRange(count, 9_500, 10_500)); // 10,000 and five standard errors of 91
        Assert.Equal("randint: UInt8 holds 0 to 255, not all of 0 to 256; draw Int64",
            Assert.Throws<ArgumentException>(() => Tensor.Randint([1], seed: 1, 0, 257, DType.UInt8)).Message);
    }

    [Fact]
    public void A_dtype_that_is_not_floating_is_refused() => Assert.Equal("randn: expected a floating dtype, got Int64; convert with .To(DType.Float32)",
        Assert.Throws<ArgumentException>(() => Tensor.Randn([2], seed: 1, DType.Int64)).Message);

    [Fact]
    public void A_permutation_has_every_number_once()
    {
        long[] order = Tensor.Permutation(1000, seed: 1).ToArray<long>();
        Assert.NotEqual(Enumerable.Range(0, 1000).Select(i => (long)i), order);
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (long)i), order.Order());
    }

    [Fact]
    public void Shuffling_keeps_slices_whole_and_gradients_find_their_places()
    {
        Tensor x = Tensor.From<float>([.. Enumerable.Range(0, 20)], [10, 2]);
        x.RequiresGrad = true;
        Tensor y = x.Shuffle(seed: 2);
        float[] rows = y.Detach().ToArray<float>();
        for (int i = 0; i < 20; i += 2) Assert.Equal(rows[i] + 1, rows[i + 1]);
        (y[0] * 5).Sum().Backward();
        Assert.Equal([5f, 5f], x.Grad![(int)rows[0] / 2].ToArray<float>());
        Assert.Equal(10, x.Grad!.Sum().Item());
        Assert.Equal([2, 10], x.Detach().Transpose(0, 1).Shuffle(seed: 2, axis: -1).Shape);
    }

    [Fact]
    public void Choice_draws_by_weight_and_without_replacement_each_once()
    {
        Assert.Equal(10, Tensor.Choice(10, [10], seed: 3, replace: false).ToArray<long>().Distinct().Count());
        Tensor drawn = Tensor.Choice(3, [100, 100], seed: 4, weights: [1, 0, 3]);
        Assert.Equal([100, 100], drawn.Shape);
        Assert.DoesNotContain(1L, drawn.ToArray<long>());
        Assert.InRange(drawn.ToArray<double>().Average(), 1.45, 1.55); // 2 in three of four draws
        Assert.Throws<ArgumentException>(() => Tensor.Choice(3, [4], seed: 1, replace: false));
        Assert.Contains("[2] do not fit 3 numbers", Assert.Throws<ShapeException>(() => Tensor.Choice(3, [1], seed: 1, weights: [1, 2])).Message);
    }

    [Fact]
    public void Each_row_is_drawn_by_its_own_weights()
    {
        Tensor weights = [[0, 1, 0], [2.0, 0, 6]];
        Tensor drawn = Tensor.Multinomial(weights, draws: 4000, seed: 5, replace: true);
        Assert.Equal([2, 4000], drawn.Shape);
        Assert.Equal(4000, drawn[0].Sum().Item());
        Assert.InRange(drawn[1].Sum().Item(), 5800, 6200); // 2 in three of four draws: 6000 and 55 standard error
        Assert.Equal([2], Tensor.Categorical(weights, seed: 1).Shape);
        Assert.Equal([2L, 0], Tensor.Multinomial(weights[1], 2, seed: 2).ToArray<long>().OrderDescending());
    }

    [Theory]
    [InlineData(new[] { 0.0, 0 }, "multinomial: the weights of row 0 sum to 0; one of them must be above 0")]
    [InlineData(new[] { 1.0, -1 }, "multinomial: row 0 has the weight -1; weights are finite and at least 0")]
    [InlineData(new[] { 1.0, double.NaN }, "multinomial: row 0 has the weight NaN; weights are finite and at least 0")]
    [InlineData(new[] { 1.0, 0 }, "multinomial: cannot draw 2 different classes in row 0, where 1 have a weight above 0; pass replace: true")]
    public void Weights_that_cannot_be_drawn_by_are_refused(double[] weights, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Tensor.Multinomial(Tensor.From(weights), 2, seed: 1)).Message);

    [Fact]
    public void Bernoulli_gives_ones_as_often_as_the_probability_says()
    {
        Tensor drawn = Tensor.Bernoulli(Tensor.Full([100_000], 0.3), seed: 6);
        Assert.Equal(DType.Float32, drawn.DType);
        Assert.InRange(drawn.Sum().Item(), 29_275, 30_725); // 30,000 and five standard errors of 145
        Assert.Equal([0f, 1], Tensor.Bernoulli([0.0, 1], seed: 1).ToArray<float>());
        Assert.Contains("1.5 is not a probability", Assert.Throws<ArgumentException>(() => Tensor.Bernoulli([1.5], seed: 1)).Message);
    }

    [Fact]
    public void Nothing_drawn_is_an_empty_tensor()
    {
        Assert.Equal([0, 3], Tensor.Rand([0, 3], seed: 1).Shape);
        Assert.Equal(0, Tensor.Permutation(0, seed: 1).Count);
        Assert.Equal([2, 0], Tensor.Multinomial(Tensor.Ones([2, 3]), 0, seed: 1).Shape);
    }
}
