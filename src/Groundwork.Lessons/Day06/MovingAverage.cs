namespace Groundwork.Lessons;

public static partial class Day06
{
    /// <summary>6.3, the mean of every <c>window</c> neighbours: Float64 [N] to [N - window + 1].</summary>
    public static Exercise<Func<Tensor, int, Tensor>, (Tensor X, int Window)> MovingAverage { get; } = new("6.3", "a moving average", (f, x) => f(x.X, x.Window))
    {
        Reference = (x, window) => x.SlidingWindow(window).Mean(-1),
        AlsoRight = [(x, window) => Running(x, window) / window],
        Cases = draw =>
        {
            int window = draw.Whole(1, 4);
            return (Tensor.From(draw.Vector(window + draw.Whole(0, 5))), window);
        },
        Edges = [(Tensor.From(1.0, 2, 6, 4), 2), (Tensor.From(1.0, 2, 3), 3), (Tensor.From(4.0, 1), 1)],
        // The way over running sums adds up all of x.
        Tolerance = new(1e-9, 1e-11),
        Laws =
        {
            { "one step up every time stays one step up every time", (f, x) => (f(Tensor.Arange(x.X.Count).To(DType.Float64), x.Window), Tensor.Arange(x.X.Count - x.Window + 1) + ((x.Window - 1) / 2.0)) },
        },
        Mistakes =
        {
            { "misses the last window", (x, window) => x.SlidingWindow(window).Mean(-1)[..^1], "There are N - window + 1 windows: with window 1 as many as values.", "section 3" },
            { "misses the first window", (x, window) => x.SlidingWindow(window).Mean(-1)[1..], "The running sums want a 0 before the first: without it the difference of two of them begins one window too late.", "section 3" },
            { "adds up without dividing", (x, window) => x.SlidingWindow(window).Sum(-1), "A mean is the sum divided by how many were added: the window.", "section 3" },
            { "divides by N", (x, window) => x.SlidingWindow(window).Sum(-1) / (double)x.Count, "Every sum has `window` terms: divide by that.", "section 3" },
            { "takes windows that do not overlap", (x, window) => x.SlidingWindow(window, step: window).Mean(-1), "A moving average moves by one value at a time: `SlidingWindow(window)` steps by 1.", "section 3" },
        },
        Rules = [Rule.NoLoop],
        Hints =
        [
            "x.SlidingWindow(window) is a view of all windows, [N - window + 1, window]: which axis is to vanish?",
            "Another way: running sums c = x.CumSum() with a 0 in front; the sum of a window is the difference of two of them.",
            "return x.SlidingWindow(window).Mean(-1);",
        ],
        Why = "The windows are a view: the same buffer read with stride 1 along both axes, so nothing is copied before the mean.",
    };

    static Tensor Running(Tensor x, int window)
    {
        Tensor sums = Tensor.Concat([Tensor.Zeros([1], DType.Float64), x.CumSum()]);
        return sums[window..] - sums[..^window];
    }
}
