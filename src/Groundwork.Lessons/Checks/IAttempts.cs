namespace Groundwork.Lessons;

/// <summary>One thing that a learner did with an exercise.</summary>
/// <param name="Exercise">Its number as the lesson writes it, such as <c>1.4</c>; a quiz's is <c>1.Q3</c>.</param>
/// <param name="State">What came of it.</param>
/// <param name="Hints">How many hints have been shown so far (0 to 3).</param>
/// <param name="When">The moment.</param>
/// <remarks>Safe to use from several threads.</remarks>
public sealed record Attempt(string Exercise, ExerciseState State, int Hints, DateTimeOffset When);

/// <summary>Where checks tell what a learner did; <see cref="Attempts.Sink"/> holds the one in use.</summary>
/// <remarks>Implementations take calls from any thread and never throw.</remarks>
public interface IAttempts
{
    /// <summary>Takes note of <paramref name="attempt"/>.</summary>
    void Add(Attempt attempt);
}

/// <summary>The place that checks report to.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class Attempts
{
    static volatile IAttempts _sink = new LearnerAttempts();

    /// <summary>The receiver of every attempt in this process. At first, what was done in a folder of the course is remembered in its <see cref="ProgressFile"/>, and forgotten elsewhere.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static IAttempts Sink
    {
        get => _sink;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _sink = value;
        }
    }
}
