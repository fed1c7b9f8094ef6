namespace Groundwork.Gpt;

/// <summary>How the next token is chosen from a model's scores. Immutable.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>var options = new SamplingOptions { Temperature = 0.8, TopP = 0.95, MaxTokens = 200, Seed = 7 };</code></example>
public sealed record SamplingOptions
{
    /// <summary>What scores are divided by: below 1 sharpens, above 1 flattens, 0 always takes the most likely token.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>Only the k most likely tokens can be chosen; 0 for all.</summary>
    public int TopK { get; init; }

    /// <summary>Only the most likely tokens that together reach this probability can be chosen; 1 for all.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Only tokens at least this likely, relative to the most likely one, can be chosen; 0 for all.</summary>
    public double MinP { get; init; }

    /// <summary>Scores of tokens that were seen are divided by this if positive and multiplied if negative; 1 for no penalty. Source: Keskar et al. (2019), CTRL.</summary>
    public double RepetitionPenalty { get; init; } = 1;

    /// <summary>The most tokens that are generated.</summary>
    public int MaxTokens { get; init; } = 200;

    /// <summary>Texts at which generation ends; they are not part of the result.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>Decides the choices: the same seed gives the same text.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>These options, if they make sense.</summary>
    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    public SamplingOptions Checked()
    {
        Require(Temperature >= 0 && double.IsFinite(Temperature), "temperature", Temperature, "0 or above");
        Require(TopK >= 0, "topK", TopK, "0 (all) or above");
        Require(TopP is > 0 and <= 1, "topP", TopP, "above 0 and at most 1");
        Require(MinP is >= 0 and <= 1, "minP", MinP, "from 0 to 1");
        Require(RepetitionPenalty > 0 && double.IsFinite(RepetitionPenalty), "repetitionPenalty", RepetitionPenalty, "above 0");
        Require(MaxTokens >= 0, "maxTokens", MaxTokens, "0 or above");
        foreach (string stop in Stop)
            if (string.IsNullOrEmpty(stop)) throw new ArgumentException("sampling: a stop text is empty; it would end every text at once");
        return this;

        static void Require(bool holds, string name, double value, string range)
        {
            if (!holds) throw new ArgumentException(FormattableString.Invariant($"sampling: {name} is {value}; it must be {range}"));
        }
    }
}
