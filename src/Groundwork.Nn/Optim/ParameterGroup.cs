namespace Groundwork.Nn;

/// <summary>Parameters that share a learning rate and a weight decay of their own.</summary>
/// <remarks>What is left null is the optimiser's own value. Both may be changed between steps. Not safe to use from several threads at once.</remarks>
/// <example><code>
/// var optimizer = new AdamW([new(matrices) { WeightDecay = 0.1 }, new(vectors) { WeightDecay = 0 }], learningRate: 3e-4);
/// </code></example>
public sealed class ParameterGroup
{
    /// <summary>A group of parameters: leaves that ask for gradients.</summary>
    public ParameterGroup(IEnumerable<Tensor> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Parameters = [.. parameters];
    }

    /// <summary>The parameters, in order.</summary>
    public IReadOnlyList<Tensor> Parameters { get; }

    /// <summary>The group's learning rate; null for the optimiser's.</summary>
    public double? LearningRate { get; set; }

    /// <summary>The group's weight decay; null for the optimiser's.</summary>
    public double? WeightDecay { get; set; }
}
