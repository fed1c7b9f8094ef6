namespace Groundwork.Lessons;

/// <summary>What a learner has done with one exercise.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public sealed record ExerciseProgress
{
    /// <summary>Passed once is passed for good, whatever is tried later; a solution that was looked at before makes it seen.</summary>
    public ExerciseState State { get; init; }

    /// <summary>How many checks ran on something that was written.</summary>
    public int Tries { get; init; }

    /// <summary>The most hints that were shown, 0 to 3.</summary>
    public int Hints { get; init; }

    /// <summary>When all checks passed for the first time.</summary>
    public DateTimeOffset? FirstPass { get; init; }

    /// <summary>When all checks passed for the last time.</summary>
    public DateTimeOffset? LastPass { get; init; }

    /// <summary>When the solution was shown, if it was.</summary>
    public DateTimeOffset? SolutionSeen { get; init; }

    /// <summary>Whether the exercise is behind the learner: passed, or its solution seen.</summary>
    public bool IsDone => State is ExerciseState.Passed or ExerciseState.Seen;

    internal ExerciseProgress With(Attempt attempt) => this with
    {
        State = (State, attempt.State) switch
        {
            (ExerciseState.Passed, _) => ExerciseState.Passed,
            (_, ExerciseState.Seen) or (ExerciseState.Seen, _) => ExerciseState.Seen,
            (ExerciseState.Failed, ExerciseState.NotAttempted) => ExerciseState.Failed,
            var (_, now) => now,
        },
        Tries = Math.Min(Tries + (attempt.State is ExerciseState.Passed or ExerciseState.Failed ? 1 : 0), 1_000_000),
        Hints = Math.Clamp(Math.Max(Hints, attempt.Hints), 0, 9),
        FirstPass = FirstPass ?? (attempt.State == ExerciseState.Passed ? attempt.When : null),
        LastPass = attempt.State == ExerciseState.Passed ? attempt.When : LastPass,
        SolutionSeen = SolutionSeen ?? (attempt.State == ExerciseState.Seen ? attempt.When : null),
    };
}
