namespace Groundwork.Lessons;

/// <summary>What has become of an exercise.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public enum ExerciseState
{
    /// <summary>The stub stands as it came.</summary>
    NotAttempted,

    /// <summary>At least one check failed.</summary>
    Failed,

    /// <summary>Every check passed.</summary>
    Passed,

    /// <summary>The learner asked for the solution; a pass that follows is not counted as one of their own.</summary>
    Seen,
}
