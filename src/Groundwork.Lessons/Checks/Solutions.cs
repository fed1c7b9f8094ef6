using Groundwork.Notebook;

namespace Groundwork.Lessons;

/// <summary>The solutions of the exercises, from <c>lessons/solutions</c>.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class Solutions
{
    const string CellName = "solution ", ExerciseCell = "exercise ";

    /// <summary>The code that takes the place of an exercise's stub.</summary>
    /// <param name="exercise">Its number: <c>1.1</c>.</param>
    /// <exception cref="FileNotFoundException">No solution of this number ships with the library.</exception>
    /// <example><code>
    /// string code = Solutions.Of("1.1");
    /// </code></example>
    public static string Of(string exercise)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        return InAnyLesson(exercise) ?? throw new FileNotFoundException($"solutions: there is none of exercise {exercise}");
    }

    /// <summary>A lesson with its solutions put in and its questions answered: each cell named <c>exercise 1.1</c> keeps its check.</summary>
    /// <param name="lesson">The text of the lesson, a notebook in the percent format.</param>
    /// <exception cref="FileNotFoundException">An exercise has no solution.</exception>
    public static string PutInto(string lesson)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        var document = NotebookDocument.Parse(lesson, NotebookFormat.CSharp);
        foreach (var cell in document.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            if (cell.Name is { } name && name.StartsWith(ExerciseCell, StringComparison.Ordinal)) cell.Source = $"{Of(name[ExerciseCell.Length..].Trim())}\n\n{Check(cell.Source)}";
            foreach (var quiz in Assignments.All.OfType<Quiz>()) cell.Source = cell.Source.Replace($"{quiz.Call}.Answer(\"?\")", $"{quiz.Call}.Answer(\"{quiz.Right}\")", StringComparison.Ordinal);
        }
        return document.ToText(NotebookFormat.CSharp);
    }

    // From the first line that calls something of the day: Day01.Dot.Check(Dot);
    static string Check(string cell)
    {
        string[] lines = cell.Split('\n');
        int at = Array.FindIndex(lines, line => line.StartsWith("Day", StringComparison.Ordinal) || line.StartsWith("FastTrack.", StringComparison.Ordinal));
        return at < 0 ? "" : string.Join('\n', lines[at..]);
    }

    static string? InAnyLesson(string exercise)
    {
        var assembly = typeof(Solutions).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("solutions/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var document = NotebookDocument.Parse(reader.ReadToEnd(), NotebookFormat.CSharp);
            if (document.Cells.FirstOrDefault(cell => cell.Name == CellName + exercise) is { } found) return found.Source.Trim();
        }
        return null;
    }
}
