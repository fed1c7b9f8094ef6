using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Groundwork.Notebook;

namespace Groundwork.Lessons;

/// <summary>Takes from a lesson's cells what the catalogue says of it, so that nothing is written down twice.</summary>
static partial class LessonReader
{
    public static Lesson Read(string fileName, string text)
    {
        NotebookDocument document = NotebookDocument.Parse(text, NotebookFormat.CSharp);
        string name = Path.GetFileNameWithoutExtension(fileName);
        string head = document.Cells.FirstOrDefault(cell => cell.Kind == CellKind.Markdown)?.Source ?? "";
        return new Lesson(
            name, DayOf(name), TitleOf(head) ?? name, MinutesOf(head), OutcomesOf(head),
            [.. ExercisesOf(document)], [.. CardsOf(name, document)], text);
    }

    /// <summary>The exercise that a code cell is, or null: its name is <c>exercise 5.1</c>.</summary>
    public static string? ExerciseOf(NotebookCell cell) => cell.Kind == CellKind.Code && cell.Name is { } name && ExerciseName().Match(name) is { Success: true } found ? found.Groups["id"].Value : null;

    static int? DayOf(string name) => DayName().Match(name) is { Success: true } found ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    static string? TitleOf(string head) => Heading().Match(head) is { Success: true } found ? found.Groups["title"].Value.Trim() : null;

    static int MinutesOf(string head) => Minutes().Match(head) is { Success: true } found ? int.Parse(found.Groups["most"].Value, CultureInfo.InvariantCulture) : 0;

    static IReadOnlyList<string> OutcomesOf(string head) => [.. Items(head).Select(item => item.TrimEnd('.', ';', ','))];

    static IEnumerable<LessonExercise> ExercisesOf(NotebookDocument document)
    {
        var titles = document.Cells.Where(cell => cell.Kind == CellKind.Markdown).SelectMany(cell => ExerciseHeading().Matches(cell.Source))
            .GroupBy(found => found.Groups["id"].Value).ToDictionary(group => group.Key, group => group.First().Groups["title"].Value.Trim());
        foreach (NotebookCell cell in document.Cells)
            if (ExerciseOf(cell) is { } id) yield return new LessonExercise(id, titles.GetValueOrDefault(id, ""), cell.Source);
    }

    // Below "## Recall": each item of a list is a card, a question in bold (or up to its question mark) and then its answer.
    static IEnumerable<RecallCard> CardsOf(string lesson, NotebookDocument document)
    {
        bool isRecall = false;
        foreach (NotebookCell cell in document.Cells.Where(cell => cell.Kind == CellKind.Markdown))
        {
            if (AnyHeading().Match(cell.Source) is { Success: true } heading) isRecall = heading.Groups[1].Value.StartsWith("Recall", StringComparison.OrdinalIgnoreCase);
            if (!isRecall) continue;
            foreach (string item in Items(cell.Source))
                if (Card().Match(item) is { Success: true } found)
                    yield return Made(lesson, found.Groups["question"].Value.Trim(), found.Groups["answer"].Value.Trim());
        }
    }

    static RecallCard Made(string lesson, string question, string answer) =>
        new($"{lesson}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question)))[..8]}", lesson, question, answer);

    // The items of the lists in a text, each with its further lines joined to it.
    static IEnumerable<string> Items(string markdown)
    {
        StringBuilder? item = null;
        foreach (string line in markdown.Split('\n').Append(""))
        {
            Match start = ItemStart().Match(line);
            bool goesOn = item is not null && !start.Success && line.Length > 0 && char.IsWhiteSpace(line[0]);
            if (goesOn) item!.Append(' ').Append(line.Trim());
            else if (item is not null)
            {
                yield return item.ToString();
                item = null;
            }
            if (start.Success) item = new StringBuilder(line[start.Length..].Trim());
        }
    }

    [GeneratedRegex(@"^day-(\d{1,2})$")]
    private static partial Regex DayName();

    [GeneratedRegex(@"^#\s+(?:(?:Day\s+\d+|Fast track)\s*[:.–—-]\s*)?(?<title>.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?:\d+\s*(?:[–-]|to)\s*)?(?<most>\d{1,3})\s+minutes", RegexOptions.IgnoreCase)]
    private static partial Regex Minutes();

    [GeneratedRegex(@"^exercise\s+(?<id>[\w.]+)$", RegexOptions.IgnoreCase)]
    private static partial Regex ExerciseName();

    [GeneratedRegex(@"^#{1,6}\s+(?:Exercise|Challenge)\s+(?<id>[\w.]+?)\s*[:.–—-]\s+(?<title>.+?)\s*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex ExerciseHeading();

    [GeneratedRegex(@"^#{1,6}\s+(.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex AnyHeading();

    [GeneratedRegex(@"^\s{0,1}(?:[-*+]|\d+[.)])\s+")]
    private static partial Regex ItemStart();

    [GeneratedRegex(@"^(?:\*\*(?<question>.+?)\*\*|(?<question>[^?]+\?))\s*(?:[—–:]\s*)?(?<answer>.+)$")]
    private static partial Regex Card();
}
