namespace Groundwork.Lessons;

public static partial class Day09
{
    /// <summary>9.12, puzzle: the sum of the values of each group, by a product with a table of 0 and 1.</summary>
    public static Exercise<Func<Tensor, Tensor, int, Tensor>, (Tensor Values, Tensor Groups, int Count)> GroupSums { get; } = new("9.12", "sums by group", (f, x) => f(x.Values, x.Groups, x.Count))
    {
        Reference = (values, groups, count) => values.MatMul((groups.Unsqueeze(1).Equal(Tensor.Arange(count))).To(DType.Float64)),
        AlsoRight = [(values, groups, count) => Tensor.Where(Tensor.Arange(count).Unsqueeze(1).Equal(groups), values, 0.0).Sum(1)],
        Cases = draw =>
        {
            int n = draw.Length(), count = draw.Length(4);
            return (draw.Tensor([n]), Tensor.From(draw.Many(n, () => (long)draw.Whole(0, count - 1))), count);
        },
        Edges = [(Tensor.From(1.0, 2.0, 4.0, 8.0), Tensor.From(0L, 1L, 0L, 2L), 4), (Tensor.From(5.0, 7.0), Tensor.From(1L, 1L), 2)],
        Laws = { { "nothing is lost", (f, x) => (f(x.Values, x.Groups, x.Count).Sum().Item(), x.Values.Sum().Item()) } },
        Mistakes =
        {
            { "counts where it should add up", (values, groups, count) => (groups.Unsqueeze(1).Equal(Tensor.Arange(count))).To(DType.Float64).Sum(0), "The table holds 0 and 1: times the values, and then added up.", "section 6" },
            { "takes the mean of each group", (values, groups, count) => values.MatMul((groups.Unsqueeze(1).Equal(Tensor.Arange(count))).To(DType.Float64)) / Tensor.Maximum(1.0, (groups.Unsqueeze(1).Equal(Tensor.Arange(count))).To(DType.Float64).Sum(0)), "The sum is asked for.", "section 6" },
            { "keeps the largest of each group", (values, groups, count) => Tensor.Where(Tensor.Arange(count).Unsqueeze(1).Equal(groups), values, 0.0).Max(1), "All of a group are added up.", "section 6" },
            { "gives each value the group of another", (values, groups, count) => values.Flip(0).MatMul((groups.Unsqueeze(1).Equal(Tensor.Arange(count))).To(DType.Float64)), "Value i belongs to group groups[i].", "section 6" },
        },
        Rules = ByHand("ScatterAdd", "IndexAdd", "Bincount", "OneHot"),
        Hints = ["A table: a row for each value, a column for each group, 1 where the value belongs to the group.", "groups.Unsqueeze(1).Equal(Tensor.Arange(count)).To(DType.Float64) is that table, [n, count].", "return values.MatMul(table);"],
        Why = "A vector [n] times a table [n, count] adds up column by column what belongs to each group.",
    };
}
