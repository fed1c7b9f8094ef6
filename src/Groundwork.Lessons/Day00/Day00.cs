namespace Groundwork.Lessons;

/// <summary>Day 0, ten minutes with the Studio: what <c>lessons/day-00.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day00
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [];
}
