namespace Groundwork.Lessons;

/// <summary>Day 3, derivatives and partial derivatives: what <c>lessons/day-03.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day03
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [Q1, Quotients, Slopes, Q2, BestStep, Q3, Partials, Q4, Newton, LinePartials];

    /// <summary>3.Q1: the slope of x² at 3.</summary>
    public static Quiz Q1 { get; } = new("3.Q1", "the slope of x² at 3")
    {
        Answers =
        {
            { "6", "One small step to the right raises x² by about six steps: 2·3.", true },
            { "9", "That is the height at 3. The slope says how fast the height changes there." },
            { "3", "The height grows by x on either side of the square, so by 2x in all." },
            { "2", "That is how fast the slope itself changes: the second derivative." },
        },
        Otherwise = "Compare 3² with 3.01²: by how much did it grow for each step to the right?",
        Hints = ["(3.01² - 3²) / 0.01 is close to it."],
    };

    /// <summary>3.Q2: why a smaller step can be worse.</summary>
    public static Quiz Q2 { get; } = new("3.Q2", "why a smaller step can be worse")
    {
        Answers =
        {
            { "a", "The definition asks for h to 0, and mathematics is right. A computer subtracts two rounded numbers, and there lies the trouble." },
            { "b", "f(x + h) and f(x - h) agree in nearly all digits: what is left of the difference is rounding, and dividing by h makes it large.", true },
            { "c", "A Float64 reaches down to 1e-308, so h itself is kept well. It is the difference of two nearly equal numbers that is not." },
        },
        Hints = ["How many digits have f(x + h) and f(x) in common when h is tiny, and how many digits does a double have?"],
    };

    /// <summary>3.Q3: a partial derivative by hand.</summary>
    public static Quiz Q3 { get; } = new("3.Q3", "a partial derivative by hand")
    {
        Answers =
        {
            { "12", "y is held still, so y·x² has the slope 2xy, and the lone y has none.", true },
            { "5", "That is the partial by y, x² + 1. Here x moves, and y is held still." },
            { "13", "2xy is right, and the lone y does not move with x: its slope is 0, not 1." },
            { "4", "2x is the slope of x² alone; here it is multiplied by y, which is held at 3." },
            { "15", "That is the height there, x²y + y." },
        },
        Otherwise = "Hold y at 3: then it is 3x² + 3. What is the slope of that at x = 2?",
        Hints = ["Put y = 3 first, and take the slope by x then."],
    };

    /// <summary>3.Q4: what a derivative of 0 says.</summary>
    public static Quiz Q4 { get; } = new("3.Q4", "what a derivative of 0 says")
    {
        Answers =
        {
            { "a", "A maximum is flat too, and so is x³ at 0, which is neither." },
            { "b", "Flat says no more than that: a minimum, a maximum or a saddle, and the curvature tells which.", true },
            { "c", "A flat spot says nothing about the height there; that is f(x) = 0, another question." },
        },
        Hints = ["Think of x², -x² and x³ at 0."],
    };

    /// <summary>A function of one number that an exercise is tried on.</summary>
    /// <param name="Name">How a report writes it.</param>
    /// <param name="Of">The function.</param>
    /// <param name="Slope">Its derivative.</param>
    /// <remarks>Immutable: safe to use from several threads.</remarks>
    public sealed record Curve(string Name, Func<double, double> Of, Func<double, double> Slope)
    {
        /// <inheritdoc/>
        public override string ToString() => Name;
    }

    /// <summary>A function of several numbers that an exercise is tried on.</summary>
    /// <param name="Name">How a report writes it.</param>
    /// <param name="Of">The function.</param>
    /// <remarks>Immutable: safe to use from several threads.</remarks>
    public sealed record Surface(string Name, Func<double[], double> Of)
    {
        /// <inheritdoc/>
        public override string ToString() => Name;
    }
}
