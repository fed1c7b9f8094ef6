using Groundwork.Testing;

namespace Groundwork.Cases;

static class SearchSortedCases
{
    static readonly double[] _sorted = [-1.5, -0.5, 0, 0.5, 1.5];

    public static OpCase[] Cases =>
    [
        new("search sorted", [[3, 7]], x => Tensor.From<double>(_sorted).To(x[0].DType).SearchSorted(x[0]))
        {
            Reference = x => Slow.Map(x[0], v => _sorted.Count(s => s < v)), IsSmooth = false,
        },
    ];
}
