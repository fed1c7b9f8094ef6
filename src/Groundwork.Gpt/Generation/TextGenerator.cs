using System.Runtime.InteropServices;
using System.Text;
using Groundwork.Text;

namespace Groundwork.Gpt;

/// <summary>Continues texts, token by token. Not safe to use from several threads at once.</summary>
/// <example><code>
/// var writer = new TextGenerator(model, tokenizer);
/// foreach (string piece in writer.Stream("ROMEO:", new SamplingOptions { Temperature = 0.8 })) Console.Write(piece);
/// </code></example>
public sealed class TextGenerator
{
    readonly GptModel _model;
    readonly Tokenizer _tokenizer;
    readonly int? _end;

    /// <summary>A generator for a model and the tokenizer it was trained with. Puts the model into evaluation mode.</summary>
    /// <exception cref="ArgumentException">The tokenizer has more tokens than the model.</exception>
    public TextGenerator(GptModel model, Tokenizer tokenizer)
    {
        if (tokenizer.VocabularySize > model.Config.VocabularySize)
            throw new ArgumentException($"generate: the tokenizer has {tokenizer.VocabularySize} tokens, the model {model.Config.VocabularySize}; they do not belong together");
        (_model, _tokenizer) = (model, tokenizer);
        _end = tokenizer.SpecialTokens.TryGetValue("<|endoftext|>", out int end) ? end : null;
        model.Eval();
    }

    /// <summary>The continuation as one text, without the prompt.</summary>
    /// <inheritdoc cref="Stream"/>
    public string Generate(string prompt, SamplingOptions? options = null, CancellationToken cancel = default) =>
        string.Concat(Stream(prompt, options, cancel));

    /// <summary>The continuation in pieces as they are made, without the prompt. Pieces hold whole characters.</summary>
    /// <param name="prompt">The text to continue; empty starts from the end-of-text token, or from the newline.</param>
    /// <param name="options">How tokens are chosen, when to stop, and the seed.</param>
    /// <param name="cancel">Ends the text after the token at hand.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the prompt cannot be encoded.</exception>
    public IEnumerable<string> Stream(string prompt, SamplingOptions? options = null, CancellationToken cancel = default)
    {
        options = (options ?? new()).Checked();
        int[] start = Start(prompt);
        return Pieces(start, options, cancel);
    }

    IEnumerable<string> Pieces(int[] start, SamplingOptions options, CancellationToken cancel)
    {
        var decoder = _tokenizer.CreateDecoder(skipSpecial: true);
        var held = new StringBuilder(); // text that may turn out to be the beginning of a stop text
        foreach (int token in Tokens(start, options, cancel))
        {
            held.Append(decoder.Append(token));
            string text = held.ToString();
            int stop = FirstStop(text, options.Stop);
            if (stop >= 0)
            {
                if (stop > 0) yield return text[..stop];
                yield break;
            }
            int safe = text.Length - LongestStopPrefix(text, options.Stop);
            if (safe == 0) continue;
            yield return text[..safe];
            held.Remove(0, safe);
        }
        held.Append(decoder.Flush());
        if (held.Length > 0) yield return held.ToString();
    }

    /// <summary>The tokens that follow; ends at the end-of-text token, which is not among them.</summary>
    /// <param name="start">At least one token to begin from.</param>
    /// <param name="options">How tokens are chosen, and how many.</param>
    /// <param name="cancel">Ends after the token at hand.</param>
    /// <param name="useCache">False computes every step from the whole text again: slow, and the same tokens.</param>
    public IEnumerable<int> Tokens(IReadOnlyList<int> start, SamplingOptions options, CancellationToken cancel = default, bool useCache = true)
    {
        if (start.Count == 0) throw new ArgumentException("generate: there is no token to begin from");
        return Following(start, new TokenSampler(options), options.MaxTokens, useCache, cancel);
    }

    IEnumerable<int> Following(IReadOnlyList<int> start, TokenSampler sampler, int count, bool useCache, CancellationToken cancel)
    {
        List<int> all = [.. start];
        KeyValueCache? cache = null;
        for (int i = 0; i < count && !cancel.IsCancellationRequested; i++)
        {
            float[] logits = Logits(all, useCache, ref cache);
            int token = sampler.Next(logits.AsSpan(0, _tokenizer.VocabularySize), CollectionsMarshal.AsSpan(all));
            if (token == _end) yield break;
            all.Add(token);
            yield return token;
        }
    }

    /// <summary>Scores after the last token. A text longer than the context is cut at its front to half the context and read anew, so that most steps stay cheap.</summary>
    float[] Logits(List<int> all, bool useCache, ref KeyValueCache? cache)
    {
        using var _ = Autograd.NoGrad();
        int context = _model.Config.Context, seen = Window(all.Count, context);
        bool goesOn = cache is not null && cache.Length == seen - 1 && useCache;
        if (!goesOn) cache = useCache ? new(_model.Config) : null;
        int fresh = goesOn ? 1 : seen;
        var ids = new long[fresh];
        for (int i = 0; i < fresh; i++) ids[i] = all[all.Count - fresh + i];
        var hidden = _model.Hidden(Tensor.From<long>(ids, [1, fresh]), cache);
        return _model.Head(hidden[0, ^1]).ToArray<float>();
    }

    /// <summary>How many of the last tokens a prediction looks at: all while they fit, then between half the context and the whole.</summary>
    static int Window(int count, int context)
    {
        if (count <= context) return count;
        int half = Math.Max(context / 2, 1), step = context - half;
        return step == 0 ? 1 : half + 1 + (count - context - 1) % step;
    }

    int[] Start(string prompt)
    {
        int[] ids = _tokenizer.Encode(prompt);
        if (ids.Length > 0) return ids;
        return _end is { } end ? [end] : _tokenizer.TryGetId("\n", out int newline) ? [newline] : [0];
    }

    static int FirstStop(string text, IReadOnlyList<string> stops)
    {
        int first = -1;
        foreach (string stop in stops)
            if (text.IndexOf(stop, StringComparison.Ordinal) is >= 0 and var at && (first < 0 || at < first)) first = at;
        return first;
    }

    /// <summary>The length of the text's longest end with which a stop text begins.</summary>
    static int LongestStopPrefix(string text, IReadOnlyList<string> stops)
    {
        int longest = 0;
        foreach (string stop in stops)
            for (int n = Math.Min(stop.Length - 1, text.Length); n > longest; n--)
                if (text.AsSpan(text.Length - n).SequenceEqual(stop.AsSpan(0, n))) longest = n;
        return longest;
    }
}
