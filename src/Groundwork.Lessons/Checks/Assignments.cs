namespace Groundwork.Lessons;

/// <summary>Every exercise and question of the course, in order.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static class Assignments
{
    /// <summary>All of them: day 0, the fast track, days 1 to 14, each in the order of its lesson.</summary>
    public static IReadOnlyList<Assignment> All { get; } =
    [
        .. Day00.All,
        .. FastTrack.All,
        .. Day01.All,
        .. Day02.All,
        .. Day03.All,
        .. Day04.All,
        .. Day05.All,
        .. Day06.All,
        .. Day07.All,
        .. Day08.All,
        .. Day09.All,
        .. Day10.All,
        .. Day11.All,
        .. Day12.All,
        .. Day13.All,
        .. Day14.All,
    ];

    /// <summary>The one with that number, or null.</summary>
    /// <param name="id"><c>1.4</c>, <c>1.Q3</c>.</param>
    public static Assignment? Find(string id) => All.FirstOrDefault(one => one.Id == id);

    /// <summary>Those of a lesson, in its order; none for an unknown name.</summary>
    /// <param name="lesson"><c>day-01</c>, <c>fast-track</c>.</param>
    public static IReadOnlyList<Assignment> Of(string lesson) => [.. All.Where(one => one.Lesson == lesson)];
}
