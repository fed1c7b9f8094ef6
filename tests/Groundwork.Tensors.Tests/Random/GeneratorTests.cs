using System.Runtime.InteropServices;
using Groundwork.Kernels;

namespace Groundwork.Tests.RandomNumbers;

public sealed class GeneratorTests
{
    [Fact]
    public void Fills_are_the_same_bits_on_any_number_of_threads()
    {
        int before = Workers.Count;
        try
        {
            Workers.Count = 1;
            var alone = Fill(100_003);
            Workers.Count = 4;
            Assert.Equal(alone, Fill(100_003));
        }
        finally
        {
            Workers.Count = before;
        }

        static double[] Fill(int n)
        {
            var x = new double[n];
            new Generator(5).Normal(x);
            return x;
        }
    }

    [Fact]
    public void Fills_have_the_bits_written_down_once()
    {
        // Integer words of the first counters, turned by hand: (word 0 >> 8) 2^-24, and so on.
        var (x0, x1, _, _) = Philox.Block(9, 0, 0);
        var (y0, _, _, _) = Philox.Block(9, 0, 1);
        var singles = new float[64];
        new Generator(9).Uniform(singles);
        Assert.Equal((x0 >> 8) / 16777216.0f, singles[0]);
        Assert.Equal((y0 >> 8) / 16777216.0f, singles[1]);
        Assert.Equal((x1 >> 8) / 16777216.0f, singles[16]);
        var doubles = new double[32];
        new Generator(9).Uniform(doubles);
        Assert.Equal((((ulong)x1 << 32 | x0) >> 12) / 4503599627370496.0, doubles[0]);
    }

    [Fact]
    public void Every_instruction_set_gives_the_same_bits()
    {
        // Written down from runs with AVX-512, AVX2, SSE and no vector instructions at all, which agreed.
        var wide = new double[1000];
        var narrow = new float[1000];
        var random = new Generator(1);
        random.Normal(wide);
        random.Normal(narrow);
        Assert.Equal(0x10ab9f1177b1ef58UL, Fingerprint(MemoryMarshal.AsBytes(wide.AsSpan())));
        Assert.Equal(0x8876db313850a909UL, Fingerprint(MemoryMarshal.AsBytes(narrow.AsSpan())));
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = (i % 4) switch { 0 => random.Gamma(0.5), 1 => random.Beta(2, 3), 2 => random.Poisson(50), _ => random.NextExponential() };
        }

        Assert.Equal(0xdeb9ae8e01088661UL, Fingerprint(MemoryMarshal.AsBytes(wide.AsSpan())));

        static ulong Fingerprint(ReadOnlySpan<byte> bytes)
        {
            ulong hash = 14695981039346656037; // FNV-1a
            foreach (byte b in bytes) hash = (hash ^ b) * 1099511628211;
            return hash;
        }
    }

    [Fact]
    public void A_longer_fill_begins_with_the_numbers_of_a_shorter_one()
    {
        var small = new float[37];
        var large = new float[200];
        new Generator(3).Normal(small);
        new Generator(3).Normal(large);
        Assert.Equal(small, large[..37]);
    }

    [Fact]
    public void A_restored_state_continues_the_same_numbers()
    {
        var first = new Generator(77);
        first.NextUInt32();
        first.Normal(new float[100]);
        first.NextSingle();
        first.Split();
        var second = new Generator(first.State);
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(first.NextUInt32(), second.NextUInt32());
            Assert.Equal(first.NextNormal(), second.NextNormal());
        }

        Assert.Equal(first.Split().State, second.Split().State);
        Assert.Equal(first.State, second.State);
    }

    [Fact]
    public void Splitting_leaves_the_parent_where_it_was_and_children_differ()
    {
        Generator plain = new(1), parent = new(1);
        var children = parent.Spawn(3);
        Assert.Equal(plain.NextUInt64(), parent.NextUInt64());
        ulong[] firsts = [.. children.Select(child => child.NextUInt64()), parent.NextUInt64(), new Generator(1, stream: 1).NextUInt64()];
        Assert.Equal(firsts.Length, firsts.Distinct().Count());
        Assert.Equal(parent.ForStep(4, 1).State, new Generator(1).ForStep(4, 1).State);
        Assert.NotEqual(parent.ForStep(4, 1).State, parent.ForStep(1, 4).State);
    }

    [Fact]
    public void Children_are_uncorrelated_with_each_other()
    {
        var parent = new Generator(12);
        double[] x = new double[100_000], y = new double[100_000];
        parent.Split().Normal(x);
        parent.Split().Normal(y);
        double correlation = x.Zip(y, (a, b) => a * b).Average();
        Assert.InRange(correlation, -4 / Math.Sqrt(x.Length), 4 / Math.Sqrt(x.Length)); // four standard errors
    }

    [Theory]
    [InlineData("uniform32")]
    [InlineData("uniform64")]
    [InlineData("normal32")]
    [InlineData("normal64")]
    [InlineData("exponential")]
    [InlineData("gamma 0.3")]
    [InlineData("gamma 4.5")]
    [InlineData("beta")]
    [InlineData("beta small")]
    public void Samples_have_the_distribution_of_their_name(string name)
    {
        const int n = 200_000;
        var random = new Generator(2024);
        var x = new double[n];
        var singles = new float[n];
        Func<double, double> cdf;
        switch (name)
        {
            case "uniform32": random.Uniform(singles, -2, 3); cdf = v => (v + 2) / 5; break;
            case "uniform64": random.Uniform(x, -2, 3); cdf = v => (v + 2) / 5; break;
            case "normal32": random.Normal(singles, 1, 2); cdf = v => Special.NormalCdf((v - 1) / 2); break;
            case "normal64": random.Normal(x, 1, 2); cdf = v => Special.NormalCdf((v - 1) / 2); break;
            case "exponential": random.Exponential(x, 3); cdf = v => -Special.Expm1(-3 * v); break;
            case "gamma 0.3": Draw(() => random.Gamma(0.3, 2)); cdf = v => Special.GammaInc(0.3, 2 * v); break;
            case "gamma 4.5": Draw(() => random.Gamma(4.5)); cdf = v => Special.GammaInc(4.5, v); break;
            case "beta": Draw(() => random.Beta(2, 5)); cdf = v => Special.BetaInc(2, 5, v); break;
            default: Draw(() => random.Beta(0.4, 0.6)); cdf = v => Special.BetaInc(0.4, 0.6, v); break;
        }

        if (name.EndsWith("32", StringComparison.Ordinal)) x = [.. singles.Select(v => (double)v)];
        Array.Sort(x);
        double distance = 0;
        for (int i = 0; i < n; i++) distance = Math.Max(distance, Math.Max(cdf(x[i]) - ((double)i / n), ((i + 1.0) / n) - cdf(x[i])));
        Assert.InRange(distance, 0, 1.95 / Math.Sqrt(n)); // Kolmogorov: exceeded once in a thousand seeds

        void Draw(Func<double> next)
        {
            for (int i = 0; i < n; i++) x[i] = next();
        }
    }

    [Theory]
    [InlineData("integers")]
    [InlineData("poisson 3")]
    [InlineData("poisson 40")]
    [InlineData("binomial 10")]
    [InlineData("binomial 200")]
    [InlineData("geometric")]
    [InlineData("categorical")]
    public void Counts_pass_a_chi_square_test(string name)
    {
        const int n = 100_000;
        var random = new Generator(99);
        var integers = new long[n];
        random.Integers(integers, 0, 10);
        (Func<int, long> draw, Func<int, double> mass) = name switch
        {
            "integers" => ((Func<int, long>)(i => integers[i]), (Func<int, double>)(k => k < 10 ? 0.1 : 0)),
            "poisson 3" => (_ => random.Poisson(3), k => Math.Exp((k * Math.Log(3)) - 3 - Special.LogFactorial(k))),
            "poisson 40" => (_ => random.Poisson(40), k => Math.Exp((k * Math.Log(40)) - 40 - Special.LogFactorial(k))),
            "binomial 10" => (_ => random.Binomial(10, 0.3), k => Math.Exp(Special.LogBinomial(10, k) + (k * Math.Log(0.3)) + ((10 - k) * Math.Log(0.7)))),
            "binomial 200" => (_ => random.Binomial(200, 0.4), k => Math.Exp(Special.LogBinomial(200, k) + (k * Math.Log(0.4)) + ((200 - k) * Math.Log(0.6)))),
            "geometric" => (_ => random.Geometric(0.2), k => 0.2 * Math.Pow(0.8, k)),
            _ => (_ => random.Categorical([1.0, 0, 3, 6]), k => k switch { 0 => 0.1, 2 => 0.3, 3 => 0.6, _ => 0 }),
        };
        var counts = new Dictionary<long, int>();
        for (int i = 0; i < n; i++)
        {
            long value = draw(i);
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }

        double chi = 0;
        int cells = 0, covered = 0;
        for (int k = 0; k < 300; k++)
        {
            double expected = n * mass(k);
            int seen = counts.GetValueOrDefault(k);
            if (expected < 5) continue;
            chi += (seen - expected) * (seen - expected) / expected;
            covered += seen;
            cells++;
        }

        Assert.True(covered > 0.99 * n);
        Assert.True(Special.GammaIncC(0.5 * (cells - 1), 0.5 * chi) > 1e-3, $"chi-square {chi} with {cells} cells");
    }

    [Fact]
    public void Uniform_fills_never_reach_the_upper_end()
    {
        var x = new float[100_000];
        new Generator(4).Uniform(x, 1, MathF.BitIncrement(1));
        Assert.All(x, v => Assert.Equal(1, v));
    }

    [Fact]
    public void A_permutation_holds_every_number_once_and_choice_without_replacement_repeats_none()
    {
        var random = new Generator(6);
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (long)i), random.Permutation(1000).Order());
        Assert.Equal(50, random.Choice(60, 50, replace: false).Distinct().Count());
        Assert.Equal([1L, 3L], random.Choice(4, 2, replace: false, [0, 1, 0, 2]).Order());
        Assert.All(random.Choice(4, 100, replace: true, [0, 1, 0, 2]), i => Assert.True(i is 1 or 3));
    }

    [Fact]
    public void Shares_add_up()
    {
        var random = new Generator(6);
        Assert.Equal(1000, random.Multinomial(1000, [0.2, 0, 0.5, 0.3]).Sum());
        var shares = new double[3];
        random.Dirichlet([0.001, 0.002, 0.001], shares);
        Assert.Equal(1, shares.Sum(), 1e-15);
    }

    [Fact]
    public void Bad_arguments_are_refused_with_their_values()
    {
        var random = new Generator(0);
        Assert.Equal("integers: the range [3, 3) is empty; high must exceed low", Assert.Throws<ArgumentException>(() => random.Integers(new long[1], 3, 3)).Message);
        Assert.Equal("choice: cannot draw 5 different things out of 4; pass replace: true", Assert.Throws<ArgumentException>(() => random.Choice(4, 5, replace: false)).Message);
        Assert.Equal("categorical: weight 1 is -1; weights must be at least 0", Assert.Throws<ArgumentException>(() => random.Categorical([1.0, -1])).Message);
        Assert.Throws<ArgumentException>(() => random.Normal(new float[1], 0, -1));
        Assert.Throws<ArgumentException>(() => random.Gamma(0));
        Assert.Throws<ArgumentException>(() => random.Poisson(double.NaN));
        Assert.Throws<ArgumentException>(() => random.Choice(4, 2, replace: false, [0, 1, 0, 0]));
    }

    [Fact]
    public void Every_dimension_of_a_Sobol_sequence_puts_one_point_into_each_equal_slice()
    {
        foreach (var scramble in new[] { null, new Generator(3) })
        {
            var x = new double[1024 * SobolSequence.MaxDimensions];
            new SobolSequence(SobolSequence.MaxDimensions, scramble).Next(x);
            for (int d = 0; d < SobolSequence.MaxDimensions; d++)
            {
                var slices = Enumerable.Range(0, 1024).Select(i => (int)(x[(i * SobolSequence.MaxDimensions) + d] * 1024)).Distinct();
                Assert.Equal(1024, slices.Count());
            }
        }
    }

    [Fact]
    public void The_first_Sobol_points_are_the_published_ones()
    {
        var x = new double[12];
        new SobolSequence(3).Next(x);
        Assert.Equal([0, 0, 0, 0.5, 0.5, 0.5, 0.75, 0.25, 0.25, 0.25, 0.75, 0.75], x);
    }

    [Fact]
    public void A_seed_may_be_any_integer_and_counts_by_its_bits()
    {
        int seed = 7;
        Assert.Equal(new Generator(7UL).State, new Generator(seed).State);
        Assert.Equal(new Generator(ulong.MaxValue).State, new Generator(-1).State);
    }
}
