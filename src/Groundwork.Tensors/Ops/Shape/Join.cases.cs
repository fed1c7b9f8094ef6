using Groundwork.Testing;

namespace Groundwork.Cases;

static class JoinCases
{
    public static OpCase[] Cases =>
    [
        new("concat", [[2, 3], [4, 3]], x => Tensor.Concat(x)) { Reference = x => Rows([x[0][0], x[0][1], x[1][0], x[1][1], x[1][2], x[1][3]]) },
        new("concat, last axis, one twice", [[2, 3], [2, 1]], x => Tensor.Concat([x[0], x[1], x[0]], axis: -1)),
        new("concat with an empty one", [[2, 0], [2, 3]], x => Tensor.Concat(x, axis: 1)),
        new("hstack of vectors", [[2], [3]], x => Tensor.HStack(x)),
        new("vstack of a vector and a matrix", [[3], [2, 3]], x => Tensor.VStack(x)),
        new("stack in the middle", [[2, 3], [2, 3]], x => Tensor.Stack(x, axis: 1)),
        new("split and join the other way round", [[2, 6]], x => Tensor.Concat([.. x[0].Split(3, axis: 1).Reverse()], axis: 1)),
        new("unequal parts", [[7, 2]], x => x[0].ArraySplit(3)[1] * x[0].Chunk(3)[0][..2]),
        new("cut points", [[6]], x => x[0].Split([1, 4])[1]) { Reference = x => x[0][1..4] },
        new("unbind", [[3, 2]], x => x[0].Unbind(1)[1] * x[0].Unbind(1)[0]),
        new("tile", [[2, 3]], x => x[0].Tile(2, 1, 2)) { Reference = x => Tensor.Stack([Wide(x[0]), Wide(x[0])]) },
        new("repeat", [[2, 3]], x => x[0].Repeat(2, axis: 1)) { Reference = x => x[0].Take([0, 0, 1, 1, 2, 2], 1) },
        new("repeat, a number each", [[2, 3]], x => x[0].Repeat([2, 0, 1], axis: -1)) { Reference = x => x[0].Take([0, 0, 2], 1) },
        new("roll", [[5, 2]], x => x[0].Roll(2, 0)) { Reference = x => Rows([x[0][3], x[0][4], x[0][0], x[0][1], x[0][2]]) },
        new("roll flattened", [[2, 3]], x => x[0].Roll(-1)),
        new("roll two axes", [[3, 4]], x => x[0].Roll([1, -2], [0, 1])),
        new("pad with a constant", [[2, 3]], x => x[0].Pad([(1, 0), (0, 2)], value: 7)),
        new("pad and crop", [[4, 3]], x => x[0].Pad([(-1, 1), (2, -1)])),
        new("pad with the edge", [[3, 2]], x => x[0].Pad([(2, 1), (1, 1)], PadMode.Edge)) { Reference = x => x[0].Take([0, 0, 0, 1, 2, 2], 0).Take([0, 0, 1, 1], 1) },
        new("pad with a mirror", [[3]], x => x[0].Pad([(5, 4)], PadMode.Reflect)) { Reference = x => x[0].Take([1, 0, 1, 2, 1, 0, 1, 2, 1, 0, 1, 2]) },
        new("pad with a doubling mirror", [[2]], x => x[0].Pad([(3, 2)], PadMode.Symmetric)) { Reference = x => x[0].Take([1, 1, 0, 0, 1, 1, 0]) },
        new("pad with the other end", [[3]], x => x[0].Pad([(4, 1)], PadMode.Wrap)) { Reference = x => x[0].Take([2, 0, 1, 2, 0, 1, 2, 0]) },
        new("pad in the flat form", [[2, 3]], x => x[0].Pad([1, 0, 0, 2])) { Reference = x => x[0].Pad([(0, 2), (1, 0)]) },
    ];

    static Tensor Rows(Tensor[] rows) => Tensor.Stack(rows);

    static Tensor Wide(Tensor x) => Tensor.Stack([x[0], x[0], x[1], x[1]]).Reshape(2, 6);
}
