namespace Groundwork.Lessons;

/// <summary>How one check of an exercise went.</summary>
/// <param name="Name">What is checked: <c>31 inputs</c>, <c>the order does not matter</c>.</param>
/// <param name="Passed">True, false, or null where it could not be checked or was not reached.</param>
/// <param name="Note">Why it was not checked, or what was found; may be empty.</param>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public sealed record CheckResult(string Name, bool? Passed, string Note = "");

/// <summary>A line of the table that holds results side by side.</summary>
/// <param name="Place">Where in the result: <c>[0, 1]</c>; empty for a single number.</param>
/// <param name="Yours">What the learner's function gave.</param>
/// <param name="Expected">What it should have given.</param>
/// <param name="Difference">The difference of two numbers, else empty.</param>
/// <param name="IsWrong">Whether this line is a wrong one.</param>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public sealed record ReportRow(string Place, string Yours, string Expected, string Difference, bool IsWrong);

/// <summary>The smallest input that shows what is wrong, and what became of it.</summary>
/// <param name="Input">The arguments by name: <c>a = [2]</c>.</param>
/// <param name="Rows">The results side by side; none where one of them is no value.</param>
/// <param name="Note">What is said beside the table, such as the exception; may be empty.</param>
/// <param name="Left">The heading of <see cref="ReportRow.Yours"/>.</param>
/// <param name="Right">The heading of <see cref="ReportRow.Expected"/>.</param>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public sealed record Evidence(IReadOnlyList<string> Input, IReadOnlyList<ReportRow> Rows, string Note, string Left = "yours", string Right = "expected");

/// <summary>What a check has to say: as text on a console, as a page in a notebook, as data for a front end.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public sealed record Report : IDisplayable
{
    /// <summary>The MIME type of a report as data: <c>{exercise, call, title, state, sentence, hints}</c>.</summary>
    public const string MimeType = "application/vnd.groundwork.report+json";

    internal Report(Assignment of, ExerciseState state, string sentence) => (Exercise, Call, Title, Hints, State, Sentence) = (of.Id, of.Call, of.Title, of.Hints.Count, state, sentence);

    /// <summary>The exercise's number: <c>1.1</c>.</summary>
    public string Exercise { get; }

    /// <summary>What a cell calls the exercise: <c>Day01.Dot</c>.</summary>
    public string Call { get; }

    /// <summary>The exercise in a few words.</summary>
    public string Title { get; }

    /// <summary>How many hints there are.</summary>
    public int Hints { get; }

    /// <summary>What came of it.</summary>
    public ExerciseState State { get; }

    /// <summary>One plain sentence: what is wrong first, or why it works.</summary>
    public string Sentence { get; }

    /// <summary>The name of the mistake that this is, if it is a known one.</summary>
    public string? Mistake { get; internal init; }

    /// <summary>More about it: why it is wrong, and where the lesson shows it; may be empty.</summary>
    public string Explanation { get; internal init; } = "";

    /// <summary>Every check, those that passed too.</summary>
    public IReadOnlyList<CheckResult> Checks { get; internal init; } = [];

    /// <summary>The smallest failing input; null after a pass.</summary>
    public Evidence? Evidence { get; internal init; }

    /// <summary>Gives the same inputs again; null where none were drawn.</summary>
    public long? Seed { get; internal init; }

    /// <summary>Text, HTML and data.</summary>
    public MimeBundle ToMimeBundle() => new MimeBundle(ReportText.Of(this)).With("text/html", ReportHtml.Of(this)).With(MimeType, ReportHtml.Data(this));
}
