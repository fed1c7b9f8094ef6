namespace Groundwork.Lessons;

/// <summary>Day 4, chain rule and gradients: what <c>lessons/day-04.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day04
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [];
}
