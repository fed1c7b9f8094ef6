namespace Groundwork.Lessons;

public static partial class Day06
{
    /// <summary>6.2, counts of <c>bins</c> equally wide bins from <c>low</c> to <c>high</c>: Float64 [N] to Int64 [bins]. The last bin has its right end too; values outside count nowhere.</summary>
    public static Exercise<Func<Tensor, double, double, int, Tensor>, (Tensor X, double Low, double High, int Bins)> Histogram { get; } = new("6.2", "a histogram from reductions", (f, x) => f(x.X, x.Low, x.High, x.Bins))
    {
        Reference = (x, low, high, bins) => Counts(x, low, high, bins),
        Cases = draw =>
        {
            int bins = draw.Whole(1, 5), n = draw.Whole(1, 8);
            double low = draw.Whole(-3, 1), width = draw.Pick(1.0, 2.0, 0.5);
            return (Tensor.From(draw.Many(n, () => draw.Coin() ? low + (width * draw.Whole(0, bins)) : draw.Number())), low, low + (width * bins), bins);
        },
        Edges =
        [
            (Tensor.From(0.0, 0.5, 1, 1.5, 2), 0, 2, 2),
            (Tensor.From(-1.0, 0, 3, 4, 5), 0, 4, 4),
            (Tensor.From(1.0, 1, 1), 0, 3, 3),
        ],
        Laws =
        {
            { "every value from low to high counts once", (f, x) => (f(x.X, x.Low, x.High, x.Bins).Sum(), ((x.X >= x.Low) & (x.X <= x.High)).Sum()) },
        },
        Mistakes =
        {
            { "drops the values at the right end", (x, low, high, bins) => Counts(x, low, high, bins, end: false), "A value of exactly `high` gets the number `bins`, and there is no such bin: by custom the last bin takes it.", "section 5" },
            { "counts values outside in the bins at the ends", (x, low, high, bins) => Counts(x.Clip(low, high), low, high, bins), "Clipping moves what lies outside to the ends, where it is counted: leave it out.", "section 5" },
            { "closes the bins on the right", (x, low, high, bins) => Compared((((x - low) * bins / (high - low)).Ceil() - 1).Clip(min: 0.0), bins, (x >= low) & (x <= high)), "A value on the border of two bins belongs to the right one: `Floor`, not `Ceil`.", "section 5" },
            { "rounds instead of cutting off", (x, low, high, bins) => Compared(((x - low) * bins / (high - low)).Round().Clip(max: bins - 1.0), bins, (x >= low) & (x <= high)), "1.7 widths from the left lie in bin 1, not 2: `Floor`.", "section 5" },
            { "gives shares instead of counts", (x, low, high, bins) => Counts(x, low, high, bins) / (double)x.Count, "Counts are whole numbers; dividing by N gives the shares.", "section 5" },
        },
        Rules = [Rule.NoLoop, Rule.NoCall("Histogram", "Bincount", "Digitize")],
        Hints =
        [
            "First the number of each value's bin, [N]; then compare it with all the numbers of bins at once.",
            "((x - low) * bins / (high - low)).Floor() is the number; where x equals high it is `bins`, and should be one less.",
            "(number.Unsqueeze(1).Equal(Tensor.Arange(bins)) & inside.Unsqueeze(1)).Sum(0), where inside is (x >= low) & (x <= high).",
        ],
        Why = "Comparing [N, 1] with [bins] asks every value about every bin at once, and the sum over the rows counts the answers.",
    };

    static Tensor Counts(Tensor x, double low, double high, int bins, bool end = true)
    {
        Tensor number = ((x - low) * bins / (high - low)).Floor();
        if (end) number = Tensor.Where(x.Equal(high), bins - 1.0, number);
        return Compared(number, bins, (x >= low) & (x <= high));
    }

    static Tensor Compared(Tensor number, int bins, Tensor inside) => (number.Unsqueeze(1).Equal(Tensor.Arange(bins)) & inside.Unsqueeze(1)).Sum(0);
}
