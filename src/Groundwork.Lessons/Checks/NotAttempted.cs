namespace Groundwork.Lessons;

/// <summary>
/// What the stub of an exercise throws: nothing has been written yet. A check that meets it reports "not attempted", which is no failure.
/// </summary>
/// <example><code>
/// static double Dot(double[] a, double[] b) =&gt; throw new NotAttempted();
/// </code></example>
/// <remarks>Safe to use from several threads.</remarks>
public sealed class NotAttempted : Exception
{
    /// <summary>A stub's exception, which says what to do.</summary>
    public NotAttempted()
        : base("not attempted: write your own code here in place of this line, then run the cell again")
    {
    }
}
