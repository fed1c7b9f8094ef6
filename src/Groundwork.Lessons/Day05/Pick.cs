namespace Groundwork.Lessons;

public static partial class Day05
{
    const double NextBelowOne = 1 - 1.0 / (1L << 53);

    /// <summary>5.1, an index drawn from probabilities by inverse CDF: the first whose running sum lies above u, a number from 0 up to but not 1; where rounding leaves the sum short of u, the last of weight.</summary>
    public static Exercise<Func<double[], double, int>, (double[] P, double U)> Pick { get; } = new("5.1", "a sampler by inverse CDF", (f, x) => f(x.P, x.U))
    {
        Reference = (p, u) => Below(p, u, whenShort: Array.FindLastIndex(p, x => x > 0)),
        Cases = draw =>
        {
            double[] p = draw.Coin() ? WithZeros(draw, draw.Length()) : draw.Distribution(draw.Length());
            double u = draw.Coin() ? draw.Probability() : Sums(p)[draw.Whole(0, p.Length - 1)] - 0.001 * p.Where(x => x > 0).Min();
            Draw.Assume(u is > 0 and < 1 && Sums(p).All(sum => Math.Abs(sum - u) > 1e-9));
            return (p, u);
        },
        Edges = [([0.5, 0.5], 0.25), ([0.5, 0.25, 0.25], 0.5), ([0, 1], 0), ([0.25, 0, 0.75], 0.25), ([0.5, 0.499999], 0.9999995), ([0.25, 0.749999, 0], NextBelowOne), ([1], NextBelowOne)],
        Trials =
        {
            { "100,000 draws come in the right shares (χ², seed 1)", f => Drawn(f, [0.5, 0.25, 0.125, 0.125], seed: 1) },
            { "100,000 draws of unequal shares, one of them 0 (χ², seed 2)", f => Drawn(f, [0.7, 0, 0.05, 0.249, 0.001], seed: 2) },
            { "a sum of 0.999999 never leads outside", f => AlwaysInside(f, [0.4, 0.3, 0.299999]) },
        },
        Mistakes =
        {
            { "falls off the end", (p, u) => Below(p, u, whenShort: -1), OffTheEnd, "the end of section 1" },
            { "falls off the end", (p, u) => Below(p, u, whenShort: p.Length), OffTheEnd, "the end of section 1" },
            { "falls off the end", (p, u) => Below(p, u, whenShort: 0), OffTheEnd, "the end of section 1" },
            { "falls off the end", (p, u) => Below(p, u, whenShort: -1) is >= 0 and var i ? i : throw new InvalidOperationException(), OffTheEnd, "the end of section 1" },
            { "falls off the end", (p, u) => LeftAfterEach(p, u), OffTheEnd, "the end of section 1" },
            { "ends at an index that has probability 0", (p, u) => Below(p, u, whenShort: p.Length - 1), "Where the sum falls short of u, the last index is not always a possible one: take the last whose probability is above 0.", "the end of section 1" },
            { "takes ≤ where < is meant", (p, u) => Array.FindIndex(Sums(p), sum => u <= sum) is >= 0 and var i ? i : Array.FindLastIndex(p, x => x > 0), "u = 0 is drawn now and then, and 0 ≤ 0 then picks an index of probability 0: the stretch of an index begins at the sum before it and ends just below its own.", "section 1" },
            { "compares with each probability alone", (p, u) => Array.FindIndex(p, x => u < x) is >= 0 and var i ? i : Array.FindLastIndex(p, x => x > 0), "u is held against the running sum: [0.25, 0.75] has the stretches 0 to 0.25 and 0.25 to 1.", "section 1" },
            { "takes the most probable", (p, u) => Array.IndexOf(p, p.Max()), "That is greedy decoding, and draws nothing: u must decide.", "section 1" },
            { "gives the index before", (p, u) => Math.Max(0, Below(p, u, whenShort: Array.FindLastIndex(p, x => x > 0)) - 1), "Add the probability first, then compare: the sum up to and with i must lie above u.", "section 1" },
        },
        Rules = [Rule.NoCall("Categorical", "Choice", "Multinomial", "Quantile")],
        Hints =
        [
            "Lay the probabilities end to end on a line from 0 to 1. In whose stretch does u lie?",
            "Keep a running sum. The first index at which u < sum is the answer.",
            "double sum = 0; for (int i = 0; i < p.Length; i++) { sum += p[i]; if (u < sum) return i; } return Array.FindLastIndex(p, x => x > 0);",
        ],
        Why = "The stretch of an index is as long as its probability, so an even u falls into it that often.",
    };

    const string OffTheEnd = "Rounded probabilities can add up to 0.999999, and a u above that is under no sum: after the loop give the last index whose probability is above 0.";

    static int Below(double[] p, double u, int whenShort) => Array.FindIndex(Sums(p), sum => u < sum) is >= 0 and var i ? i : whenShort;

    static int LeftAfterEach(double[] p, double u)
    {
        int i = 0;
        for (double left = u - p[0]; left >= 0; left -= p[i]) i++;    // past the end of p where the sum falls short
        return i;
    }

    static double[] Sums(double[] p)
    {
        double sum = 0;
        return Array.ConvertAll(p, x => sum += x);
    }

    // A distribution in which each share but one may be 0.
    static double[] WithZeros(Draw draw, int n)
    {
        double[] weights = draw.Many(n, () => draw.Coin() ? 0 : draw.Positive());
        weights[draw.Whole(0, n - 1)] = 1;
        double sum = weights.Sum();
        return Array.ConvertAll(weights, w => w / sum);
    }

    static Claim Drawn(Func<double[], double, int> f, double[] p, long seed)
    {
        var random = new Generator(seed);
        long[] counts = new long[p.Length];
        for (int n = 0; n < 100_000; n++)
        {
            int i = f([.. p], random.NextDouble());
            if (i < 0 || i >= p.Length) return Claim.True(false, $"gave {i} for {p.Length} probabilities");
            counts[i]++;
        }
        return Claim.Drawn(counts, p);
    }

    static Claim AlwaysInside(Func<double[], double, int> f, double[] p)
    {
        for (double u = 0.99999; u < 1; u += 1e-7)
            if (f([.. p], u) is var i && (i < 0 || i >= p.Length)) return Claim.True(false, $"gave {i} for u = {Notation.Number(u)}");
        return true;
    }
}
