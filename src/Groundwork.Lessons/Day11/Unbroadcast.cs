namespace Groundwork.Lessons;

public static partial class Day11
{
    /// <summary>11.2, the way back through broadcasting: a gradient is added up over the axes along which its tensor was repeated, until it has that tensor's shape.</summary>
    public static Exercise<Func<Tensor, int[], Tensor>, (Tensor G, int[] Shape)> Unbroadcast { get; } = new("11.2", "the way back through broadcasting", (f, x) => f(x.G, x.Shape))
    {
        Reference = (g, shape) => g.SumTo(Shape.Of(shape)),
        Cases = draw =>
        {
            int rank = draw.Length(4);
            int[] large = draw.Many(rank, () => draw.Whole(1, 4)), small = [.. large[draw.Whole(0, rank)..].Select(n => draw.Coin() ? 1 : n)];
            return (draw.Tensor(Shape.Of(large)), small);
        },
        Edges =
        [
            (Tensor.From(1.0, 2.0, 3.0, 4.0, 5.0, 6.0).Reshape(2, 3), [3]),
            (Tensor.From(1.0, 2.0, 3.0, 4.0, 5.0, 6.0).Reshape(2, 3), [2, 1]),
            (Tensor.From(1.0, 2.0, 3.0, 4.0, 5.0, 6.0).Reshape(2, 3), []),
            (Tensor.From(1.0, 2.0, 3.0, 4.0).Reshape(2, 2), [2]),
            (Tensor.From(1.0, 2.0, 3.0, 4.0, 5.0, 6.0).Reshape(2, 3), [1, 1]),
            (Tensor.From(1.0, 2.0, 3.0, 4.0).Reshape(2, 1, 2), [1, 2]),
            (Tensor.From(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0).Reshape(2, 2, 2), [2, 1]),
            (Tensor.From(1.0, 2.0), [2]),
        ],
        Laws =
        {
            { "nothing is lost: the sum stays what it was", (f, x) => (f(x.G, x.Shape).Sum().Item(), x.G.Sum().Item()) },
        },
        Mistakes =
        {
            { "adds nothing up", (g, shape) => g, "The tensor was used once for each row, and every use adds its part to the gradient. The shape says so: a gradient has the shape of its tensor.", "section 3" },
            { "takes the mean", (g, shape) => g.SumTo(Shape.Of(shape)) * (Shape.Of(shape).Count / (double)g.Count), "Uses add up: `a + a` has the gradient 2, not 1. Dividing by how often would be the gradient of something else.", "section 3" },
            { "forgets the axes of size 1", (g, shape) => LeadingSum(g, shape.Length), "An axis of size 1 was repeated too: add up along it, and keep it (`keep: true`).", "section 3" },
            { "drops the axes of size 1", (g, shape) => Squeezed(g, shape), "The axis of size 1 is a part of the shape: `Sum(axis, keep: true)` leaves it there.", "section 3" },
            { "forgets the leading axes", (g, shape) => KeptSum(g, shape), "Axes that the tensor does not have at all were put in front of it: add up over those first, without keeping them.", "section 3" },
            { "adds everything up", (g, shape) => g.Sum() + Tensor.Zeros(Shape.Of(shape), DType.Float64), "Only the axes that were repeated are added up; along the others every element keeps its own gradient.", "section 3" },
            { "keeps the first row", (g, shape) => FirstOf(g, shape), "The first row is one use of many: the gradient is the sum over all of them.", "section 3" },
        },
        Rules = [Rule.NoCall("SumTo", "Backward", "Grad")],
        Hints =
        [
            "Two kinds of axes were repeated: those in front that the tensor does not have, and those where it has size 1.",
            "While g has more axes than shape: g = g.Sum(0). Then for each axis with shape[axis] == 1: g = g.Sum(axis, keep: true).",
            "while (g.Rank > shape.Length) g = g.Sum(0); for (int axis = 0; axis < shape.Length; axis++) if (shape[axis] == 1) g = g.Sum(axis, keep: true);",
        ],
        Why = "Broadcasting uses a number several times, and the gradients of all its uses add up.",
    };

    static Tensor LeadingSum(Tensor g, int rank)
    {
        while (g.Rank > rank) g = g.Sum(0);
        return g;
    }

    static Tensor KeptSum(Tensor g, int[] shape)
    {
        int extra = g.Rank - shape.Length;
        for (int axis = 0; axis < shape.Length; axis++)
            if (shape[axis] == 1) g = g.Sum(axis + extra, keep: true);
        return g;
    }

    static Tensor Squeezed(Tensor g, int[] shape)
    {
        g = LeadingSum(g, shape.Length);
        for (int axis = shape.Length - 1; axis >= 0; axis--)
            if (shape[axis] == 1) g = g.Sum(axis);
        return g;
    }

    static Tensor FirstOf(Tensor g, int[] shape)
    {
        while (g.Rank > shape.Length) g = g[0];
        for (int axis = 0; axis < shape.Length; axis++)
            if (shape[axis] == 1) g = g.Take(Tensor.From(0L), axis);
        return g;
    }
}
