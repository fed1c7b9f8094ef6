using System.CommandLine;
using System.Globalization;
using Groundwork.Cli.Commands;
using Groundwork.Lessons;

namespace Groundwork.Cli.Learn;

/// <summary><c>groundwork learn recall</c>: the cards that are due, one after the other.</summary>
static class RecallCommand
{
    public static Command Create()
    {
        var day = new Argument<string?>("DAY") { Description = "All cards of one lesson, due or not: 0 to 14, or fast.", Arity = ArgumentArity.ZeroOrOne };
        var folder = LearnCommand.FolderOption();
        var command = new Command("recall", "Ask the recall cards that are due, at most twenty. A card that you knew comes again after 2, 4, 8, 16, 32 days (Leitner's boxes), one that you did not tomorrow.") { day, folder };
        command.SetAction(parsed => UserError.Guard(() =>
        {
            CourseFolder place = LearnCommand.Place(parsed.GetValue(folder));
            var today = DateOnly.FromDateTime(DateTime.Now);
            var cards = parsed.GetValue(day) is { } name ? LearnCommand.Find(name).Cards : Recall.Due(Course.Lessons, place.Progress.Read(), today);
            return Ask(place.Progress, cards, today, Console.In, Console.Out);
        }));
        return command;
    }

    internal static int Ask(ProgressFile file, IReadOnlyList<RecallCard> cards, DateOnly today, TextReader input, TextWriter output)
    {
        if (cards.Count == 0)
        {
            output.WriteLine("No card is due. A lesson's cards are asked from the day after its first exercise; groundwork learn recall DAY asks those of one lesson now.");
            return 0;
        }
        int known = 0;
        var queue = new Queue<(RecallCard Card, bool IsRepeat)>(cards.Select(card => (card, false)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cards.Count} cards. Enter shows the answer; q ends."));
        while (queue.TryDequeue(out var next))
        {
            output.WriteLine();
            output.WriteLine((next.IsRepeat ? "Once more: " : "") + Plain(next.Card.Question));
            if (Read(input) is null or "q") break;
            output.WriteLine("  " + Plain(next.Card.Answer));
            output.Write("Did you know it? [y/n] ");
            string? answer = Read(input);
            while (answer is not (null or "y" or "yes" or "n" or "no" or "q"))
            {
                output.Write("y for yes, n for no, q to end: ");
                answer = Read(input);
            }
            if (answer is null or "q") break;
            bool isKnown = answer[0] == 'y';
            // A second look on the same day is for the memory, not for the schedule.
            if (!next.IsRepeat)
            {
                file.Change(progress => Recall.Graded(progress, next.Card.Id, isKnown, today));
                if (isKnown) known++;
            }
            if (!isKnown) queue.Enqueue((next.Card, true));
        }
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{known} of {cards.Count} known at once."));
        return 0;
    }

    static string? Read(TextReader input) => input.ReadLine()?.Trim().ToLowerInvariant();

    // Cards are Markdown with formulas; a terminal shows them without the signs.
    static string Plain(string markdown) => markdown.Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal);
}
