namespace Groundwork.Lessons;

/// <summary>The fast track: what you need on day one: what <c>lessons/fast-track.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class FastTrack
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [Q1, Combine, Softmax, Step, Q2, LayerNorm, Q3, Q4, Q5, Q6, Q7];

    /// <summary>F.Q1: which column a weight picks.</summary>
    public static Quiz Q1 { get; } = new("F.Q1", "the weights (0, 1, 0)")
    {
        Answers =
        {
            { "a", "The first column has weight 0: nothing of it comes out." },
            { "b", "All of the second, nothing of the others.", true },
            { "c", "Rows are not picked: each weight belongs to a column." },
            { "d", "That would be the weights (1, 1, 1)." },
        },
        Hints = ["0 times the first, 1 times the second, 0 times the third, then add."],
    };

    /// <summary>F.Q2: why the numbers grow.</summary>
    public static Quiz Q2 { get; } = new("F.Q2", "why the numbers grow")
    {
        Answers =
        {
            { "a", "Each output adds up 512 products of variance 1: the variance is 512, the deviation its root.", true },
            { "b", "Float64 holds numbers up to 1e308; nothing overflows here." },
            { "c", "Randn has mean 0 and deviation 1; it is the sum that is larger." },
            { "d", "The average would be smaller, not larger. A product adds up, and does not divide." },
        },
        Hints = ["Variances of independent numbers add up."],
    };

    /// <summary>F.Q3: what QKᵀ compares.</summary>
    public static Quiz Q3 { get; } = new("F.Q3", "the product of queries and keys")
    {
        Answers =
        {
            { "a", "One dot product for each pair of a query and a key: how well the two fit.", true },
            { "b", "Values are mixed at the end; at first queries meet keys." },
            { "c", "Each query meets each key: a table of positions by positions." },
        },
        Hints = ["Q has a row for each position, Kᵀ a column for each."],
    };

    /// <summary>F.Q4: why it is divided by the root.</summary>
    public static Quiz Q4 { get; } = new("F.Q4", "the root below the line")
    {
        Answers =
        {
            { "a", "Softmax makes the sum 1, whatever it is given." },
            { "b", "It is the same growth as of `W @ x`: dot products of d numbers have the deviation √d, and softmax of large scores picks one alone.", true },
            { "c", "A division by the same number for all costs time and saves none." },
        },
        Hints = ["What did part 4 print as the deviation of W @ x?"],
    };

    /// <summary>F.Q5: along which axis softmax goes.</summary>
    public static Quiz Q5 { get; } = new("F.Q5", "the axis of softmax")
    {
        Answers =
        {
            { "a", "Each position shares out its own attention: its row adds up to 1.", true },
            { "b", "Then each *key* would share itself out among the positions. A query must get a full mixture." },
            { "c", "Then all positions together would have an attention of 1 to share." },
        },
        Hints = ["One row belongs to one query."],
    };

    /// <summary>F.Q6: what the last product does.</summary>
    public static Quiz Q6 { get; } = new("F.Q6", "the product with the values")
    {
        Answers =
        {
            { "a", "The largest weight counts most, and the others count too: nothing is picked alone." },
            { "b", "Weights times rows: a weighted combination, as in part 1.", true },
            { "c", "Scores were made before; here the weights are already there." },
        },
        Hints = ["Part 1 of this page."],
    };

    /// <summary>F.Q7: the shape of the result.</summary>
    public static Quiz Q7 { get; } = new("F.Q7", "the shape of attention")
    {
        Answers =
        {
            { "a", "(10, 10) is the shape of the weights; they still mix the values." },
            { "b", "(10, 64)·(64, 10) gives (10, 10), and (10, 10)·(10, 64) gives (10, 64): a vector for each position, as at the beginning.", true },
            { "c", "The positions remain: each gets a vector of its own." },
        },
        Hints = ["(10, 64) times (64, 10), then times (10, 64)."],
    };
}
