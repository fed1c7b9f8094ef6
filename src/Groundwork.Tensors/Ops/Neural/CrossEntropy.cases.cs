using Groundwork.Testing;

namespace Groundwork.Cases;

static class CrossEntropyCases
{
    static readonly Tensor Target = Tensor.From(2L, 0L, 4L);

    public static OpCase[] Cases =>
    [
        new("rows", [[3, 5]], x => x[0].RowCrossEntropy(Target)) { Reference = x => Reference(x[0], Target, -100) },
        new("ignored row", [[3, 37]], x => x[0].RowCrossEntropy(Target, ignoreIndex: 0)) { Reference = x => Reference(x[0], Target, 0) },
        new("batch of sequences", [[1, 3, 5]], x => x[0].RowCrossEntropy(Target.Reshape(1, 3))),
        new("one row", [[5]], x => x[0].RowCrossEntropy(Tensor.Scalar(3L))),
    ];

    static Tensor Reference(Tensor x, Tensor target, long ignored) => Tensor.From<double>(
        [.. target.ToArray<long>().Select((t, i) => t == ignored ? 0 : Math.Log(x[i].ToArray<double>().Sum(Math.Exp)) - x[i, (int)t].Item())]);
}
