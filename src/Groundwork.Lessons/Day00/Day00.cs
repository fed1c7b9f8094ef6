namespace Groundwork.Lessons;

/// <summary>Day 0, ten minutes with the Studio: what <c>lessons/day-00.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day00
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [Half, Q1];

    /// <summary>0.Q1: what ^ does in C#.</summary>
    public static Quiz Q1 { get; } = new("0.Q1", "what ^ does")
    {
        Answers =
        {
            { "8", "That is 2 to the power of 3, as Python writes it: 2 ** 3. In C# it is Math.Pow(2, 3), and x.Pow(3) for a tensor." },
            { "1", "^ is the exclusive or of bits: 10 and 11 differ in the last one. A power is Math.Pow(2, 3), and x.Pow(3) for a tensor.", true },
            { "6", "That is 2 · 3. ^ compares bits." },
            { "9", "That is 3 to the power of 2. ^ compares bits." },
        },
        Otherwise = "Run `2 ^ 3` in a cell of your own: the + between two cells makes one.",
        Hints = ["Run it: Console.WriteLine(2 ^ 3);"],
    };
}
