namespace Groundwork.Lessons;

/// <summary>Day 14, a small language model: what <c>lessons/day-14.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day14
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [];
}
