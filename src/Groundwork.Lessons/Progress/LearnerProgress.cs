using System.Collections.Immutable;

namespace Groundwork.Lessons;

/// <summary>All that is remembered of a learner: lessons that were opened, exercises, recall cards, days on which something was done.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public sealed record LearnerProgress
{
    static readonly ExerciseProgress Untouched = new();

    /// <summary>Nothing yet.</summary>
    public static LearnerProgress Empty { get; } = new();

    /// <summary>By the lesson's name: when it was copied, and the hash of the text that it was copied from.</summary>
    public ImmutableSortedDictionary<string, LessonOrigin> Lessons { get; init; } = ImmutableSortedDictionary.Create<string, LessonOrigin>(StringComparer.Ordinal);

    /// <summary>By the exercise's number; quizzes stand among them.</summary>
    public ImmutableSortedDictionary<string, ExerciseProgress> Exercises { get; init; } = ImmutableSortedDictionary.Create<string, ExerciseProgress>(StringComparer.Ordinal);

    /// <summary>By the card's id: those that were asked at least once.</summary>
    public ImmutableSortedDictionary<string, CardProgress> Cards { get; init; } = ImmutableSortedDictionary.Create<string, CardProgress>(StringComparer.Ordinal);

    /// <summary>Days on which an exercise was tried or a card was asked, in order.</summary>
    public ImmutableSortedSet<DateOnly> ActiveDays { get; init; } = [];

    /// <summary>What is known of an exercise; not attempted where it was never run.</summary>
    /// <param name="id">Its number.</param>
    public ExerciseProgress Exercise(string id) => Exercises.GetValueOrDefault(id, Untouched);

    /// <summary>How far a lesson is.</summary>
    /// <param name="lesson">The lesson.</param>
    public LessonProgress Of(Lesson lesson)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        var states = lesson.Exercises.Select(exercise => Exercise(exercise.Id)).ToList();
        return new LessonProgress(Lessons.ContainsKey(lesson.Name), states.Count(state => state.IsDone), states.Count, states.Any(state => state.Tries > 0 || state.IsDone),
            lesson.Exercises.Any(exercise => Assignments.Find(exercise.Id) is { IsChallenge: true } && Exercise(exercise.Id).State == ExerciseState.Passed));
    }

    /// <summary>The day to go on with: one that was begun, else the first that is not done; null when all are.</summary>
    /// <param name="lessons">In their order.</param>
    public Lesson? Next(IReadOnlyList<Lesson> lessons)
    {
        ArgumentNullException.ThrowIfNull(lessons);
        var open = lessons.Where(lesson => lesson.Day is not null && !Of(lesson).IsDone).ToList();
        return open.FirstOrDefault(lesson => Of(lesson).IsBegun) ?? open.FirstOrDefault();
    }

    /// <summary>On how many of the last fourteen days something was done, today among them.</summary>
    /// <param name="today">The day.</param>
    public int DaysThisFortnight(DateOnly today) => ActiveDays.Count(day => day > today.AddDays(-14) && day <= today);

    /// <summary>What is remembered once an exercise was tried, a hint or a solution shown.</summary>
    /// <param name="attempt">What was done.</param>
    /// <exception cref="ArgumentNullException"><paramref name="attempt"/> is null.</exception>
    public LearnerProgress With(Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return this with
        {
            Exercises = Exercises.SetItem(attempt.Exercise, Exercise(attempt.Exercise).With(attempt)),
            ActiveDays = attempt.State == ExerciseState.NotAttempted ? ActiveDays : ActiveDays.Add(DateOnly.FromDateTime(attempt.When.LocalDateTime)),
        };
    }
}

/// <summary>Where a learner's copy of a lesson came from.</summary>
/// <param name="Opened">When it was copied.</param>
/// <param name="Shipped">SHA-256 of the text that shipped then, in hexadecimal.</param>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public sealed record LessonOrigin(DateTimeOffset Opened, string Shipped);

/// <summary>How far a learner is with a lesson.</summary>
/// <param name="IsOpened">A copy was made.</param>
/// <param name="Done">Exercises that were passed, or whose solution was seen.</param>
/// <param name="Total">Exercises of the lesson.</param>
/// <param name="IsBegun">Something was tried.</param>
/// <param name="IsChallengeWon">The exercise that covers the whole lesson was passed.</param>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public sealed record LessonProgress(bool IsOpened, int Done, int Total, bool IsBegun, bool IsChallengeWon = false)
{
    /// <summary>All of its exercises are behind the learner, or its challenge was passed; a lesson without exercises is done when it was opened.</summary>
    public bool IsDone => IsChallengeWon || (Total > 0 ? Done >= Total : IsOpened);
}
