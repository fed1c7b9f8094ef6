namespace Groundwork.Lessons;

public sealed class RecallTests
{
    static readonly DateOnly Today = new(2026, 11, 22);
    static readonly Lesson[] Lessons = [TinyLesson.Lesson];

    static readonly LearnerProgress Begun = LearnerProgress.Empty.With(new Attempt("3.1", ExerciseState.Passed, 0, Noon(Today)));

    // Of the machine's own time zone, as a learner's day is.
    static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new TimeOnly(12, 0)), TimeZoneInfo.Local.GetUtcOffset(day.ToDateTime(new TimeOnly(12, 0))));

    [Fact]
    public void Cards_are_asked_on_the_day_after_the_first_exercise_and_not_before()
    {
        Assert.Empty(Recall.Due(Lessons, LearnerProgress.Empty, Today));
        Assert.Empty(Recall.Due(Lessons, Begun, Today));
        Assert.Equal(TinyLesson.Lesson.Cards, Recall.Due(Lessons, Begun, Today.AddDays(1)));
    }

    [Fact]
    public void A_card_that_is_always_known_comes_after_2_4_8_16_32_and_32_days()
    {
        string id = TinyLesson.Lesson.Cards[0].Id;
        var (progress, day, waits) = (Begun, Today, new List<int>());
        for (int i = 0; i < 6; i++)
        {
            progress = Recall.Graded(progress, id, known: true, day);
            waits.Add(progress.Cards[id].Due.DayNumber - day.DayNumber);
            day = progress.Cards[id].Due;
        }
        Assert.Equal([2, 4, 8, 16, 32, 32], waits);
    }

    [Fact]
    public void A_card_that_was_not_known_comes_tomorrow()
    {
        string id = TinyLesson.Lesson.Cards[0].Id;
        LearnerProgress progress = Recall.Graded(Recall.Graded(Begun, id, known: true, Today), id, known: false, Today.AddDays(2));
        Assert.Equal(new CardProgress(1, Today.AddDays(3), 2, 1), progress.Cards[id]);
        Assert.DoesNotContain(TinyLesson.Lesson.Cards[0], Recall.Due(Lessons, progress, Today.AddDays(2)));
        Assert.Contains(TinyLesson.Lesson.Cards[0], Recall.Due(Lessons, progress, Today.AddDays(3)));
    }

    [Fact]
    public void A_session_has_no_more_than_twenty_cards_and_those_that_waited_longest_come_first()
    {
        Lesson[] many = [.. Enumerable.Range(1, 10).Select(TinyLesson.Of)];
        LearnerProgress progress = many.Aggregate(LearnerProgress.Empty, (known, lesson) => known.With(new Attempt(lesson.Exercises[0].Id, ExerciseState.Passed, 0, Noon(Today))));
        RecallCard late = many[9].Cards[2];
        progress = Recall.Graded(progress, late.Id, known: false, Today);    // due tomorrow, a day before the others are looked at
        var due = Recall.Due(many, progress, Today.AddDays(2));
        Assert.Equal(Recall.MostInSession, due.Count);
        Assert.Same(late, due[0]);
    }

    [Fact]
    public void A_solution_that_was_looked_at_is_worth_a_try_from_the_next_day_until_it_is_passed()
    {
        LearnerProgress seen = LearnerProgress.Empty.With(new Attempt("3.2", ExerciseState.Seen, 3, Noon(Today))).With(new Attempt("3.2", ExerciseState.Passed, 3, Noon(Today)));
        Assert.Empty(Recall.Again(Lessons, seen, Today));
        Assert.Equal("3.2", Assert.Single(Recall.Again(Lessons, seen, Today.AddDays(1))).Exercise.Id);
        Assert.Empty(Recall.Again(Lessons, seen.With(new Attempt("3.2", ExerciseState.Passed, 3, Noon(Today.AddDays(1)))), Today.AddDays(1)));
    }

    [Fact]
    public void What_is_no_id_is_not_remembered() => Assert.Throws<ArgumentException>(() => Recall.Graded(Begun, "../secret", known: true, Today));
}
