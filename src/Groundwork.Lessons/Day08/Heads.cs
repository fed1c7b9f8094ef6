namespace Groundwork.Lessons;

public static partial class Day08
{
    /// <summary>8.3, the hidden axis cut into heads: [B, T, C] to [B, H, T, C/H]; head h has the columns from h·C/H on.</summary>
    public static Exercise<Func<Tensor, int, Tensor>, (Tensor X, int Heads)> SplitHeads { get; } = new("8.3", "split into heads", (f, x) => f(x.X, x.Heads))
    {
        IsChallenge = true,
        Reference = (x, heads) => Split(x, heads),
        AlsoRight = [(x, heads) => Tensor.Stack([.. x.Split(heads, axis: 2)], 1)],
        Cases = draw =>
        {
            int heads = draw.Length(3);
            return (draw.Tensor([draw.Length(2), draw.Length(3), heads * draw.Length(3)]), heads);
        },
        Edges = [(Counting(1, 2, 4), 2), (Counting(2, 3, 6), 3), (Counting(2, 2, 4), 2)],
        Laws =
        {
            { "head 0 has the first C/H columns", (f, x) => (f(x.X, x.Heads)[.., 0], x.X[.., .., ..(x.X.Shape[2] / x.Heads)]) },
            { "side by side again, the heads are the tensor", (f, x) => (Merge(f(x.X, x.Heads)), x.X) },
        },
        Mistakes =
        {
            { "reshapes straight to the wanted shape", (x, heads) => x.Reshape(x.Shape[0], heads, x.Shape[1], x.Shape[2] / heads), "The shape is right and the numbers are not: a head gets whole words of its own instead of a part of every word. This bug trains, and learns badly. First [B, T, H, C/H], then swap T and H.", "section 4" },
            { "deals the columns out in turn", (x, heads) => x.Reshape(x.Shape[0], x.Shape[1], x.Shape[2] / heads, heads).Permute(0, 3, 1, 2), "Head 0 got the columns 0, H, 2H, …: cut C into [H, C/H], with H first.", "section 4" },
            { "leaves time before the heads", (x, heads) => x.Reshape(x.Shape[0], x.Shape[1], heads, x.Shape[2] / heads), "One step is missing: attention multiplies over the last two axes, so H must come before T.", "section 4" },
            { "swaps the last two axes", (x, heads) => x.Reshape(x.Shape[0], x.Shape[1], heads, x.Shape[2] / heads).Transpose(2, 3), "T is axis 1 and H is axis 2: `Transpose(1, 2)`.", "section 4" },
        },
        Rules = [Rule.NoLoop],
        Hints =
        [
            "Two steps: cut the last axis in two, then swap two axes. In which order?",
            "Reshape to [B, T, H, C/H]: each word keeps its numbers, in H groups.",
            "=> x.Reshape(x.Shape[0], x.Shape[1], heads, x.Shape[2] / heads).Transpose(1, 2);",
        ],
        Why = "Cutting the last axis keeps memory's order, which reshape may do; changing the order of T and H is a matter of strides, which transpose does.",
    };

    /// <summary>8.4, heads side by side again: [B, H, T, D] to [B, T, H·D].</summary>
    public static Exercise<Func<Tensor, Tensor>, Tensor> MergeHeads { get; } = new("8.4", "merge the heads", (f, x) => f(x))
    {
        Reference = x => Merge(x),
        Cases = draw => draw.Tensor([draw.Length(2), draw.Length(3), draw.Length(3), draw.Length(3)]),
        Edges = [Counting(1, 2, 2, 2), Counting(2, 3, 2, 2)],
        Laws =
        {
            { "split again, it is what it was", (f, x) => (Split(f(x), x.Shape[1]), x) },
        },
        Mistakes =
        {
            { "reshapes without swapping", x => x.Reshape(x.Shape[0], x.Shape[2], x.Shape[1] * x.Shape[3]), "T and H must change places first: reshape alone glues words of one head together.", "section 4" },
            { "swaps the wrong axes", x => x.Transpose(2, 3).Reshape(x.Shape[0], x.Shape[2], x.Shape[1] * x.Shape[3]), "The heads are axis 1, time is axis 2: `Transpose(1, 2)` brings [B, T, H, D].", "section 4" },
            { "adds the heads up", x => x.Sum(1), "The heads are put side by side, [B, T, H·D]: a sum mixes them.", "section 4" },
        },
        Rules = [Rule.NoLoop],
        Hints =
        [
            "The steps of splitting, backwards.",
            "First Transpose(1, 2), to [B, T, H, D]; then the last two axes become one.",
            "=> x.Transpose(1, 2).Reshape(x.Shape[0], x.Shape[2], x.Shape[1] * x.Shape[3]);",
        ],
        Why = "After the swap the heads of one word lie next to each other; the reshape then copies, since the strides alone cannot say it.",
    };

    static Tensor Split(Tensor x, int heads) => x.Reshape(x.Shape[0], x.Shape[1], heads, x.Shape[2] / heads).Transpose(1, 2);

    static Tensor Merge(Tensor x) => x.Transpose(1, 2).Reshape(x.Shape[0], x.Shape[2], x.Shape[1] * x.Shape[3]);
}
