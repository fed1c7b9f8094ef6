namespace Groundwork.Lessons;

/// <summary>Day 7, tables and pictures: what <c>lessons/day-07.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day07
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [];
}
