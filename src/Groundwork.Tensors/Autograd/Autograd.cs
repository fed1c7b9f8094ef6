namespace Groundwork;

/// <summary>Gradients as functions, and the switches of recording. All switches flow with <c>async</c> and end when disposed.</summary>
/// <remarks>Safe to use from several threads: each flow of control has its own modes.</remarks>
public static partial class Autograd
{
    /// <summary>True if operations are recorded.</summary>
    public static bool IsEnabled => Modes.Current.Grad;

    /// <summary>Nothing is recorded until the result is disposed.</summary>
    /// <example><code>using (Autograd.NoGrad()) weight.AddInPlace(step);</code></example>
    public static IDisposable NoGrad() => new ModeSwitch(Modes.Current with { Grad = false });

    /// <summary>Operations are recorded until the result is disposed, within <see cref="NoGrad"/> too.</summary>
    public static IDisposable EnableGrad() => new ModeSwitch(Modes.Current with { Grad = true });

    /// <summary>Every operation and gradient is looked at for NaN and infinity until the result is disposed; the first one throws <see cref="AnomalyException"/>. Slow.</summary>
    public static IDisposable DetectAnomaly() => new ModeSwitch(Modes.Current with { Anomaly = true });

    /// <summary>The graph behind a tensor as data, with text and Mermaid drawings; empty if nothing was recorded.</summary>
    public static ComputationGraph Graph(Tensor tensor) => ComputationGraph.Of(tensor);

    /// <summary>Gradients of the sum of <paramref name="outputs"/> with respect to <paramref name="inputs"/>, without touching any <see cref="Tensor.Grad"/>.</summary>
    /// <param name="outputs">Tensors of one element each, unless seeds are given.</param>
    /// <param name="inputs">Leaves or intermediate tensors.</param>
    /// <param name="seeds">Gradient at each output; null stands for ones where the output has one element.</param>
    /// <param name="retainGraph">Keeps the graph for another pass.</param>
    /// <param name="createGraph">Records the pass itself, for gradients of gradients. Implies <paramref name="retainGraph"/>.</param>
    /// <returns>One gradient an input, in its shape and dtype; zeros where no output depends on it.</returns>
    /// <exception cref="InvalidOperationException">An input or an output takes no part in a graph.</exception>
    /// <example><code>
    /// var dy = Autograd.Grad([y], [x], createGraph: true)[0];
    /// var d2y = Autograd.Grad([dy.Sum()], [x])[0];
    /// </code></example>
    public static Tensor[] Grad(ReadOnlySpan<Tensor> outputs, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor?> seeds = default, bool retainGraph = false, bool createGraph = false)
    {
        if (!seeds.IsEmpty && seeds.Length != outputs.Length)
            throw new ArgumentException($"grad: {seeds.Length} seeds for {outputs.Length} outputs");
        for (int i = 0; i < inputs.Length; i++)
            if (!inputs[i].RequiresGrad)
                throw new InvalidOperationException($"grad: input {i} does not ask for gradients; set RequiresGrad before it is used");
        var found = Backward.Run(outputs, seeds.IsEmpty ? new Tensor?[outputs.Length] : seeds, retainGraph || createGraph, createGraph, inputs.ToArray());
        var gradients = new Tensor[inputs.Length];
        for (int i = 0; i < gradients.Length; i++) gradients[i] = found[i] ?? Tensor.Zeros(inputs[i].Shape, inputs[i].DType);
        return gradients;
    }
}
