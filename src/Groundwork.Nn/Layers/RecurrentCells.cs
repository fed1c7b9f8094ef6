namespace Groundwork.Nn;

/// <summary>What the recurrent cells share: weights with PyTorch's names, <c>weight_ih</c>, <c>weight_hh</c>, <c>bias_ih</c>, <c>bias_hh</c>, drawn evenly from ±1/√H.</summary>
/// <remarks>A cell does one step, so that a loop of your own decides what comes next. Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <typeparam name="TState">The state between steps: a tensor, or a pair.</typeparam>
public abstract class RecurrentCell<TState> : Module<(Tensor X, TState? State), TState>
{
    private protected RecurrentCell(int gates, int inputs, int hidden, bool bias, Generator? generator)
    {
        Require.AtLeast(1, "recurrent cell", inputs);
        Require.AtLeast(1, "recurrent cell", hidden);
        Hidden = hidden;
        generator ??= Init.Default;
        double bound = 1 / Math.Sqrt(hidden);
        Tensor New(string name, Shape shape) => Parameter(name, Init.Uniform(shape, generator, -bound, bound));
        Tensor input = New("weight_ih", [gates * hidden, inputs]), state = New("weight_hh", [gates * hidden, hidden]);
        Weights = bias ? new(input, state, New("bias_ih", [gates * hidden]), New("bias_hh", [gates * hidden])) : new(input, state);
    }

    /// <summary>Features of a state.</summary>
    public int Hidden { get; }

    /// <summary>The cell's weights.</summary>
    public CellWeights Weights { get; }

    /// <summary>The first step, from a state of zeros.</summary>
    public TState Call(Tensor x) => Call((x, default));

    private protected Tensor Zeros(Tensor x) => Tensor.Zeros([x.Rank == 2 ? x.Shape[0] : 1, Hidden], x.DType);
}

/// <summary>One step of a plain recurrent net: see <see cref="Functional.RnnCell"/>.</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>
/// var cell = new RnnCell(8, 16);
/// Tensor h = cell.Call(Tensor.Ones([2, 8]));           // x [N, 8], h [N, 16]
/// h = cell.Call((Tensor.Ones([2, 8]), h));
/// </code></example>
public sealed class RnnCell(int inputs, int hidden, bool relu = false, bool bias = true, Generator? generator = null)
    : RecurrentCell<Tensor>(1, inputs, hidden, bias, generator)
{
    /// <inheritdoc/>
    protected override Tensor Forward((Tensor X, Tensor? State) x) => Functional.RnnCell(x.X, x.State ?? Zeros(x.X), Weights, relu);
}

/// <summary>One step of gated recurrent units: see <see cref="Functional.GruCell"/>.</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>new GruCell(8, 16).Call(Tensor.Ones([2, 8])).Shape;   // [2, 16]</code></example>
public sealed class GruCell(int inputs, int hidden, bool bias = true, Generator? generator = null)
    : RecurrentCell<Tensor>(3, inputs, hidden, bias, generator)
{
    /// <inheritdoc/>
    protected override Tensor Forward((Tensor X, Tensor? State) x) => Functional.GruCell(x.X, x.State ?? Zeros(x.X), Weights);
}

/// <summary>One step of long short-term memories: see <see cref="Functional.LstmCell"/>. Its states are [N, H].</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>
/// var cell = new LstmCell(8, 16);
/// LstmState state = cell.Call(Tensor.Ones([2, 8]));
/// state = cell.Call((Tensor.Ones([2, 8]), state));
/// </code></example>
public sealed class LstmCell(int inputs, int hidden, bool bias = true, Generator? generator = null)
    : RecurrentCell<LstmState>(4, inputs, hidden, bias, generator)
{
    /// <inheritdoc/>
    protected override LstmState Forward((Tensor X, LstmState? State) x)
    {
        var (h, c) = Functional.LstmCell(x.X, x.State?.Hidden ?? Zeros(x.X), x.State?.Cell ?? Zeros(x.X), Weights);
        return new(h, c);
    }
}
