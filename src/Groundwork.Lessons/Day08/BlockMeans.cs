namespace Groundwork.Lessons;

public static partial class Day08
{
    const int Side = 1024;

    /// <summary>8.6, a picture made smaller: the mean of every block of <c>size</c> by <c>size</c> pixels, [H, W] to [H/size, W/size], without a copy of the picture.</summary>
    public static Exercise<Func<Tensor, int, Tensor>, (Tensor Picture, int Size)> BlockMeans { get; } = new("8.6", "means of blocks, without a copy", (f, x) => f(x.Picture, x.Size))
    {
        Reference = (picture, size) => Cut(picture, size).Mean([1, 3]),
        AlsoRight = [(picture, size) => Cut(picture, size).Mean(3).Mean(1)],
        Cases = draw =>
        {
            int size = draw.Length(3);
            return (draw.Tensor([size * draw.Length(3), size * draw.Length(3)]), size);
        },
        Edges = [(Counting(4, 4), 2), (Counting(2, 4), 2), (Counting(6, 3), 3)],
        Trials =
        {
            { $"a picture of {Side} × {Side} is not copied", f => Claim.AtMost(CopiesOf(f), 0.75, "the new memory, counted in whole pictures,") },
        },
        Mistakes =
        {
            { "copies the picture", (picture, size) => Cut(picture, size).Permute(0, 2, 1, 3).Contiguous().Mean([2, 3]), "Right values, but `Contiguous` (or `Reshape` after `Permute`, or `Clone`) lays all numbers out anew. Reductions take any axes: `Mean([1, 3])` of the view needs no order.", "section 6" },
            { "cuts the memory instead of the picture", (picture, size) => picture.Reshape(picture.Shape[0] / size, picture.Shape[1] / size, size, size).Mean([2, 3]), "Memory goes row by row, so a block is no run of it: cut each axis in two, [H/s, s, W/s, s].", "section 4" },
            { "mixes up the axes", (picture, size) => Cut(picture, size).Mean([0, 2]), "Axes 0 and 2 count the blocks; the pixels inside are axes 1 and 3.", "section 6" },
            { "adds up instead of taking the mean", (picture, size) => Cut(picture, size).Sum([1, 3]), "The sum grows with the size of the block: divide by size², or let `Mean` do it.", "section 6" },
            { "keeps one pixel of each block", (picture, size) => picture[(.., size), (.., size)], "That throws the other pixels away; a mean looks at all of them.", "section 6" },
        },
        Rules = [Rule.NoLoop],
        Hints =
        [
            "Each axis can be cut in two: H into H/s blocks of s rows.",
            "picture.Reshape(H / s, s, W / s, s) is a view. Which axes are inside a block?",
            "=> picture.Reshape(picture.Shape[0] / size, size, picture.Shape[1] / size, size).Mean([1, 3]);",
        ],
        Why = "Cutting an axis in two is a view, and a reduction may take away any axes, in whatever order they lie in memory.",
    };

    static Tensor Cut(Tensor picture, int size) => picture.Reshape(picture.Shape[0] / size, size, picture.Shape[1] / size, size);

    static double CopiesOf(Func<Tensor, int, Tensor> f)
    {
        Tensor picture = Tensor.Ones([Side, Side], DType.Float64);
        return Allocation.Of(() => f(picture, 8)) / (8.0 * Side * Side);
    }
}
