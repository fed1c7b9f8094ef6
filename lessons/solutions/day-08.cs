// %% [markdown]
// # Day 8: solutions
//
// One way of many. A cell takes the place of the stub of the exercise that it is named for.

// %% solution 8.1
static Tensor ChannelsLast(Tensor x) => x.Permute(1, 2, 0);

// %% solution 8.2
static (Tensor Ids, Tensor Mask) Pad(long[][] sentences, long padding)
{
    int longest = sentences.Max(sentence => sentence.Length);
    Tensor lengths = Tensor.From(sentences.Select(sentence => (long)sentence.Length).ToArray());
    Tensor ids = Tensor.FromFunction<long>(sentences.Length, longest, (i, j) => j < sentences[i].Length ? sentences[i][j] : padding);
    return (ids, Tensor.Arange(longest) < lengths.Unsqueeze(1));
}

// %% solution 8.3
static Tensor SplitHeads(Tensor x, int heads) => x.Reshape(x.Shape[0], x.Shape[1], heads, x.Shape[2] / heads).Transpose(1, 2);

// %% solution 8.4
static Tensor MergeHeads(Tensor x) => x.Transpose(1, 2).Reshape(x.Shape[0], x.Shape[2], x.Shape[1] * x.Shape[3]);

// %% solution 8.5
static Tensor Lookup(Tensor table, Tensor ids)
{
    if (((ids < 0) | (ids >= table.Shape[0])).Any().Item<bool>())
        throw new ArgumentOutOfRangeException(nameof(ids), $"lookup: numbers are from 0 to {table.Shape[0] - 1}, these from {ids.Min()} to {ids.Max()}");
    return table[ids];
}

// %% solution 8.6
static Tensor BlockMeans(Tensor picture, int size) =>
    picture.Reshape(picture.Shape[0] / size, size, picture.Shape[1] / size, size).Mean([1, 3]);

// %% solution 8.7
static Tensor Sheet(Tensor pictures, int columns)
{
    int rows = pictures.Shape[0] / columns, h = pictures.Shape[1], w = pictures.Shape[2];
    return pictures.Reshape(rows, columns, h, w).Permute(0, 2, 1, 3).Reshape(rows * h, columns * w);
}
