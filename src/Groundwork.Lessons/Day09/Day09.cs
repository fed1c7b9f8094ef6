namespace Groundwork.Lessons;

/// <summary>Day 9, broadcasting and batches: what <c>lessons/day-09.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day09
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [];
}
