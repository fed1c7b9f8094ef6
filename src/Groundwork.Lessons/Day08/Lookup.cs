namespace Groundwork.Lessons;

public static partial class Day08
{
    /// <summary>8.5, an embedding by hand: the rows [V, D] of a table for numbers [B, T], as [B, T, D]. A number outside 0 to V - 1 is refused with an <see cref="ArgumentOutOfRangeException"/>.</summary>
    public static Exercise<Func<Tensor, Tensor, Tensor>, (Tensor Table, Tensor Ids)> Lookup { get; } = new("8.5", "look up rows", (f, x) => f(x.Table, x.Ids))
    {
        Reference = (table, ids) => Looked(table, ids),
        AlsoRight = [(table, ids) => Known(table, ids).OneHot(table.Shape[0]).To(table.DType).MatMul(table), (table, ids) => table.Take(Known(table, ids), 0)],
        Cases = draw =>
        {
            int words = draw.Whole(2, 5), sentences = draw.Length(3), length = draw.Length(3);
            return (draw.Tensor([words, draw.Length(3)]), Tensor.From(draw.Many(sentences * length, () => (long)draw.Whole(0, words - 1))).Reshape(sentences, length));
        },
        Edges =
        [
            (Counting(3, 2), Tensor.From<long>([2, 0], [1, 2])),
            (Counting(3, 3), Tensor.From<long>([2, 1], [1, 2])),
            (Counting(3, 2), Tensor.From<long>([0, 3], [1, 2])),
            (Counting(3, 2), Tensor.From<long>([0, -1], [1, 2])),
        ],
        Mistakes =
        {
            { "takes negative numbers from the end", (table, ids) => ids.Max().Item<long>() >= table.Shape[0] ? throw new ArgumentOutOfRangeException(nameof(ids)) : table[ids], "-1 is no word, but as an index it is the last row: indexing counts negative numbers from the end. Check for `< 0` as well.", "section 5, *Break*" },
            { "takes numbers modulo the table", (table, ids) => table[ids.Remainder((long)table.Shape[0])], "A number that is too large is a mistake made before this place: hidden here it shows up as nonsense much later. Refuse it.", "section 5" },
            { "forces numbers into the table", (table, ids) => table[ids.Clip(0L, table.Shape[0] - 1L)], "`Clip` turns an unknown word into the first or last one, without a word. Refuse it.", "section 5" },
            { "forgets the sentences", (table, ids) => Looked(table, ids).Reshape((int)ids.Count, table.Shape[1]), "The result has the shape of the numbers with D behind it: [B, T, D].", "section 5" },
            { "looks up columns", (table, ids) => Looked(table.T, ids.Clip(0L, table.Shape[1] - 1L)), "Words are rows of the table: index axis 0.", "section 5" },
        },
        Rules = [Rule.NoCall("Embedding")],
        Hints =
        [
            "A tensor of whole numbers is an index: table[ids] has the shape of ids with the row behind it.",
            "Before it: ids.Min() and ids.Max() tell whether any is outside.",
            "if ((ids < 0).Any().Item<bool>() || (ids >= table.Shape[0]).Any().Item<bool>()) throw new ArgumentOutOfRangeException(nameof(ids));",
        ],
        Why = "An embedding layer is this and nothing more: a table whose rows are picked by number, and learned.",
    };

    static Tensor Looked(Tensor table, Tensor ids) => table[Known(table, ids)];

    static Tensor Known(Tensor table, Tensor ids) =>
        ((ids < 0) | (ids >= table.Shape[0])).Any().Item<bool>() ? throw new ArgumentOutOfRangeException(nameof(ids), $"lookup: numbers are from 0 to {table.Shape[0] - 1}") : ids;
}
