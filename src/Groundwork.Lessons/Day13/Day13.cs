using System.Runtime.CompilerServices;

namespace Groundwork.Lessons;

/// <summary>Day 13, training that works: what <c>lessons/day-13.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day13
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [Q1, Overfit, AdamStep, RateAt, Dropped, ReadDigits, Q2, Q3, Q4, Q5];

    /// <summary>13.Q1: what the first thing to try is.</summary>
    public static Quiz Q1 { get; } = new("13.Q1", "the first thing to try")
    {
        Answers =
        {
            { "a", "A larger model hides what is wrong, and takes longer to show it." },
            { "b", "A model that cannot learn 32 pictures by heart has a bug: in the loss, the gradient, the step or the data. Seconds instead of hours.", true },
            { "c", "Tuning comes when everything works. With a bug, no learning rate helps." },
        },
        Hints = ["Which of the three takes seconds, and must succeed?"],
    };

    /// <summary>13.Q2: a loss that jumps and grows.</summary>
    public static Quiz Q2 { get; } = Curve("13.Q2", "curve A", "a", "The steps leap over the valley: the loss jumps, and then grows. Divide the learning rate by 3 or 10.");

    /// <summary>13.Q3: training falls, validation rises.</summary>
    public static Quiz Q3 { get; } = Curve("13.Q3", "curve B", "b", "The model goes on to learn its training examples by heart. Stop where the validation loss is least, or use more data, dropout, weight decay.");

    /// <summary>13.Q4: a loss that stays at ln 10.</summary>
    public static Quiz Q4 { get; } = Curve("13.Q4", "curve C", "c", "ln 10 is 2.3026: the loss of ten classes guessed at random. Nothing reaches the weights: a forgotten Step, detached parameters, or shuffled labels.");

    /// <summary>13.Q5: a loss that falls and rises again.</summary>
    public static Quiz Q5 { get; } = Curve("13.Q5", "curve D", "d", "Old gradients are added to the new ones, so the steps grow and grow: it falls at first, and then climbs. Call ZeroGrad before each Backward.");

    static Quiz Curve(string id, string title, string right, string why, [CallerMemberName] string member = "") => new(id, title, member)
    {
        Answers =
        {
            { "a", right == "a" ? why : "With too large a learning rate the loss jumps from step to step. Look again at how smooth this one is.", right == "a" },
            { "b", right == "b" ? why : "Overfitting shows in two curves that part: training falls while validation rises.", right == "b" },
            { "c", right == "c" ? why : "A model that is not learning at all stays where it began, at ln 10.", right == "c" },
            { "d", right == "d" ? why : "Without ZeroGrad a smooth curve falls at first, and then turns and climbs.", right == "d" },
        },
        Hints = ["Where does it begin, where does it end, and what do the two colours do?"],
    };
}
