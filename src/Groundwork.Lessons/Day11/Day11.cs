namespace Groundwork.Lessons;

/// <summary>Day 11, tensor autograd: what <c>lessons/day-11.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day11
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [];
}
