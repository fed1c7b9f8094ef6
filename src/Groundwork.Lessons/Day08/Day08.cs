namespace Groundwork.Lessons;

/// <summary>Day 8, tensors: create, reshape, slice: what <c>lessons/day-08.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day08
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [Q1, Q2, Q3, Q4, Q5, Q6, Q7, ChannelsLast, Pad, SplitHeads, MergeHeads, Lookup, Q8, BlockMeans, Sheet];

    /// <summary>8.Q1: an element after a reshape.</summary>
    public static Quiz Q1 { get; } = new("8.Q1", "an element after a reshape")
    {
        Answers =
        {
            { "1", "Reshape keeps the order 0, 1, 2, 3, 4, 5 and draws other borders: the first row is [0, 1].", true },
            { "3", "3 stands there in the transpose, which swaps rows and columns. Reshape does not." },
            { "2", "[0, 1] is row 0, column 1: with two columns, the second number." },
        },
        Otherwise = "Write 0 to 5 in rows of two.",
        Hints = ["Write 0 to 5 in rows of two."],
    };

    /// <summary>8.Q2: an element after a transpose.</summary>
    public static Quiz Q2 { get; } = new("8.Q2", "an element after a transpose")
    {
        Answers =
        {
            { "3", "Element (0, 1) of the transpose is element (1, 0) of x: 3.", true },
            { "1", "1 stands there in the reshape. The transpose swaps the coordinates: (0, 1) was (1, 0)." },
            { "4", "4 is x[1, 1]: it stays on the diagonal, at [1, 1]." },
        },
        Otherwise = "Swap the two coordinates, then look into x.",
        Hints = ["Swap the two coordinates, then look into x."],
    };

    /// <summary>8.Q3: the shape after a permutation.</summary>
    public static Quiz Q3 { get; } = new("8.Q3", "the shape after a permutation")
    {
        Answers =
        {
            { "a", "New axis 0 is old axis 2, of size 4; then old axis 0, of size 2; then old axis 1, of size 3.", true },
            { "b", "That reads the numbers as *where an old axis goes*. They name for each new axis the old one." },
            { "c", "The sizes move with their axes." },
            { "d", "Permute never joins axes: three they are, three they stay." },
        },
        Hints = ["For each new axis, look up the size of the old one."],
    };

    /// <summary>8.Q4: the size that -1 stands for.</summary>
    public static Quiz Q4 { get; } = new("8.Q4", "what -1 stands for")
    {
        Answers =
        {
            { "12", "24 numbers in 2 rows are 12 each.", true },
            { "-1", "-1 is a question to the library: whatever is left over." },
            { "4", "The old last axis has gone: all of the remaining 12 numbers of a row are in this one." },
            { "24", "24 are all numbers; half of them are in each of the two rows." },
        },
        Otherwise = "How many numbers are left for each of the two rows?",
        Tolerance = 0,
        Hints = ["24 numbers, two rows."],
    };

    /// <summary>8.Q5: a reshape there and back.</summary>
    public static Quiz Q5 { get; } = new("8.Q5", "reshape there and back")
    {
        Answers =
        {
            { "yes", "Reshape never changes the order, so any number of them in a row is the last one alone.", true },
            { "no", "The order 0, 1, 2, 3, 4, 5 is kept at every step; with the old borders it is x." },
        },
        Otherwise = "The answer is yes or no.",
        Hints = ["Which order have the numbers after the first reshape?"],
    };

    /// <summary>8.Q6: a transpose, then a reshape to the old shape.</summary>
    public static Quiz Q6 { get; } = new("8.Q6", "transpose, then reshape")
    {
        Answers =
        {
            { "yes", "The shape is the old one, the order is not: the transpose reads 0, 3, 1, 4, 2, 5, and reshape keeps that." },
            { "no", "The shape is right and the numbers are elsewhere, [[0, 3, 1], [4, 2, 5]]: the classic bug.", true },
        },
        Otherwise = "The answer is yes or no.",
        Hints = ["In which order does the transpose read the numbers?"],
    };

    /// <summary>8.Q7: which operation for which wish.</summary>
    public static Quiz Q7 { get; } = new("8.Q7", "reshape or permute")
    {
        Answers =
        {
            { "a", "[T, B] from [B, T] by reshape puts words of other sentences into a row: axes that change places want a permutation." },
            { "b", "Cutting or joining neighbouring axes keeps the order: reshape. Axes that change places: permute.", true },
            { "c", "A permutation has as many axes as before: it can neither cut nor join." },
        },
        Hints = ["Does the order of the numbers change?"],
    };

    /// <summary>8.Q8: how many of five lines copy.</summary>
    public static Quiz Q8 { get; } = new("8.Q8", "spot the copy")
    {
        Answers =
        {
            { "2", "`big.T.Reshape(-1)` and `big[big > 0.5]` copy: no strides say where their numbers lie. The other three are views.", true },
            { "1", "One more: both a reshape after a transpose and a mask need an order that strides cannot say." },
            { "3", "One of them is a view after all: a slice with a step has a stride of two rows." },
            { "5", "Slices, transposes and stretched axes only change shape and strides." },
            { "0", "Strides cannot say everything: the numbers that a mask picks may lie anywhere." },
        },
        Otherwise = "Ask of each line whether strides can say where the numbers lie.",
        Tolerance = 0,
        Hints = ["Ask of each line whether strides can say where the numbers lie."],
    };
}
