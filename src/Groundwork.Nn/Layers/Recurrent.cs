namespace Groundwork.Nn;

/// <summary>What the recurrent layers share: weights with PyTorch's names, <c>weight_ih_l0</c> to <c>bias_hh_l1_reverse</c>, and first states of zeros.</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <typeparam name="TState">The state between calls: a tensor, or a pair.</typeparam>
public abstract class Recurrent<TState> : Module<(Tensor X, TState? State), (Tensor Y, TState State)>
{
    private protected Recurrent(int gates, int inputs, int hidden, int layers, bool bidirectional, bool batchFirst, Generator? generator)
    {
        Require.AtLeast(1, "recurrent layers", hidden);
        Require.AtLeast(1, "recurrent layers", layers);
        (Hidden, IsBidirectional, IsBatchFirst) = (hidden, bidirectional, batchFirst);
        generator ??= Init.Default;
        double bound = 1 / Math.Sqrt(hidden);
        var cells = new List<CellWeights>();
        for (int layer = 0; layer < layers; layer++)
            foreach (string suffix in bidirectional ? new[] { "", "_reverse" } : [""])
            {
                int width = layer == 0 ? inputs : hidden * (bidirectional ? 2 : 1);
                Tensor New(string name, Shape shape) => Parameter($"{name}_l{layer}{suffix}", Init.Uniform(shape, generator, -bound, bound));
                cells.Add(new(New("weight_ih", [gates * hidden, width]), New("weight_hh", [gates * hidden, hidden]), New("bias_ih", [gates * hidden]), New("bias_hh", [gates * hidden])));
            }
        Weights = cells;
    }

    /// <summary>The weights of each layer and direction.</summary>
    public IReadOnlyList<CellWeights> Weights { get; }

    /// <summary>Features of a state.</summary>
    public int Hidden { get; }

    /// <summary>True if every layer also runs backwards.</summary>
    public bool IsBidirectional { get; }

    /// <summary>True if the batch is the first axis.</summary>
    public bool IsBatchFirst { get; }

    /// <summary>Runs a sequence from states of zeros.</summary>
    public (Tensor Y, TState State) Call(Tensor x) => Call((x, default));

    private protected Tensor Zeros(Tensor x) => Tensor.Zeros([Weights.Count, x.Rank == 3 ? x.Shape[IsBatchFirst ? 0 : 1] : 1, Hidden], x.DType);
}

/// <summary>A plain recurrent net: see <see cref="Functional.Rnn"/>.</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>var (y, h) = new Rnn(8, 16, batchFirst: true).Call(x);   // x [N, L, 8], y [N, L, 16]</code></example>
public sealed class Rnn(int inputs, int hidden, int layers = 1, bool relu = false, bool bidirectional = false, bool batchFirst = false, Generator? generator = null)
    : Recurrent<Tensor>(1, inputs, hidden, layers, bidirectional, batchFirst, generator)
{
    /// <inheritdoc/>
    protected override (Tensor Y, Tensor State) Forward((Tensor X, Tensor? State) x) =>
        Functional.Rnn(x.X, x.State ?? Zeros(x.X), Weights, IsBidirectional, IsBatchFirst, relu);
}

/// <summary>Gated recurrent units: see <see cref="Functional.Gru"/>.</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>var (y, h) = new Gru(8, 16).Call(x);   // x [L, N, 8], y [L, N, 16]</code></example>
public sealed class Gru(int inputs, int hidden, int layers = 1, bool bidirectional = false, bool batchFirst = false, Generator? generator = null)
    : Recurrent<Tensor>(3, inputs, hidden, layers, bidirectional, batchFirst, generator)
{
    /// <inheritdoc/>
    protected override (Tensor Y, Tensor State) Forward((Tensor X, Tensor? State) x) =>
        Functional.Gru(x.X, x.State ?? Zeros(x.X), Weights, IsBidirectional, IsBatchFirst);
}

/// <summary>Long short-term memories: see <see cref="Functional.Lstm"/>.</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>var (y, state) = new Lstm(8, 16).Call(x);   // state: hidden and cell</code></example>
public sealed class Lstm(int inputs, int hidden, int layers = 1, bool bidirectional = false, bool batchFirst = false, Generator? generator = null)
    : Recurrent<LstmState>(4, inputs, hidden, layers, bidirectional, batchFirst, generator)
{
    /// <inheritdoc/>
    protected override (Tensor Y, LstmState State) Forward((Tensor X, LstmState? State) x)
    {
        var (y, h, c) = Functional.Lstm(x.X, x.State?.Hidden ?? Zeros(x.X), x.State?.Cell ?? Zeros(x.X), Weights, IsBidirectional, IsBatchFirst);
        return (y, new(h, c));
    }
}

/// <summary>The state of an <see cref="Lstm"/>.</summary>
/// <remarks>Safe to read from several threads, as long as nobody writes to its tensors.</remarks>
/// <param name="Hidden">[layers · directions, N, H]</param>
/// <param name="Cell">[layers · directions, N, H]</param>
public sealed record LstmState(Tensor Hidden, Tensor Cell);
