using Groundwork.Testing;

namespace Groundwork.Cases;

static class GatherCases
{
    static Tensor At(params long[] values) => Tensor.From<long>(values);

    static readonly Tensor _index = Tensor.From<long>([0, 2, 1, 2, 2, 0], [2, 3]);
    static readonly Tensor _places = Tensor.From<long>([0, 3, 1, 2, 2, 0], [3, 2]);
    static readonly Tensor _mask = Tensor.From([true, false, true, false, true, true], [2, 3]);

    public static OpCase[] Cases =>
    [
        new("gather, rows", [[3, 4]], x => x[0].Gather(0, _index)) { Reference = x => x[0][_index, At(0, 1, 2)] },
        new("gather, columns", [[3, 4]], x => x[0].Gather(-1, _places)) { Reference = x => x[0][At(0, 1, 2).Unsqueeze(1), _places] },
        new("gather, vector", [[5]], x => x[0].Gather(0, At(4, 4, -5))),
        new("take along an axis, broadcast", [[1, 3]], x => x[0].TakeAlongAxis(_index, 1)),
        new("scatter", [[3, 3], [2, 3]], x => x[0].Scatter(0, _index, x[1])),
        new("scatter a number", [[3, 3]], x => x[0].Scatter(0, _index, 7)),
        new("scatter add", [[3, 4], [3, 2]], x => x[0].ScatterAdd(1, _places, x[1])),
        new("scatter add from a larger source", [[3, 4], [4, 3]], x => x[0].ScatterAdd(1, _places, x[1])),
        new("scatter add, vector", [[4], [3]], x => x[0].ScatterAdd(0, At(1, 1, 3), x[1])),
        new("scatter to the mean", [[3, 3], [2, 3]], x => x[0].ScatterReduce(0, _index, x[1], ScatterMode.Mean)),
        new("scatter to the mean of the new", [[3, 3], [2, 3]], x => x[0].ScatterReduce(0, _index, x[1], ScatterMode.Mean, includeSelf: false)),
        new("scatter to the largest", [[3, 3], [2, 3]], x => x[0].ScatterReduce(0, _index, x[1], ScatterMode.Max)) { Order = 1 },
        new("scatter to the smallest of the new", [[3, 3], [2, 3]], x => x[0].ScatterReduce(0, _index, x[1], ScatterMode.Min, includeSelf: false)) { Order = 1 },
        new("scatter to the product", [[3, 3], [2, 3]], x => x[0].ScatterReduce(0, _index, x[1], ScatterMode.Prod)) { Domain = (0.5, 2) },
        new("masked fill", [[4, 2, 3]], x => x[0].MaskedFill(_mask, -5)),
        new("masked select", [[2, 3]], x => x[0].MaskedSelect(_mask)) { Reference = x => x[0].Take([0, 2, 4, 5]) },
        new("masked select, broadcast", [[2, 1]], x => x[0].MaskedSelect(_mask)),
        new("masked scatter", [[2, 3], [5]], x => x[0].MaskedScatter(_mask, x[1])),
        new("delete", [[3, 4]], x => x[0].Delete([1, -1], 1)) { Reference = x => x[0].Take([0, 2], 1) },
        new("insert a slice", [[2, 3], [2]], x => x[0].Insert(1, x[1], axis: 1)),
        new("insert slices at the end", [[2, 3], [4, 3]], x => x[0].Insert(2, x[1], axis: 0)) { Reference = x => Tensor.Concat(x) },
        new("insert into all", [[2, 2]], x => x[0].Insert(-1, 9)),
    ];
}
