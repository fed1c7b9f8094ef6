namespace Groundwork.Lessons;

/// <summary>Where a recall card stands in its schedule.</summary>
/// <param name="Box">1 to 6.</param>
/// <param name="Due">The day on which it is asked next.</param>
/// <param name="Reviews">How often it was asked.</param>
/// <param name="Lapses">How often it was not known.</param>
/// <remarks>
/// The schedule is Leitner's (Sebastian Leitner, So lernt man lernen, 1972): a card that was known moves up one box and is asked again
/// after 1, 2, 4, 8, 16, 32 days; one that was not goes back to the first box. Immutable: safe to use from several threads.
/// </remarks>
public sealed record CardProgress(int Box, DateOnly Due, int Reviews, int Lapses)
{
    /// <summary>The highest box.</summary>
    public const int LastBox = 6;

    /// <summary>How many days pass before a card of a box is asked again: 2^(box - 1).</summary>
    /// <param name="box">1 to 6.</param>
    public static int DaysOf(int box) => 1 << (Math.Clamp(box, 1, LastBox) - 1);

    /// <summary>The card after it was asked.</summary>
    /// <param name="known">What the learner said of the own answer.</param>
    /// <param name="today">The day.</param>
    public CardProgress Asked(bool known, DateOnly today)
    {
        int box = known ? Math.Min(Box + 1, LastBox) : 1;
        return new CardProgress(box, today.AddDays(DaysOf(box)), Math.Min(Reviews + 1, 1_000_000), Lapses + (known ? 0 : 1));
    }

    /// <summary>A card that was never asked: known at once, it comes again after two days.</summary>
    internal static CardProgress New(DateOnly today) => new(1, today, 0, 0);
}
