using System.Text.RegularExpressions;
using Groundwork.Notebook;
using Groundwork.Repository;

namespace Groundwork.Lessons;

/// <summary>What every lesson of the course keeps. <c>GROUNDWORK_UPDATE=1</c> writes the files of <c>lessons/output</c>.</summary>
public sealed partial class CourseTests
{
    public static TheoryData<string> Lessons => [.. Course.Lessons.Select(lesson => lesson.Name)];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void With_its_solutions_a_lesson_prints_what_is_written_down(string lesson)
    {
        string printed = LessonFile.Solved($"lessons/{lesson}.cs") + "\n", written = $"lessons/output/{lesson}.txt";
        if (RepositoryFiles.IsUpdating) File.WriteAllText(RepositoryFiles.PathOf(written), printed);
        Assert.Equal(Settled(RepositoryFiles.Read(written)), Settled(printed));
    }

    // Lines that begin with ≈ depend on the processor: what training gives differs in its last digits, and what is drawn from it.
    // So does how far a twin is away by rounding.
    static string Settled(string output) =>
        Difference().Replace(string.Join('\n', output.Split('\n').Where(line => !line.StartsWith('≈'))), "");

    [Theory]
    [MemberData(nameof(Lessons))]
    public void With_its_solutions_a_lesson_has_every_exercise_passed(string lesson)
    {
        string printed = LessonFile.Solved($"lessons/{lesson}.cs");
        Assert.DoesNotMatch("(?m)^[✗○]", printed);
        Assert.All(Assignments.Of(lesson), one => Assert.Matches($"(?m)^✓ (Exercise|Question) {Regex.Escape(one.Id)},", printed));
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Numbers_that_the_text_states_are_printed(string lesson)
    {
        string printed = LessonFile.Solved($"lessons/{lesson}.cs");
        var stated = NotebookDocument.Open(RepositoryFiles.PathOf($"lessons/{lesson}.cs")).Cells.Where(cell => cell.Kind == CellKind.Markdown)
            .SelectMany(cell => Decimal().Matches(Code().Replace(cell.Source, ""))).Select(match => match.Value).Distinct();
        Assert.Equal([], stated.Where(number => !printed.Contains(number, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_lesson_has_the_exercises_of_its_day_and_cards_to_recall(string lesson)
    {
        var read = Course.Lessons.Single(one => one.Name == lesson);
        Assert.Equal(Assignments.Of(lesson).Where(one => one is not Quiz).Select(one => (one.Id, one.Title)), read.Exercises.Select(one => (one.Id, one.Title)));
        if (read.Day is > 0) Assert.InRange(read.Cards.Count, 4, 6);
        Assert.InRange(read.Outcomes.Count, 2, 8);
        Assert.InRange(read.Minutes, 10, 120);
    }

    [GeneratedRegex(@"(?<=^✓ Twin check of [^,\n]*, ).*$", RegexOptions.Multiline)]
    private static partial Regex Difference();

    [GeneratedRegex(@"(?<![\w.])\d+\.\d+(?![\w.]*\w)")]
    private static partial Regex Decimal();

    // What stands in code is no statement.
    [GeneratedRegex(@"```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();
}
