namespace Groundwork.Lessons;

/// <summary>Day 6, array programming by hand: what <c>lessons/day-06.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day06
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All =>
        [Q1, Q2, Q3, Q4, Q5, Q6, Q7, Standardize, Histogram, MovingAverage, EstimatePi, Distances, Ones, Sum, Outer, Diagonal, Eye, Triu, CumSum, Diff];

    /// <summary>6.Q1: the shape of a broadcast sum.</summary>
    public static Quiz Q1 { get; } = new("6.Q1", "the shape of a sum")
    {
        Answers =
        {
            { "a", "[3, 1] and [4]: lined up from the right, 1 meets 4 and 3 meets nothing; both stretch, to [3, 4].", true },
            { "b", "The 3 stands in the axis before: [4] gets a new first axis, and that stretches to 3." },
            { "c", "An axis of size 1 stretches to whatever it meets, and a missing one counts as 1: nothing stands in the way." },
            { "d", "7 numbers would be one vector behind the other, which is `Concat`." },
        },
        Hints = ["Write the shapes one below the other, right edges together."],
    };

    /// <summary>6.Q2: the transpose, a view or a copy.</summary>
    public static Quiz Q2 { get; } = ViewOrCopy("6.Q2", "a transpose", isView: true,
        "The buffer stays; only the strides change places: [4, 1] becomes [1, 4].",
        "A copy would have to move all twelve numbers. Swapping the two strides reads the same buffer column by column.");

    /// <summary>6.Q3: a row, a view or a copy.</summary>
    public static Quiz Q3 { get; } = ViewOrCopy("6.Q3", "a row", isView: true,
        "It begins at place 4 of the same buffer and has stride 1: writing into it writes into the array.",
        "`a[1]` moves the beginning to place 4 of the buffer. No number is moved, as the cell with Fill(0) shows.");

    /// <summary>6.Q4: a comparison's elements, a view or a copy.</summary>
    public static Quiz Q4 { get; } = ViewOrCopy("6.Q4", "the elements where a mask is true", isView: false,
        "The places that a mask picks have no fixed distance, so no stride describes them: they are copied out.",
        "A view needs one stride for each axis. The places where a mask is true can lie anywhere.");

    /// <summary>6.Q5: every second column, a view or a copy.</summary>
    public static Quiz Q5 { get; } = ViewOrCopy("6.Q5", "every second column", isView: true,
        "The stride of the columns is 2 instead of 1: the same buffer, every second place.",
        "Every second place has a fixed distance, 2, and that is all a stride is.");

    /// <summary>6.Q6: rows by a list of numbers, a view or a copy.</summary>
    public static Quiz Q6 { get; } = ViewOrCopy("6.Q6", "rows by a list of numbers", isView: false,
        "A list may name any rows in any order, so they are copied into an array of their own.",
        "Rows 2, 0, 1 lie at 8, 0 and 4 of the buffer: no stride goes +8, -8, +4.");

    /// <summary>6.Q7: a transpose made into one line, a view or a copy.</summary>
    public static Quiz Q7 { get; } = ViewOrCopy("6.Q7", "a transpose laid out in one line", isView: false,
        "One axis has one stride, and column by column the buffer is read 0, 4, 8, 1, …: `Reshape` then copies, without a word.",
        "`Reshape` gives a view where strides can say it. 0, 4, 8, 1, 5, 9, … is no fixed step, so here it copies.");

    static Quiz ViewOrCopy(string id, string title, bool isView, string why, string whyNot) => new(id, title, id[2..])
    {
        Answers = { { "view", isView ? why : whyNot, isView }, { "copy", isView ? whyNot : why, !isView } },
        Otherwise = "The answer is view or copy.",
        Hints = ["Can one stride for each axis say where the elements lie in the buffer 0, 1, …, 11?"],
    };
}
