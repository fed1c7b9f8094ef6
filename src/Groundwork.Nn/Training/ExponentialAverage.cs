namespace Groundwork.Nn;

/// <summary>A running average of a model's weights, often better than the last ones: a ← decay · a + (1 − decay) · w after every step.</summary>
/// <remarks>Not safe to use from several threads at once. Source: Polyak and Juditsky (1992), "Acceleration of Stochastic Approximation by Averaging", with exponential weights.</remarks>
/// <example><code>
/// var average = new ExponentialAverage(model, decay: 0.999);
/// optimizer.Step(); average.Update();
/// using (average.Apply()) Evaluate(model);   // the averaged weights, then the model's own again
/// </code></example>
public sealed class ExponentialAverage
{
    readonly Module _model;
    readonly OrderedDictionary<string, Tensor> _average = [];

    /// <summary>An average that starts with the weights as they are.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The decay is outside 0 to 1.</exception>
    public ExponentialAverage(Module model, double decay)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!(decay >= 0 && decay <= 1)) throw new ArgumentOutOfRangeException(nameof(decay), $"exponential average: a decay of {decay} is outside 0 to 1");
        (_model, Decay) = (model, decay);
        foreach (var (key, tensor) in model.NamedParameters()) _average.Add(key, Own(tensor.Detach().Clone()));
    }

    /// <summary>How much of the average is kept at each update.</summary>
    public double Decay { get; }

    /// <summary>The averaged weights by their paths.</summary>
    public IReadOnlyDictionary<string, Tensor> Weights => _average;

    /// <summary>Takes the model's weights into the average.</summary>
    public void Update()
    {
        using var _ = Autograd.NoGrad();
        foreach (var (key, tensor) in _model.NamedParameters())
        {
            var average = _average[key];
            average[Slice.Rest] = average * Decay + tensor.Detach() * (1 - Decay);
        }
    }

    /// <summary>Puts the averaged weights into the model until the result is disposed.</summary>
    public IDisposable Apply()
    {
        var own = _model.NamedParameters().ToDictionary(p => p.Key, p => Own(p.Value.Detach().Clone()));
        Put(_average);
        return new Back(this, own);
    }

    void Put(IReadOnlyDictionary<string, Tensor> weights)
    {
        foreach (var (key, tensor) in _model.NamedParameters()) Init.Set(tensor, weights[key]);
    }

    static Tensor Own(Tensor tensor)
    {
        tensor.Storage.Keep();
        return tensor;
    }

    sealed class Back(ExponentialAverage average, Dictionary<string, Tensor> own) : IDisposable
    {
        public void Dispose() => average.Put(own);
    }
}
