namespace Groundwork.Gpt;

/// <summary>Chooses tokens from scores: penalty, temperature, then the cuts by k, by probability and by share, then one draw. Not safe to use from several threads.</summary>
/// <example><code>int token = new TokenSampler(new SamplingOptions { Temperature = 0 }).Next(logits, []);   // the most likely</code></example>
public sealed class TokenSampler
{
    readonly SamplingOptions _options;
    readonly Generator _generator;

    /// <summary>A sampler with a stream of random numbers of its own.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public TokenSampler(SamplingOptions options) => (_options, _generator) = (options.Checked(), new Generator(options.Seed));

    /// <summary>The next token.</summary>
    /// <param name="logits">One score for each token; −∞ is never chosen.</param>
    /// <param name="seen">Tokens that the repetition penalty counts as seen.</param>
    /// <exception cref="ArgumentException">No score is finite, or one is NaN or +∞.</exception>
    public int Next(ReadOnlySpan<float> logits, ReadOnlySpan<int> seen)
    {
        var scores = new double[logits.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            if (float.IsNaN(logits[i]) || float.IsPositiveInfinity(logits[i]))
                throw new ArgumentException($"sampling: the score of token {i} is {logits[i]}; the model has diverged");
            scores[i] = logits[i];
        }
        Penalize(scores, seen);
        int best = ArgMax(scores);
        if (double.IsNegativeInfinity(scores[best])) throw new ArgumentException("sampling: every score is -∞; there is no token to choose");
        if (_options.Temperature == 0) return best;
        int[] order = Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ThenBy(i => i).ToArray();
        var weights = new double[order.Length];
        for (int i = 0; i < weights.Length; i++) weights[i] = Math.Exp((scores[order[i]] - scores[best]) / _options.Temperature); // the best weighs 1
        int kept = Cut(weights);
        double total = 0;
        for (int i = 0; i < kept; i++) total += weights[i];
        double draw = _generator.NextDouble() * total;
        for (int i = 0; i < kept; i++)
        {
            draw -= weights[i];
            if (draw < 0) return order[i];
        }
        return order[0]; // only rounding leads here
    }

    void Penalize(Span<double> scores, ReadOnlySpan<int> seen)
    {
        if (_options.RepetitionPenalty == 1) return;
        var done = new HashSet<int>();
        foreach (int token in seen)
            if (done.Add(token)) scores[token] = scores[token] > 0 ? scores[token] / _options.RepetitionPenalty : scores[token] * _options.RepetitionPenalty;
    }

    /// <summary>How many of the weights, in descending order, can be chosen.</summary>
    int Cut(ReadOnlySpan<double> weights)
    {
        int kept = _options.TopK > 0 ? Math.Min(_options.TopK, weights.Length) : weights.Length;
        if (_options.TopP < 1)
        {
            double total = 0, sum = 0;
            for (int i = 0; i < kept; i++) total += weights[i];
            int enough = 0;
            while (enough < kept && sum < _options.TopP * total) sum += weights[enough++];
            kept = Math.Max(enough, 1);
        }
        while (kept > 1 && weights[kept - 1] < _options.MinP) kept--;
        while (kept > 1 && weights[kept - 1] == 0) kept--;
        return kept;
    }

    static int ArgMax(ReadOnlySpan<double> scores)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
            if (scores[i] > scores[best]) best = i;
        return best;
    }
}
