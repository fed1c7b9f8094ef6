namespace Groundwork.Lessons;

/// <summary>Day 8, tensors: what <c>lessons/day-08.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day08
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [];
}
