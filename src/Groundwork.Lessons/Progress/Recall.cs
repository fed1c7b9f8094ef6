namespace Groundwork.Lessons;

/// <summary>Which recall cards are asked on a day, and which exercises are worth a second try.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class Recall
{
    /// <summary>The most cards of one session: five minutes at fifteen seconds each.</summary>
    public const int MostInSession = 20;

    /// <summary>The cards that are due, those that have waited longest first, at most <see cref="MostInSession"/>. A lesson's cards join on the day after its first exercise was done.</summary>
    /// <param name="lessons">The course.</param>
    /// <param name="progress">The learner's.</param>
    /// <param name="today">The day.</param>
    public static IReadOnlyList<RecallCard> Due(IReadOnlyList<Lesson> lessons, LearnerProgress progress, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(lessons);
        ArgumentNullException.ThrowIfNull(progress);
        return [.. lessons.Where(lesson => Joined(lesson, progress) < today).SelectMany(lesson => lesson.Cards)
            .Select((card, order) => (card, order, due: progress.Cards.GetValueOrDefault(card.Id)?.Due ?? today))
            .Where(entry => entry.due <= today).OrderBy(entry => entry.due).ThenBy(entry => entry.order).Take(MostInSession).Select(entry => entry.card)];
    }

    /// <summary>Exercises whose solution was looked at on an earlier day and that were not passed on a later one: they are worth a try without it.</summary>
    /// <param name="lessons">The course.</param>
    /// <param name="progress">The learner's.</param>
    /// <param name="today">The day.</param>
    public static IReadOnlyList<(Lesson Lesson, LessonExercise Exercise)> Again(IReadOnlyList<Lesson> lessons, LearnerProgress progress, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(lessons);
        ArgumentNullException.ThrowIfNull(progress);
        return [.. from lesson in lessons
                   from exercise in lesson.Exercises
                   where IsWorthAnotherTry(progress.Exercise(exercise.Id), today)
                   select (lesson, exercise)];
    }

    /// <summary>Takes note of how a card went.</summary>
    /// <param name="progress">The learner's.</param>
    /// <param name="card">The card's id.</param>
    /// <param name="known">What the learner said of the own answer.</param>
    /// <param name="today">The day.</param>
    /// <exception cref="ArgumentException">The id is none.</exception>
    public static LearnerProgress Graded(LearnerProgress progress, string card, bool known, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(card);
        if (!ProgressText.IsId(card)) throw new ArgumentException($"recall: \"{card}\" is no card's id", nameof(card));
        CardProgress before = progress.Cards.GetValueOrDefault(card) ?? CardProgress.New(today);
        return progress with { Cards = progress.Cards.SetItem(card, before.Asked(known, today)), ActiveDays = progress.ActiveDays.Add(today) };
    }

    static bool IsWorthAnotherTry(ExerciseProgress known, DateOnly today) =>
        known is { State: ExerciseState.Seen, SolutionSeen: { } seen } && DayOf(seen) < today && (known.LastPass is not { } pass || DayOf(pass) <= DayOf(seen));

    // The day on which the first of a lesson's exercises was done; of a lesson without exercises, the day on which it was opened.
    static DateOnly Joined(Lesson lesson, LearnerProgress progress)
    {
        if (lesson.Exercises.Count == 0) return progress.Lessons.TryGetValue(lesson.Name, out LessonOrigin? origin) ? DayOf(origin.Opened) : DateOnly.MaxValue;
        return lesson.Exercises.Select(exercise => progress.Exercise(exercise.Id)).Select(state => state.FirstPass ?? state.SolutionSeen)
            .OfType<DateTimeOffset>().Select(DayOf).DefaultIfEmpty(DateOnly.MaxValue).Min();
    }

    static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.LocalDateTime);
}
