using Groundwork.Nn;

namespace Groundwork.Lessons;

/// <summary>Day 14, a small language model: what <c>lessons/day-14.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day14
{
    const int Letters = 27; // the end of a name, and a to z

    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [Q1, BigramTable, Q2, BigramStep, FirstWeights, Attend, Q3, TrainNames, Q4];

    /// <summary>14.Q1: the loss of a model that knows nothing.</summary>
    public static Quiz Q1 { get; } = new("14.Q1", "the loss of knowing nothing")
    {
        Answers =
        {
            { "3.2958", "−ln(1/27) = ln 27: every symbol is as likely as any other. It is the line that a fresh model starts at.", true },
            { "4.7549", "That is log₂ 27, the same surprise in bits. Our losses are in nats: use Math.Log." },
            { "0.037", "That is the probability 1/27; the loss is minus its logarithm." },
            { "1.4314", "That is log₁₀ 27; our losses are in nats: use Math.Log." },
            { "27", "27 is the perplexity, e to the loss; the loss is its logarithm." },
        },
        Otherwise = "Each of 27 symbols has probability 1/27. The loss is −ln of the probability of the right one.",
        Hints = ["−ln(1/27)"],
    };

    /// <summary>14.Q2: what smoothing is for.</summary>
    public static Quiz Q2 { get; } = new("14.Q2", "why counts are smoothed")
    {
        Answers =
        {
            { "a", "It makes the loss on the training names a little worse: they are told best by their own counts." },
            { "b", "A pair that never came up has probability 0, and one such pair in a new name makes its loss infinite.", true },
            { "c", "The table has the same size with and without it." },
        },
        Hints = ["What is −ln 0?"],
    };

    /// <summary>14.Q3: why scores are divided by √d.</summary>
    public static Quiz Q3 { get; } = new("14.Q3", "why the root of d")
    {
        Answers =
        {
            { "a", "Softmax makes the weights of a row add up to 1, whatever the scores are." },
            { "b", "A sum of d products of independent numbers with variance 1 has variance d: with d = 64 its typical size is 8, and softmax of such numbers is nearly one-hot. Divided by √d the variance is 1 again.", true },
            { "c", "The mask sets scores to −∞ before the softmax, divided or not." },
        },
        Hints = ["What is the variance of q₁k₁ + … + q_d k_d, when all are independent with variance 1?"],
    };

    /// <summary>14.Q4: what such a model cannot do.</summary>
    public static Quiz Q4 { get; } = new("14.Q4", "what it cannot do")
    {
        Answers =
        {
            { "a", "It makes names that are not in the list, and rates any name that you give it." },
            { "b", "It can only tell how likely a next letter is after those that it sees: there is no fact in it, no goal, and nothing beyond its context.", true },
            { "c", "It does: each letter is drawn from its probabilities, and they depend on the letters before." },
        },
        Hints = ["What goes in, and what comes out?"],
    };

    /// <summary>0 for the end of a name, 1 to 26 for a to z.</summary>
    static int Id(char letter) => letter == '.' ? 0 : letter - 'a' + 1;

    /// <summary>For each letter of each name, its end included: the letters before (0 where there are none), and itself.</summary>
    static (Tensor Contexts, Tensor Next) Windows(string[] names, int context)
    {
        List<long> contexts = [], next = [];
        foreach (string name in names)
        {
            var window = new long[context];
            foreach (char letter in name + ".")
            {
                contexts.AddRange(window);
                next.Add(Id(letter));
                window = [.. window[1..], Id(letter)];
            }
        }
        return (Tensor.From(contexts.ToArray(), [next.Count, context]), Tensor.From(next.ToArray(), [next.Count]));
    }

    static double[,] Counts(string[] names)
    {
        var counts = new double[Letters, Letters];
        foreach (string name in names)
        {
            int before = 0;
            foreach (int letter in (name + ".").Select(Id))
            {
                counts[before, letter]++;
                before = letter;
            }
        }
        return counts;
    }

    static Tensor BigramLogits(string[] names) => Tensor.From(Shares(Counts(names), 1)).Log();

    static double Loss(Tensor logits, Tensor next) => Losses.CrossEntropy(logits, next).Item();
}
