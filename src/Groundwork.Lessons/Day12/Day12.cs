namespace Groundwork.Lessons;

/// <summary>Day 12, a tiny network: what <c>lessons/day-12.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day12
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [];
}
