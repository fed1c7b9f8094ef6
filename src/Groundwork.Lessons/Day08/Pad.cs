namespace Groundwork.Lessons;

public static partial class Day08
{
    /// <summary>8.2, sentences of several lengths as one batch: numbers of tokens, Int64 [B, T] filled up at the end, and a mask, Bool [B, T], true where a token is.</summary>
    public static Exercise<Func<long[][], long, (Tensor Ids, Tensor Mask)>, (long[][] Sentences, long Padding)> Pad { get; } = new("8.2", "a padded batch and its mask", (f, x) => f(x.Sentences, x.Padding))
    {
        Reference = (sentences, padding) => Padded(sentences, padding),
        Cases = draw =>
        {
            long[][] sentences = draw.Many(draw.Length(4), () => draw.Many(draw.Whole(0, 4), () => (long)draw.Whole(0, 9)));
            Draw.Assume(sentences.Any(sentence => sentence.Length > 0));
            return (sentences, draw.Whole(0, 1));
        },
        Edges = [([[5, 6, 7], [8]], 0), ([[5, 0, 7], [0]], 0)],
        Laws =
        {
            { "the mask is true as often as there are tokens", (f, x) => (f(x.Sentences, x.Padding).Mask.To(DType.Int64).Sum(), Tensor.Scalar((long)x.Sentences.Sum(sentence => sentence.Length))) },
            { "the mask holds truth values", (f, x) => f(x.Sentences, x.Padding).Mask.DType == DType.Bool },
            { "the numbers are whole", (f, x) => f(x.Sentences, x.Padding).Ids.DType == DType.Int64 },
        },
        Mistakes =
        {
            { "turns the mask around", (sentences, padding) => Padded(sentences, padding) is var (ids, mask) ? (ids, mask.LogicalNot()) : default, "Here true means *a token is here*. Conventions differ from library to library, so say which one you use.", "section 3" },
            { "takes tokens that equal the padding for padding", (sentences, padding) => Padded(sentences, padding) is var (ids, _) ? (ids, ids.NotEqual(padding)) : default, "A token may have the same number as the padding: the mask follows from the lengths, not from the numbers.", "section 3" },
            { "fills up at the front", (sentences, padding) => Padded([.. sentences.Select(Backwards)], padding) is var (ids, mask) ? (ids.Flip([1]), mask.Flip([1])) : default, "The sentences begin at place 0 here, and the padding comes behind.", "section 3" },
            { "cuts all sentences to the shortest", (sentences, padding) => Padded([.. sentences.Select(sentence => sentence[..sentences.Min(s => s.Length)])], padding), "The batch is as wide as the longest sentence; shorter ones are filled up.", "section 3" },
            { "fills up with 0 whatever the padding is", (sentences, padding) => Padded(sentences, 0), "The number of the padding is an argument: tokenizers differ in it.", "section 3" },
        },
        Hints =
        [
            "First the longest length T = sentences.Max(s => s.Length); then [B, T] numbers and [B, T] truth values.",
            "Mask without a loop: Tensor.Arange(T) < lengths.Unsqueeze(1), a row of positions against a column of lengths.",
            "Tensor.FromFunction<long>(sentences.Length, T, (i, j) => j < sentences[i].Length ? sentences[i][j] : padding)",
        ],
        Why = "A tensor has no ragged edge, so a batch carries a second tensor that says which places are real.",
    };

    static (Tensor Ids, Tensor Mask) Padded(long[][] sentences, long padding)
    {
        int longest = sentences.Max(sentence => sentence.Length);
        Tensor lengths = Tensor.From(sentences.Select(sentence => (long)sentence.Length).ToArray());
        return (Tensor.FromFunction<long>(sentences.Length, longest, (i, j) => j < sentences[i].Length ? sentences[i][j] : padding), Tensor.Arange(longest) < lengths.Unsqueeze(1));
    }

    static long[] Backwards(long[] sentence) => [.. Enumerable.Reverse(sentence)];
}
