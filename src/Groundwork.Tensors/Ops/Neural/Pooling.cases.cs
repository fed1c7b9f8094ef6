using Groundwork.Testing;

namespace Groundwork.Cases;

static class PoolingCases
{
    public static OpCase[] Cases =>
    [
        new("max, two axes", [[2, 3, 6, 5]], x => x[0].MaxPool([2, 2]).Values),
        new("max, overlapping and padded", [[1, 2, 7, 6]], x => x[0].MaxPool([3, 3], [2], [1]).Values),
        new("max, dilated", [[2, 9]], x => x[0].MaxPool([3], [1], dilation: [2], ceil: true).Values),
        new("average, two axes", [[2, 3, 6, 5]], x => x[0].AveragePool([2, 3], [1, 2])),
        new("average, padded", [[1, 2, 7]], x => x[0].AveragePool([3], [2], [1], ceil: true, countPadding: false)),
        new("average, three axes", [[1, 4, 4, 4]], x => x[0].AveragePool([2, 2, 2])),
        new("adaptive average", [[2, 7, 5]], x => x[0].AdaptiveAveragePool(3, 2)),
        new("adaptive max", [[2, 7, 5]], x => x[0].AdaptiveMaxPool(3, 2).Values),
    ];
}
