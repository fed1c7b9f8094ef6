namespace Groundwork.Lessons;

/// <summary>Day 7, tables and pictures: what <c>lessons/day-07.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day07
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [Q1, Load, MassByGroup, Impute, Q2, Correlations, Q3, Q4, Q5, Q6, Q7, Q8];

    /// <summary>7.Q1: how many birds a file of 345 lines has.</summary>
    public static Quiz Q1 { get; } = new("7.Q1", "lines and rows")
    {
        Tolerance = 0,
        Answers =
        {
            { "344", "One line names the columns, the others are birds.", true },
            { "345", "That is the number of lines; the first of them names the columns." },
            { "342", "Two birds have no measurements, but they are rows all the same." },
            { "333", "So many are without any gap. A gap does not make a bird disappear." },
        },
        Otherwise = "Count the lines that are birds.",
        Hints = ["What does the first line hold?"],
    };

    /// <summary>7.Q2: which value to fill in, and from where.</summary>
    public static Quiz Q2 { get; } = new("7.Q2", "defend the filling")
    {
        Answers =
        {
            { "a", "Simple, but typical of no species: the Gentoos' gaps would be filled too low, the others' too high." },
            { "b", "The species carries most of the information, a median ignores wild values, and the test birds were not looked at.", true },
            { "c", "More data, but some of it is the test's: what is measured there later has already been used, and looks too good." },
            { "d", "Nothing is invented that way. But those with gaps may differ from the rest, and tomorrow's birds have gaps too." },
        },
        Hints = ["What would you know about a bird that arrives tomorrow?"],
    };

    /// <summary>7.Q3: one hump or several.</summary>
    public static Quiz Q3 { get; } = new("7.Q3", "one hump or several")
    {
        Answers =
        {
            { "a", "A bar of the mean is one number: two humps and one hump can have the same." },
            { "b", "A box shows quartiles. With two humps its middle lies where hardly any bird is, and nothing shows it." },
            { "c", "The histogram shows where the birds are. Try several widths: too wide hides the second hump, too narrow invents more.", true },
            { "d", "The order of the rows means nothing here, and the line connects strangers." },
        },
        Hints = ["Which of them shows how many birds have about the same value?"],
    };

    /// <summary>7.Q4: two measurements of the same birds.</summary>
    public static Quiz Q4 { get; } = new("7.Q4", "do they go together")
    {
        Answers =
        {
            { "a", "A scatter plot has one point for each bird: it shows direction, curve, groups and strays at once.", true },
            { "b", "Two histograms lose which flipper belongs to which mass: every pairing has the same two." },
            { "c", "Two means say nothing about what goes with what." },
            { "d", "The correlation is one number: a curve, a stray and two groups can all give the same." },
        },
        Hints = ["Which keeps a bird's two numbers together?"],
    };

    /// <summary>7.Q5: a measurement for each of three groups.</summary>
    public static Quiz Q5 { get; } = new("7.Q5", "three groups compared")
    {
        Answers =
        {
            { "a", "A pie shows parts of a whole, and masses of species are no parts of anything." },
            { "b", "Bars of means hide how far the birds of a species differ, so a difference of means cannot be judged." },
            { "c", "One histogram of all hides the groups." },
            { "d", "Boxes or violins side by side show the middle, the spread and the strays of each group on one scale. (A violin shows humps too.)", true },
        },
        Hints = ["Middle, spread and strays of each group, on one scale."],
    };

    /// <summary>7.Q6: the loss of a training run.</summary>
    public static Quiz Q6 { get; } = new("7.Q6", "a loss over a thousand steps")
    {
        Answers =
        {
            { "a", "A histogram forgets the order, and the order is the question." },
            { "b", "Steps have an order, so a line may connect them. With a logarithmic axis the slow end can be seen too.", true },
            { "c", "A thousand bars are a block of ink." },
            { "d", "A box of all losses mixes the first steps with the last." },
        },
        Hints = ["Does the order of the numbers mean something?"],
    };

    /// <summary>7.Q7: a matrix of weights.</summary>
    public static Quiz Q7 { get; } = new("7.Q7", "which word looks at which")
    {
        Answers =
        {
            { "a", "144 bars cannot be found again by row and column." },
            { "b", "Twelve lines cross in a tangle, and words have no distance that a line could follow." },
            { "c", "A heat map keeps rows and columns, and colour carries the number: patterns such as a diagonal are seen at once.", true },
            { "d", "A scatter of the weights loses which pair of words each belongs to." },
        },
        Hints = ["Rows, columns and one number for each pair."],
    };

    /// <summary>7.Q8: counts of two categories.</summary>
    public static Quiz Q8 { get; } = new("7.Q8", "how many on which island")
    {
        Answers =
        {
            { "a", "A histogram wants numbers with a scale; islands have none." },
            { "b", "Bars of counts start at 0, so their lengths can be compared; colour tells the species apart.", true },
            { "c", "Three pies ask the eye to compare angles between pictures, and hide how many birds each island has." },
            { "d", "A violin smooths a distribution of numbers; there is none here." },
        },
        Hints = ["Counts are lengths from 0."],
    };
}
