namespace Groundwork.Lessons;

public static partial class Day08
{
    /// <summary>8.7, a contact sheet: pictures [N, h, w] in rows of <c>columns</c>, as one picture [N/columns · h, columns · w].</summary>
    public static Exercise<Func<Tensor, int, Tensor>, (Tensor Pictures, int Columns)> Sheet { get; } = new("8.7", "a contact sheet", (f, x) => f(x.Pictures, x.Columns))
    {
        Reference = (pictures, columns) => Laid(pictures, columns, 0, 2, 1, 3),
        Cases = draw =>
        {
            int columns = draw.Length(3);
            return (draw.Tensor([columns * draw.Length(3), draw.Length(3), draw.Length(3)]), columns);
        },
        Edges = [(Counting(2, 2, 2), 2), (Counting(4, 2, 2), 2), (Counting(6, 2, 3), 3)],
        Laws =
        {
            { "the first picture stands top left", (f, x) => (f(x.Pictures, x.Columns)[..x.Pictures.Shape[1], ..x.Pictures.Shape[2]], x.Pictures[0]) },
            { "the last picture stands bottom right", (f, x) => (f(x.Pictures, x.Columns)[^x.Pictures.Shape[1].., ^x.Pictures.Shape[2]..], x.Pictures[^1]) },
        },
        Mistakes =
        {
            { "reshapes without permuting", (pictures, columns) => Laid(pictures, columns, 0, 1, 2, 3), "The rows of the sheet go through the first row of pixels of *every* picture in that row: swap columns and pixel rows first.", "section 4" },
            { "goes down before it goes right", (pictures, columns) => pictures.Reshape(columns, pictures.Shape[0] / columns, pictures.Shape[1], pictures.Shape[2]).Permute(1, 2, 0, 3).Reshape(pictures.Shape[0] / columns * pictures.Shape[1], columns * pictures.Shape[2]), "Picture 1 stands right of picture 0: the first axis is cut into [N/columns, columns].", "section 4" },
            { "puts all pictures below each other", (pictures, columns) => pictures.Reshape(pictures.Shape[0] * pictures.Shape[1], pictures.Shape[2]), "That is a sheet of one column.", "section 4" },
        },
        Rules = [Rule.NoLoop, Rule.NoCall("Concat", "Stack", "HStack", "VStack", "Blocks")],
        Hints =
        [
            "Three steps: cut N into rows and columns, change the order of the axes, glue two and two together.",
            "After the first step the axes are [row, column, y, x]; the sheet wants [row, y, column, x].",
            "=> pictures.Reshape(n / columns, columns, h, w).Permute(0, 2, 1, 3).Reshape(n / columns * h, columns * w);",
        ],
        Why = "A row of the sheet's pixels runs through one row of pixels of every picture beside each other, so y comes before column.",
    };

    static Tensor Laid(Tensor pictures, int columns, params int[] order)
    {
        int rows = pictures.Shape[0] / columns, h = pictures.Shape[1], w = pictures.Shape[2];
        return pictures.Reshape(rows, columns, h, w).Permute(order).Reshape(rows * h, columns * w);
    }
}
