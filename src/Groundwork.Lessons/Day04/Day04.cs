namespace Groundwork.Lessons;

/// <summary>Day 4, chain rule and gradients: what <c>lessons/day-04.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day04
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [Q1, Q2, Backprop, Q3, MseGradient, Q4, Descend, Q5, Momentum, AlongContour, FitLine];

    /// <summary>4.Q1: how gears multiply.</summary>
    public static Quiz Q1 { get; } = new("4.Q1", "three gears")
    {
        Answers =
        {
            { "6", "2 turns for one, 3 for each of these: ratios multiply. This is the chain rule.", true },
            { "5", "That is 2 + 3. But each of the middle gear's 2 turns makes 3 of the last." },
            { "3", "That is the last pair alone: 3 turns for one of the middle gear, which itself turns twice." },
            { "2", "That is the first pair alone: the middle gear turns twice, and the last is faster still." },
            { "1.5", "That is 3/2. Both pairs make it faster, so nothing is divided." },
        },
        Otherwise = "Turn the first gear once: how often does the middle one turn, and the last for each of these turns?",
        Hints = ["2 turns of the middle gear, 3 turns of the last for each of them."],
    };

    /// <summary>4.Q2: a node that is used twice.</summary>
    public static Quiz Q2 { get; } = new("4.Q2", "a node that is used twice")
    {
        Answers =
        {
            { "5", "Through the first factor it is a + b = 3, through the second a = 2: paths that meet are added.", true },
            { "3", "That is the path through the first factor alone. a also stands in the second." },
            { "2", "That is the path through the second factor alone. a is also the first." },
            { "6", "3 and 2 are two paths, and paths that meet are added, not multiplied." },
            { "4", "That is 2a, the slope of a·a. The b in the second factor counts too." },
        },
        Otherwise = "There are two ways from a to the result: one through each factor. Take the slope along each, then add.",
        Hints = ["Hold the second factor at 3: what is the slope then? Now hold the first at 2."],
    };

    /// <summary>4.Q3: where the gradient points.</summary>
    public static Quiz Q3 { get; } = new("4.Q3", "where the gradient points")
    {
        Answers =
        {
            { "a", "Minus the gradient is the steepest way down *here*. In a long valley that is across, not along to the lowest place: look at the arrows." },
            { "b", "Steepest ascent, and at a right angle to the contour, for along it nothing changes.", true },
            { "c", "Along a contour nothing changes, and the gradient says where most changes." },
            { "d", "Its length says how steep it is here, and it is longest where the contours are close." },
        },
        Hints = ["Look at an arrow and at the contour below it."],
    };

    /// <summary>4.Q4: the largest learning rate.</summary>
    public static Quiz Q4 { get; } = new("4.Q4", "the largest rate")
    {
        Answers =
        {
            { "0.5", "Each step multiplies x by 1 - 4·rate, and beyond 2/4 that is below -1: it swings further out each time.", true },
            { "0.25", "With that rate one step reaches the minimum: 1 - 4·0.25 is 0. It can be larger and still come down, from side to side." },
            { "1", "1 - 4·1 is -3: three times as far out after each step." },
            { "2", "The numerator is 2; it is divided by the curvature, 4." },
            { "4", "That is the curvature. The steeper the bowl, the smaller must the rate be." },
        },
        Otherwise = "Each step multiplies x by 1 - 4·rate. When is that between -1 and 1?",
        Hints = ["x - rate·4x = (1 - 4·rate)·x: its size must stay below 1."],
    };

    /// <summary>4.Q5: what momentum does in a ravine.</summary>
    public static Quiz Q5 { get; } = new("4.Q5", "momentum in a ravine")
    {
        Answers =
        {
            { "a", "Across, the slope changes its sign at every step and cancels; along, it stays and adds up.", true },
            { "b", "The rate stays what it is. What grows is the velocity, and only where slopes agree." },
            { "c", "It uses no curvature, only slopes that it remembers." },
            { "d", "It may overshoot, and swing about the minimum for a while: it is faster in spite of that." },
        },
        Hints = ["Look at the two parts of the path: across the ravine and along it."],
    };
}
