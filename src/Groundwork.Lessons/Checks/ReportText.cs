using System.Text;

namespace Groundwork.Lessons;

/// <summary>A report in letters, for a console.</summary>
static class ReportText
{
    const int MostRows = 8;

    public static string Of(Report report)
    {
        var text = new StringBuilder(Heading(report));
        Line(text, report.Sentence);
        Line(text, report.Explanation);
        if (report.State is ExerciseState.NotAttempted or ExerciseState.Passed) return text.ToString();
        if (report.Evidence is { } evidence)
        {
            if (evidence.Input.Count > 0) Line(text, "The smallest input that shows it:");
            foreach (string input in evidence.Input) Line(text, "    " + input.ReplaceLineEndings("\n        "));
            Table(text, evidence);
            Line(text, evidence.Note.Length > 0 ? "    " + evidence.Note : "");
        }
        foreach (var check in report.Checks) Line(text, $"{Mark(check.Passed)} {check.Name}{(check.Note.Length > 0 ? $" ({check.Note})" : "")}");
        Line(text, Next(report));
        return text.ToString();
    }

    /// <summary>The exercise and how many of its checks pass.</summary>
    public static string Heading(Report report)
    {
        string title = $"{(report.Exercise.Contains(".Q", StringComparison.Ordinal) ? "Question" : "Exercise")} {report.Exercise}, {report.Title}";
        int failed = report.Checks.Count(check => check.Passed == false), counted = report.Checks.Count(check => check.Passed is not null);
        return report.State switch
        {
            ExerciseState.NotAttempted => $"○ {title}: not attempted",
            ExerciseState.Passed => counted == 0 ? $"✓ {title}" : $"✓ {title}: {counted - failed} of {counted} checks pass{Skipped(report)}",
            _ => counted == 0 ? $"✗ {title}" : $"✗ {title}: {failed} of {counted} checks fail{Skipped(report)}",
        };
    }

    /// <summary>What can be done next after a failure.</summary>
    public static string Next(Report report)
    {
        string hint = report.Hints > 0 ? $"A hint: {report.Call}.Hint();" : "";
        string again = report.Seed is { } seed ? $"The same inputs again: add seed: {seed} to Check." : "";
        return string.Join("  ", new[] { hint, again }.Where(part => part.Length > 0));
    }

    static string Skipped(Report report) => report.Checks.Count(check => check.Passed is null) is > 0 and var n ? $", {n} not checked here" : "";

    /// <summary>The rows that are shown: all of a few, of many those that are wrong.</summary>
    public static IReadOnlyList<ReportRow> Shown(Evidence evidence) =>
        evidence.Rows.Count <= MostRows ? evidence.Rows : [.. evidence.Rows.Where(row => row.IsWrong).Take(MostRows)];

    static void Table(StringBuilder text, Evidence evidence)
    {
        var rows = Shown(evidence);
        if (rows.Count == 0) return;
        string[][] cells = [["", evidence.Left, evidence.Right, "difference"], .. rows.Select(row => new[] { row.Place, row.Yours, row.Expected, row.Difference })];
        int[] widths = [.. Enumerable.Range(0, 4).Select(column => cells.Max(row => row[column].Length))];
        for (int i = 0; i < cells.Length; i++)
        {
            string line = $"    {cells[i][0].PadRight(widths[0])}  {string.Join("  ", Enumerable.Range(1, 3).Select(column => cells[i][column].PadLeft(widths[column])))}";
            Line(text, i > 0 && rows[i - 1].IsWrong && rows.Count > 1 ? line + "  ←" : line.TrimEnd());
        }
        if (rows.Count < evidence.Rows.Count) Line(text, $"    … of {evidence.Rows.Count} values");
    }

    static string Mark(bool? passed) => passed switch { true => "✓", false => "✗", _ => "·" };

    static void Line(StringBuilder text, string line)
    {
        if (line.Length > 0) text.Append('\n').Append("  ").Append(line);
    }
}
