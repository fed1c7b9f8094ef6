namespace Groundwork.Nn;

public static partial class Functional
{
    /// <summary>One step of a plain recurrent cell: tanh (or relu) of x · wᵢₕᵀ + bᵢₕ + h · wₕₕᵀ + bₕₕ.</summary>
    /// <param name="x">[N, I]</param>
    /// <param name="h">[N, H]</param>
    /// <param name="weights">The cell's weights, [H, I] and [H, H].</param>
    /// <param name="relu">True for relu, false for tanh.</param>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    public static Tensor RnnCell(Tensor x, Tensor h, in CellWeights weights, bool relu = false)
    {
        var sum = x.Linear(weights.Input, weights.InputBias) + h.Linear(weights.Hidden, weights.HiddenBias);
        return relu ? sum.Relu() : sum.Tanh();
    }

    /// <summary>One step of a gated recurrent unit: h' = (1 − z) n + z h, with the gates r, z and the candidate n = tanh(x part + r · h part).</summary>
    /// <param name="x">[N, I]</param>
    /// <param name="h">[N, H]</param>
    /// <param name="weights">The cell's weights, [3H, I] and [3H, H]: r, z, n.</param>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    /// <remarks>Source: Cho and others (2014), "Learning Phrase Representations using RNN Encoder-Decoder", in the form of cuDNN.</remarks>
    public static Tensor GruCell(Tensor x, Tensor h, in CellWeights weights)
    {
        Tensor[] a = x.Linear(weights.Input, weights.InputBias).Split(3, -1), b = h.Linear(weights.Hidden, weights.HiddenBias).Split(3, -1);
        var z = (a[1] + b[1]).Sigmoid();
        var n = (a[2] + (a[0] + b[0]).Sigmoid() * b[2]).Tanh();
        return n + z * (h - n);
    }

    /// <summary>One step of a long short-term memory: c' = f c + i g; h' = o tanh(c').</summary>
    /// <param name="x">[N, I]</param>
    /// <param name="h">[N, H]</param>
    /// <param name="c">[N, H]</param>
    /// <param name="weights">The cell's weights, [4H, I] and [4H, H]: i, f, g, o.</param>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    /// <remarks>Source: Hochreiter and Schmidhuber (1997), "Long Short-Term Memory", with the forget gate of Gers and others (2000).</remarks>
    public static (Tensor H, Tensor C) LstmCell(Tensor x, Tensor h, Tensor c, in CellWeights weights)
    {
        var gates = (x.Linear(weights.Input, weights.InputBias) + h.Linear(weights.Hidden, weights.HiddenBias)).Split(4, -1);
        var next = gates[1].Sigmoid() * c + gates[0].Sigmoid() * gates[2].Tanh();
        return (gates[3].Sigmoid() * next.Tanh(), next);
    }

    /// <summary>A plain recurrent net over a sequence: tanh or relu cells, one or more layers, one or both directions.</summary>
    /// <param name="x">[L, N, I], or [N, L, I] where <paramref name="batchFirst"/>.</param>
    /// <param name="h0">First states, [layers · directions, N, H].</param>
    /// <param name="weights">One entry for each layer and direction, the forward direction first.</param>
    /// <param name="bidirectional">True: every layer also runs backwards, and its outputs stand side by side.</param>
    /// <param name="batchFirst">True: the batch is the first axis of x and y.</param>
    /// <param name="relu">True for relu cells.</param>
    /// <returns>The last layer's outputs, and the last states.</returns>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    public static (Tensor Y, Tensor H) Rnn(Tensor x, Tensor h0, IReadOnlyList<CellWeights> weights, bool bidirectional = false, bool batchFirst = false, bool relu = false)
    {
        var (y, h, _) = Run("rnn", x, h0, null, weights, bidirectional, batchFirst, (t, s, _, w) => (RnnCell(t, s, w, relu), null));
        return (y, h);
    }

    /// <summary>Gated recurrent units over a sequence; the parameters are those of <see cref="Rnn"/>.</summary>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    public static (Tensor Y, Tensor H) Gru(Tensor x, Tensor h0, IReadOnlyList<CellWeights> weights, bool bidirectional = false, bool batchFirst = false)
    {
        var (y, h, _) = Run("gru", x, h0, null, weights, bidirectional, batchFirst, static (t, s, _, w) => (GruCell(t, s, w), null));
        return (y, h);
    }

    /// <summary>Long short-term memories over a sequence; the parameters are those of <see cref="Rnn"/>, with first cell states beside the hidden ones.</summary>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    public static (Tensor Y, Tensor H, Tensor C) Lstm(Tensor x, Tensor h0, Tensor c0, IReadOnlyList<CellWeights> weights, bool bidirectional = false, bool batchFirst = false)
    {
        var (y, h, c) = Run("lstm", x, h0, c0, weights, bidirectional, batchFirst, static (t, s, c, w) => LstmCell(t, s, c!, w));
        return (y, h, c!);
    }

    static (Tensor Y, Tensor H, Tensor? C) Run(string op, Tensor x, Tensor h0, Tensor? c0, IReadOnlyList<CellWeights> weights, bool bidirectional, bool batchFirst,
        Func<Tensor, Tensor, Tensor?, CellWeights, (Tensor H, Tensor? C)> step)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(weights);
        if (x.Rank != 3) throw new ShapeException(op, $"the sequence {x.Shape} needs three axes, {(batchFirst ? "[batch, length, features]" : "[length, batch, features]")}", [x.Shape]);
        if (batchFirst) x = x.Transpose(0, 1);
        int directions = bidirectional ? 2 : 1, length = x.Shape[0];
        if (length == 0 || weights.Count == 0 || weights.Count % directions != 0)
            throw new ArgumentException($"{op}: a sequence of length {length} with {weights.Count} sets of weights in {directions} directions cannot be run");
        foreach (var first in new[] { h0, c0 })
            if (first is not null && (first.Rank != 3 || first.Shape[0] != weights.Count || first.Shape[1] != x.Shape[1]))
                throw new ShapeException(op, $"first states {first.Shape} must be [{weights.Count}, {x.Shape[1]}, features] for the sequence {x.Shape}", [x.Shape, first.Shape]);
        List<Tensor> lastH = [], lastC = [];
        var inputs = x.Unbind();
        for (int layer = 0; layer < weights.Count; layer += directions)
        {
            var outputs = new Tensor[directions][];
            for (int direction = 0; direction < directions; direction++)
            {
                Tensor h = h0[layer + direction];
                var c = c0?[layer + direction];
                var own = outputs[direction] = new Tensor[length];
                for (int i = 0; i < length; i++)
                {
                    int t = direction == 0 ? i : length - 1 - i;
                    (h, c) = step(inputs[t], h, c, weights[layer + direction]);
                    own[t] = h;
                }
                lastH.Add(h);
                if (c is not null) lastC.Add(c);
            }
            inputs = directions == 1 ? outputs[0] : [.. outputs[0].Zip(outputs[1], (a, b) => Tensor.Concat([a, b], -1))];
        }
        var y = Tensor.Stack(inputs, batchFirst ? 1 : 0);
        return (y, Tensor.Stack([.. lastH], 0), lastC.Count > 0 ? Tensor.Stack([.. lastC], 0) : null);
    }
}

/// <summary>The weights of one recurrent cell.</summary>
/// <remarks>Safe to read from several threads, as long as nobody writes to its tensors.</remarks>
/// <param name="Input">From the input, [gates · H, I].</param>
/// <param name="Hidden">From the state, [gates · H, H].</param>
/// <param name="InputBias">[gates · H], or null.</param>
/// <param name="HiddenBias">[gates · H], or null.</param>
public readonly record struct CellWeights(Tensor Input, Tensor Hidden, Tensor? InputBias = null, Tensor? HiddenBias = null)
{
    /// <summary>Cells from a flat list of four tensors each: input and hidden weight, input and hidden bias.</summary>
    /// <exception cref="ArgumentException">The list's length is not a multiple of 4.</exception>
    public static CellWeights[] Of(params ReadOnlySpan<Tensor> tensors)
    {
        if (tensors.Length % 4 != 0) throw new ArgumentException($"cell weights: {tensors.Length} tensors do not make sets of 4");
        var cells = new CellWeights[tensors.Length / 4];
        for (int i = 0; i < cells.Length; i++) cells[i] = new(tensors[4 * i], tensors[4 * i + 1], tensors[4 * i + 2], tensors[4 * i + 3]);
        return cells;
    }
}
