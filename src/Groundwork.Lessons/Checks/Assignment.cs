using System.Globalization;

namespace Groundwork.Lessons;

/// <summary>Something a lesson asks of its reader: an exercise to write, or a question to answer.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public abstract class Assignment
{
    int _hints;

    private protected Assignment(string id, string title, string member) => (Id, Title, Member) = (id, title, member);

    /// <summary>Its number as the lesson writes it: <c>1.4</c>, <c>F.2</c> of the fast track, <c>1.Q3</c> for a question.</summary>
    public string Id { get; }

    /// <summary>Its name in a few words, in lower case.</summary>
    public string Title { get; }

    /// <summary>The lesson that it belongs to: <c>day-01</c>, <c>fast-track</c>.</summary>
    public string Lesson => Id[..Id.IndexOf('.')] is var day && day == "F" ? "fast-track" : $"day-{int.Parse(day, CultureInfo.InvariantCulture):00}";

    /// <summary>What a lesson's cell calls it: <c>Day01.Dot</c>.</summary>
    public string Call => $"{(Lesson == "fast-track" ? "FastTrack" : "Day" + Lesson[4..])}.{Member}";

    /// <summary>The hints, from a nudge to the line that matters.</summary>
    public IReadOnlyList<string> Hints { get; internal init; } = [];

    /// <summary>How many hints have been shown in this process.</summary>
    public int HintsShown => Volatile.Read(ref _hints);

    /// <summary>True for the exercise that covers the whole day: who passes it may call the day done.</summary>
    public bool IsChallenge { get; internal init; }

    /// <summary>What to know after a pass: one sentence why it works.</summary>
    internal string Why { get; init; } = "";

    private string Member { get; }

    /// <summary>Answers that are known beforehand, for the tests of the assignment itself: the stub, right ones, and every mistake.</summary>
    internal abstract IEnumerable<KnownAnswer> KnownAnswers { get; }

    /// <summary>Shows the next hint.</summary>
    /// <example><code>
    /// Day01.Dot.Hint();
    /// </code></example>
    public void Hint() => Hint(Math.Min(HintsShown + 1, Math.Max(1, Hints.Count)));

    /// <summary>Shows a certain hint.</summary>
    /// <param name="number">1 for the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no hint of that number.</exception>
    public void Hint(int number)
    {
        if (number < 1 || number > Hints.Count) throw new ArgumentOutOfRangeException(nameof(number), $"hint: {Id} has {Hints.Count} hints, and {number} is none of them");
        Interlocked.Exchange(ref _hints, Math.Max(HintsShown, number));
        new Markdown($"Hint {number} of {Hints.Count}: {Hints[number - 1]}").Display();
    }

    /// <summary>Shows the solution and takes down that it was seen. It costs nothing.</summary>
    /// <exception cref="FileNotFoundException">No solution of this number ships with the library.</exception>
    public void Solution()
    {
        new Markdown($"```csharp\n{Solutions.Of(Id)}\n```").Display();
        Note(ExerciseState.Seen);
    }

    private protected void Note(ExerciseState state) => Attempts.Sink.Add(new Attempt(Id, state, HintsShown, DateTimeOffset.Now));

    private protected void Show(Report report)
    {
        Note(report.State);
        report.Display();
    }
}

/// <summary>An answer of which it is known what becomes of it.</summary>
/// <param name="Name">The stub, the reference, or a mistake by its name.</param>
/// <param name="State">What must come of it.</param>
/// <param name="Mistake">The mistake that must be named, or null.</param>
/// <param name="Examine">Gives the answer, with a seed for the inputs.</param>
sealed record KnownAnswer(string Name, ExerciseState State, string? Mistake, Func<long, Report> Examine);
