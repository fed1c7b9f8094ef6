namespace Groundwork.Lessons;

/// <summary>Day 5, probability: what <c>lessons/day-05.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day05
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [];
}
