namespace Groundwork.Lessons;

/// <summary>Day 10, autograd from scratch: what <c>lessons/day-10.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day10
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [Q1, Operators, Q2, Backward, Accumulate, SlopeAt, Q3, Neuron, Q4];

    /// <summary>10.Q1: the gradient of a product.</summary>
    public static Quiz Q1 { get; } = new("10.Q1", "the gradient of a product")
    {
        Answers =
        {
            { "3", "A nudge of a changes a·b by b times the nudge, and b is 3.", true },
            { "2", "That is the value of a. What counts for a is how much the other factor makes of it." },
            { "6", "That is a·b itself. The derivative by a asks how fast the product grows with a." },
            { "1", "1 is the derivative of a + b by a. In a product the other factor multiplies it." },
        },
        Otherwise = "Nudge a from 2 to 2.01 and look at what a·b does.",
        Hints = ["2.01 · 3 - 2 · 3, divided by 0.01."],
    };

    /// <summary>10.Q2: why the order matters.</summary>
    public static Quiz Q2 { get; } = new("10.Q2", "why the order matters")
    {
        Answers =
        {
            { "a", "Its first way back is there, and the second is not: it would hand on half of its gradient." },
            { "b", "Only when both users have handed on is its gradient complete, and then it hands on once.", true },
            { "c", "It would hand on its first part twice: once alone, once inside the sum." },
        },
        Hints = ["A gradient must be complete before it is handed on."],
    };

    /// <summary>10.Q3: backward twice.</summary>
    public static Quiz Q3 { get; } = new("10.Q3", "backward twice")
    {
        Answers =
        {
            { "14", "Gradients add up, over two runs too: 7 + 7. Set them to 0 in between, or build the graph anew.", true },
            { "7", "So it would be with fresh values. These still hold the gradients of the first run." },
            { "0", "Nothing sets them to 0 by itself: that is why training loops call ZeroGrad." },
            { "49", "Gradients add up, they do not multiply: a second run adds another 7." },
        },
        Otherwise = "What does += do with what is there already?",
        Hints = ["The second run adds to what the first one left."],
    };

    /// <summary>10.Q4: XOR and one neuron.</summary>
    public static Quiz Q4 { get; } = new("10.Q4", "XOR and one neuron")
    {
        Answers =
        {
            { "3", "One neuron divides the plane by a line, and no line has (0, 1) and (1, 0) alone on one side. Three is the best; a second layer gets all four.", true },
            { "4", "For that a line would have to part (0, 1) and (1, 0) from the other two. Draw it: there is none." },
            { "2", "A line with one corner on its other side has three of the four right." },
        },
        Otherwise = "Draw the four corners, and a line.",
        Hints = ["A neuron is a line that divides the plane."],
    };
}
