namespace Groundwork.Lessons;

/// <summary>Day 6, array programming by hand: what <c>lessons/day-06.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day06
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [];
}
