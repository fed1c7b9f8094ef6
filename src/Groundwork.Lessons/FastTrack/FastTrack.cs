namespace Groundwork.Lessons;

/// <summary>The fast track: what you need on day one: what <c>lessons/fast-track.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class FastTrack
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [];
}
