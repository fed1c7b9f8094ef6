using System.Globalization;
using System.Runtime.CompilerServices;

namespace Groundwork.Lessons;

/// <summary>One answer that a question foresees, and what is said to it.</summary>
/// <param name="Answer">A letter, or a number.</param>
/// <param name="Reply">The reply.</param>
/// <param name="IsRight">Whether it is the right one.</param>
sealed record QuizAnswer(string Answer, string Reply, bool IsRight);

/// <summary>Foreseen answers: <c>{ "a", "Why it is not that." }</c>, and once <c>{ "b", "Why it is.", true }</c>.</summary>
sealed class QuizAnswers : Parts<QuizAnswer>
{
    public void Add(string answer, string reply, bool isRight = false) => Put(new QuizAnswer(answer, reply, isRight));
}

/// <summary>A question of a lesson, with a letter or a number for an answer. Its words stand in the lesson, the replies here.</summary>
/// <remarks>Safe to use from several threads.</remarks>
/// <example><code>
/// Day01.Q1.Answer("b");
/// </code></example>
public sealed class Quiz : Assignment
{
    internal Quiz(string id, string title, [CallerMemberName] string member = "")
        : base(id, title, member)
    {
    }

    internal QuizAnswers Answers { get; init; } = [];

    /// <summary>What is said to an answer that nobody foresaw.</summary>
    internal string Otherwise { get; init; } = "That is none of the answers.";

    /// <summary>How far a number may lie from the right one, as a part of it.</summary>
    internal double Tolerance { get; init; } = 0.005;

    /// <summary>The right answer as it is typed.</summary>
    internal string Right => Answers.First(answer => answer.IsRight).Answer;

    internal override IEnumerable<KnownAnswer> KnownAnswers =>
    [
        new("stub", ExerciseState.NotAttempted, null, _ => Examine("?")),
        .. Answers.Select(one => new KnownAnswer(one.Answer, one.IsRight ? ExerciseState.Passed : ExerciseState.Failed, one.IsRight ? null : one.Answer, _ => Examine(one.Answer))),
    ];

    /// <summary>Gives an answer and shows the reply.</summary>
    /// <param name="answer">A letter or a number; <c>"?"</c> is no answer yet.</param>
    /// <exception cref="ArgumentNullException"><paramref name="answer"/> is null.</exception>
    public void Answer(string answer) => Show(Examine(answer));

    /// <summary>Gives a number for an answer and shows the reply.</summary>
    /// <param name="answer">The number.</param>
    public void Answer(double answer) => Show(Examine(answer.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>The reply to an answer, without showing it or taking anything down.</summary>
    /// <param name="answer">A letter or a number.</param>
    /// <exception cref="ArgumentNullException"><paramref name="answer"/> is null.</exception>
    public Report Examine(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        answer = answer.Trim();
        if (answer is "" or "?") return new Report(this, ExerciseState.NotAttempted, "") { Explanation = $"Put your answer in place of the question mark, and run this again." };
        var given = Answers.FirstOrDefault(one => Matches(answer, one.Answer));
        return new Report(this, given is { IsRight: true } ? ExerciseState.Passed : ExerciseState.Failed, given?.Reply ?? Otherwise) { Mistake = given is { IsRight: false } ? given.Answer : null };
    }

    bool Matches(string given, string foreseen) =>
        Number(given) is { } a && Number(foreseen) is { } b ? Math.Abs(a - b) <= Tolerance * Math.Abs(b) : string.Equals(given, foreseen, StringComparison.OrdinalIgnoreCase);

    static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
}
