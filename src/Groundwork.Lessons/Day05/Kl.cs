namespace Groundwork.Lessons;

public static partial class Day05
{
    /// <summary>5.6, the Kullback-Leibler divergence <c>Σ p (ln p - ln q)</c>: a p of 0 adds 0, a q of 0 under a p above 0 makes it ∞.</summary>
    public static Exercise<Func<double[], double[], double>, (double[] P, double[] Q)> Kl { get; } = new("5.6", "a divergence that is never negative", (f, x) => f(x.P, x.Q))
    {
        Reference = (p, q) => Summed(p, q, (a, b) => a == 0 ? 0 : a * Math.Log(a / b)),
        AlsoRight = [(p, q) => Summed(p, q, (a, b) => a == 0 ? 0 : a * (Math.Log(a) - Math.Log(b)))],
        Cases = draw =>
        {
            int n = draw.Whole(2, 5);
            double[] p = draw.Coin() ? WithZeros(draw, n) : draw.Distribution(n);
            return (p, draw.Distribution(n));
        },
        Edges =
        [
            ([0.5, 0.5], [0.25, 0.75]),
            ([0.75, 0.25], [0.75, 0.25]),
            ([0, 1], [0.5, 0.5]),
            ([0.5, 0.5], [0, 1]),
            ([0, 1], [0, 1]),
            (Stable([2, 1.5, 0.5]), Stable([1.8, 1.6, 0.8])),
        ],
        Laws =
        {
            { "never negative, but for rounding", (f, x) => f(x.P, x.Q) >= -1e-12 },
            { "0 from itself", (f, x) => (f(x.P, x.P), 0.0) },
        },
        Mistakes =
        {
            { "adds 1e-9 in two places", (p, q) => Summed(p, q, (a, b) => a * Math.Log(a / (b + 1e-9) + 1e-9)), "The guards make it negative: -2e-9 for three equal tokens, -5e-5 for 50,000. The two special cases need no guard.", "section 8, *Break*" },
            { "has the arguments the other way round", (p, q) => Summed(q, p, (a, b) => a == 0 ? 0 : a * Math.Log(a / b)), "The first one weighs: it is what holds, and the second is what is believed. The page's example gives 0.01823 the wrong way round, 0.01780 the right one.", "section 8" },
            { "gives NaN for a probability of 0", (p, q) => Summed(p, q, (a, b) => a * Math.Log(a / b)), "0 · log 0 is NaN for a computer. In the limit it is 0: what never happens adds nothing, so leave it out.", "section 8" },
            { "leaves out what is thought impossible", (p, q) => Summed(p, q, (a, b) => a == 0 || b == 0 ? 0 : a * Math.Log(a / b)), "Where q is 0 and p is not, the surprise has no bound: the divergence is ∞. Leave out a p of 0 alone.", "section 8" },
            { "does not weigh with p", (p, q) => Summed(p, q, (a, b) => a == 0 ? 0 : Math.Log(a / b)), "It is an average of log(p/q) where p holds: multiply each with p.", "section 8" },
            { "takes the logarithm of base 2", (p, q) => Summed(p, q, (a, b) => a == 0 ? 0 : a * Math.Log2(a / b)), "That is in bits. Here everything is in nats: `Math.Log`.", "section 8" },
            { "gives the cross-entropy", (p, q) => Summed(p, q, (a, b) => a == 0 ? 0 : -a * Math.Log(b)), "Cross-entropy of a distribution from itself is its entropy, not 0: the log of p belongs in it, log p - log q.", "section 8" },
            { "has the sign the wrong way round", (p, q) => Summed(p, q, (a, b) => a == 0 ? 0 : a * Math.Log(b / a)), "log(p/q), not log(q/p): a divergence is never negative.", "section 8" },
        },
        Rules = [Rule.NoCall("KlDivergence", "KlDivergenceFromLogits", "RelEntr")],
        Hints =
        [
            "Each index adds p · (log p - log q). Two cases need care: p = 0 and q = 0.",
            "p = 0 adds 0: skip it. For q = 0 the division gives ∞ by itself, which is right.",
            "for (…) if (p[i] > 0) sum += p[i] * Math.Log(p[i] / q[i]);",
        ],
        Why = "It is the surprise at p's outcomes for one who believes q, less that for one who knows p, and nobody is surprised less than the one who knows.",
    };

    static double Summed(double[] p, double[] q, Func<double, double, double> term) => p.Zip(q, term).Sum();
}
