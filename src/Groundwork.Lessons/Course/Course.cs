using System.Globalization;

namespace Groundwork.Lessons;

/// <summary>The lessons that ship with this library, read from its own resources: no file and no network is needed.</summary>
/// <remarks>Safe to use from several threads.</remarks>
/// <example><code>
/// foreach (Lesson lesson in Course.Lessons) Console.WriteLine($"{lesson.Label}: {lesson.Title}");
/// </code></example>
public static class Course
{
    const string Folder = "lessons/";

    static readonly Lazy<IReadOnlyList<Lesson>> _lessons = new(() => [.. Names(Folder).Select(name => Lesson.Parse(name[Folder.Length..], Resource(name))).OrderBy(Rank).ThenBy(lesson => lesson.Name, StringComparer.Ordinal)]);

    /// <summary>The word above the title.</summary>
    public static string Eyebrow => "Foundations";

    /// <summary>The course's name.</summary>
    public static string Title => "GenAI Foundations";

    /// <summary>What the course promises.</summary>
    public static string Tagline => "Math, C#, and core ML concepts: the prerequisites that make everything else click.";

    /// <summary>What it is made of, in three tiles: the thing, and what it is.</summary>
    public static IReadOnlyList<(string Thing, string What)> Tiles { get; } =
        [("linear algebra + calculus", "the math"), ("arrays → tensors, in C#", "the stack"), ("1–2 weeks", "the investment")];

    /// <summary>All lessons: day 0, the fast track, days 1 to 14, then what comes beside them.</summary>
    public static IReadOnlyList<Lesson> Lessons => _lessons.Value;

    /// <summary>The lesson that a learner names: <c>5</c>, <c>day 5</c>, <c>day-05</c>, <c>day-05.cs</c>, <c>course/day-05.cs</c>, <c>fast</c>; null if there is none.</summary>
    /// <param name="name">What was typed.</param>
    public static Lesson? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string word = Path.GetFileNameWithoutExtension(name.Trim()).ToLowerInvariant().Replace(' ', '-');
        string number = word.StartsWith("day", StringComparison.Ordinal) ? word["day".Length..].TrimStart('-') : word;
        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int day)) return Lessons.FirstOrDefault(lesson => lesson.Day == day);
        return Lessons.FirstOrDefault(lesson => lesson.Name == word) ?? (word.Length >= 3 && !word.StartsWith("day", StringComparison.Ordinal) ? Lessons.FirstOrDefault(lesson => lesson.Name.StartsWith(word, StringComparison.Ordinal)) : null);
    }

    // Day 0 shows the notebook itself, so it comes before all others; the fast track is the way for those in a hurry.
    static int Rank(Lesson lesson) => lesson switch { { Day: 0 } => 0, { Name: "fast-track" } => 1, { Day: { } day } => 1 + day, _ => 100 };

    static IEnumerable<string> Names(string folder) => typeof(Course).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal) && name.IndexOf('/', folder.Length) < 0);

    static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(Course).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
