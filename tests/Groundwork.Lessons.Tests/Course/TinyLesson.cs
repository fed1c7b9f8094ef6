namespace Groundwork.Lessons;

/// <summary>A lesson of two exercises and three cards.</summary>
static class TinyLesson
{
    public const string Text = """
        #:project ../src/Groundwork.Lessons/Groundwork.Lessons.csproj
        #:property PublishAot=false

        // %% [markdown]
        // # Day 3: Small steps
        //
        // 45–60 minutes. You will be able to
        //
        // - add two numbers, $a + b$;
        // - add three, which
        //   is harder.

        // %% [markdown]
        // ## Build
        //
        // ### Exercise 3.1: the sum
        // Write `Add(a, b)`.

        // %% exercise 3.1
        static int Add(int a, int b) => throw new Groundwork.Lessons.NotAttempted();

        // %% [markdown]
        // ### Exercise 3.2: the sum of three

        // %% exercise 3.2
        static int AddThree(int a, int b, int c) => throw new Groundwork.Lessons.NotAttempted();

        // %% [markdown]
        // ## Recall
        //
        // - **What is a sum?** What adding gives.
        // - What does adding nothing give? The number itself,
        //   whatever it is.
        // - **Which sum is $1 + 1$?** Two.

        // %% [markdown]
        // ## Further
        //
        // - **Not a card?** No.

        """;

    public static Lesson Lesson { get; } = Lesson.Parse("day-03.cs", Text);

    public static Lesson Of(int day) => Lesson.Parse($"day-{day:00}.cs", Text.Replace("Day 3", $"Day {day}").Replace("3.1", $"{day}.1").Replace("3.2", $"{day}.2"));
}

/// <summary>A clock that stands still until it is set.</summary>
sealed class StillClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
}
