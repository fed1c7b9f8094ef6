namespace Groundwork.Text;

public sealed partial class BpeTokenizer
{
    /// <summary>
    /// Learns a tokenizer from text: starts from the 256 bytes and joins the most frequent pair of neighbours, again and
    /// again, until the vocabulary has the size asked for or no pair is frequent enough.
    /// </summary>
    /// <remarks>
    /// Ids 0 to 255 are the bytes, learned tokens follow in the order in which they were learned, special tokens come last.
    /// Of pairs that are equally frequent, the one with the smaller left id wins, then the one with the smaller right id; in a
    /// run such as <c>aaa</c> the pair <c>aa</c> counts twice. The same text therefore gives the same tokenizer, everywhere.
    /// Time is about linear in the number of distinct pieces, memory about 60 bytes for each byte of those.
    /// </remarks>
    /// <param name="text">The training text.</param>
    /// <param name="vocabularySize">The size to reach, bytes and special tokens included: at least 256 plus the special tokens.</param>
    /// <param name="specialTokens">Texts that become tokens of their own and are left out of the counting; null for none.</param>
    /// <param name="minimumCount">Pairs that are rarer are not joined; at least 1.</param>
    /// <param name="progress">Called after every merge, on the calling thread.</param>
    /// <param name="cancellationToken">Ends training early with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>A tokenizer, smaller than asked for where the text had no more pairs.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size or the count is too small, or the size is over 4194304.</exception>
    /// <exception cref="ArgumentException">A special token is empty, repeated, or spelled like an ordinary one.</exception>
    /// <example><code>
    /// BpeTokenizer tokenizer = BpeTokenizer.Train(File.ReadAllText("corpus.txt"), vocabularySize: 4096, specialTokens: ["&lt;|endoftext|&gt;"]);
    /// </code></example>
    public static BpeTokenizer Train(
        string text, int vocabularySize, IEnumerable<string>? specialTokens = null, int minimumCount = 2,
        Action<BpeTrainingStep>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Train([text], vocabularySize, specialTokens, minimumCount, progress, cancellationToken);
    }

    /// <summary>Learns a tokenizer from several texts, none of which is merged with its neighbour; the other overload says how.</summary>
    /// <param name="texts">The training texts, read once and one at a time: a corpus need not fit in memory.</param>
    /// <param name="vocabularySize">The size to reach, bytes and special tokens included.</param>
    /// <param name="specialTokens">Texts that become tokens of their own and are left out of the counting; null for none.</param>
    /// <param name="minimumCount">Pairs that are rarer are not joined; at least 1.</param>
    /// <param name="progress">Called after every merge, on the calling thread.</param>
    /// <param name="cancellationToken">Ends training early with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size or the count is too small, or the size is over 4194304.</exception>
    /// <exception cref="ArgumentException">A special token is empty, repeated, or spelled like an ordinary one.</exception>
    /// <example><code>BpeTokenizer tokenizer = BpeTokenizer.Train(Directory.EnumerateFiles("corpus").Select(File.ReadAllText), vocabularySize: 4096);</code></example>
    public static BpeTokenizer Train(
        IEnumerable<string> texts, int vocabularySize, IEnumerable<string>? specialTokens = null, int minimumCount = 2,
        Action<BpeTrainingStep>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        AddedToken[] special = AddedTokens.Special("bpe train", specialTokens, firstId: 0);
        int smallest = 256 + special.Length;
        if (vocabularySize < smallest || vocabularySize > BpeModel.IdLimit)
        {
            throw new ArgumentOutOfRangeException(nameof(vocabularySize), vocabularySize,
                $"bpe train: a vocabulary of {vocabularySize} is outside {smallest} (256 bytes and {special.Length} special tokens) to {BpeModel.IdLimit}");
        }
        if (minimumCount < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(minimumCount), minimumCount,
                $"bpe train: a minimum count of {minimumCount} would join pairs that never occur; 1 is the least");
        }

        var pieces = new PieceCounts(special);
        foreach (string text in texts) pieces.Add(text, cancellationToken);
        var trainer = new BpeTrainer(pieces.Counts);
        int target = vocabularySize - special.Length;
        while (trainer.Tokens.Count < target && trainer.MergeNext(minimumCount, out BpeMerge merge, out long count))
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Invoke(new BpeTrainingStep(trainer.Tokens.Count + special.Length, vocabularySize,
                Wtf8.GetString(trainer.Tokens[merge.Left]), Wtf8.GetString(trainer.Tokens[merge.Right]), count));
        }
        return new BpeTokenizer(Model(trainer, special));
    }

    private static BpeModel Model(BpeTrainer trainer, AddedToken[] special)
    {
        var builder = new BpeModelBuilder((place, problem) => new ArgumentException($"bpe train: {place}: {problem}; choose another special token"));
        foreach (AddedToken token in special) builder.Add(token with { Id = trainer.Tokens.Count + token.Id }, $"special token \"{token.Text}\"");
        string[] spelled = [.. trainer.Tokens.Select(bytes => ByteAlphabet.Spell(bytes))];
        for (int id = 0; id < spelled.Length; id++) builder.AddEntry(spelled[id], id, $"token {id}");
        for (int rank = 0; rank < trainer.Merges.Count; rank++)
        {
            BpeMerge merge = trainer.Merges[rank];
            builder.AddMerge(spelled[merge.Left], spelled[merge.Right], $"merge {rank}");
        }
        return builder.Build(rank => $"merge {rank}");
    }
}
