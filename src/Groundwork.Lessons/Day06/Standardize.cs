namespace Groundwork.Lessons;

public static partial class Day06
{
    /// <summary>6.1, columns of mean 0 and deviation 1: <c>(x - mean) / deviation</c>, Float64 [N, D] to [N, D].</summary>
    public static Exercise<Func<Tensor, Tensor>, Tensor> Standardize { get; } = new("6.1", "standardize columns", (f, x) => f(x))
    {
        Reference = x => (x - x.Mean(0)) / x.Std(0),
        Cases = draw =>
        {
            Tensor x = draw.Tensor([draw.Whole(2, 6), draw.Length(4)]);
            Draw.Assume((x.Std(0).Min() > 0.01).Item<bool>());    // a column without spread has no standard form
            return x;
        },
        Edges = [Matrix([1, 10], [3, 50]), Matrix([1, 2, 3], [4, 6, 8], [9, 9, 1])],
        Tolerance = new(1e-9, 1e-10),
        Laws =
        {
            { "every column has mean 0", (f, x) => (f(x).Mean(0), Tensor.Zeros([x.Shape[1]], DType.Float64)) },
            { "every column has deviation 1", (f, x) => (f(x).Std(0), Tensor.Ones([x.Shape[1]], DType.Float64)) },
            { "metres or millimetres, the result is the same: 1000x + 7 gives what x gives", (f, x) => (f(1000 * x + 7), f(x)) },
        },
        Mistakes =
        {
            { "takes the mean and deviation of the whole array", x => (x - x.Mean()) / x.Std(), "Each column has its own unit, so each needs a mean and a deviation of its own: `Mean(0)`.", "section 5" },
            { "works along the rows", x => (x - x.Mean(1, keep: true)) / x.Std(1, keep: true), "`Mean(axis)` makes that axis vanish. For one number a column the rows must vanish: axis 0.", "section 5" },
            { "works along the rows and loses the axis", x => (x - x.Mean(1)) / x.Std(1), "`Mean(1)` has shape [N], which broadcasts against the columns: for a square array without an error. You want `Mean(0)`.", "section 5, *Break*" },
            { "divides by the variance", x => (x - x.Mean(0)) / x.Var(0), "The variance is the square of the deviation: its unit is squared too. Divide by `Std`.", "section 5" },
            { "does not divide", x => x - x.Mean(0), "Without the division the columns keep their units.", "section 5" },
            { "divides by N - 1 inside the deviation", x => (x - x.Mean(0)) / x.Std(0, ddof: 1), "`ddof: 1` estimates the deviation of a larger population; here the deviation of these very numbers is meant, which is what `Std` gives unless told otherwise.", "section 5" },
        },
        Rules = [Rule.NoLoop, Rule.NoCall("ZScore")],
        Hints =
        [
            "Two reductions give a row of means and a row of deviations; broadcasting does the rest.",
            "x.Mean(0) has shape [D]: it lines up with the last axis of x.",
            "return (x - x.Mean(0)) / x.Std(0);",
        ],
        Why = "The row of means has shape [D] and lines up with the last axis, so it is subtracted from every row without a loop.",
    };

    static Tensor Matrix(params double[][] rows) => Tensor.FromFunction<double>(rows.Length, rows[0].Length, (i, j) => rows[i][j]);
}
