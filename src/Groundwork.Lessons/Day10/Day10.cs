namespace Groundwork.Lessons;

/// <summary>Day 10, autograd from scratch: what <c>lessons/day-10.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day10
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [];
}
