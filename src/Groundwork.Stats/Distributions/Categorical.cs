namespace Groundwork.Stats;

/// <summary>One of K classes, numbered from 0: the distribution behind a language model's next token.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new Categorical([0.1, 0.2, 0.7]).Entropy();   // 0.8018 nats</code></example>
public sealed class Categorical : Discrete
{
    /// <summary>A distribution over the last axis.</summary>
    /// <param name="probabilities">[..., K], not negative; divided by their sum.</param>
    /// <exception cref="ArgumentException">There is no class, a weight is negative or not finite, or all are 0.</exception>
    public Categorical(Tensor probabilities) : this(Normalized(probabilities), logits: null)
    {
    }

    Categorical(Tensor probabilities, Tensor? logits) : base(probabilities)
    {
        BatchShape = Shape.Of(probabilities.Shape.Dims[..^1]);
        Probabilities = probabilities;
        LogProbabilities = logits?.LogSoftmax(-1) ?? probabilities.Log();
    }

    /// <summary>The distribution of softmax(logits): exact for logits of any size.</summary>
    /// <param name="logits">Scores [..., K].</param>
    public static Categorical FromLogits(Tensor logits) => new(logits.Softmax(-1), logits);

    static Tensor Normalized(Tensor weights)
    {
        if (weights.Rank == 0 || weights.Shape[^1] == 0) throw new ShapeException("categorical", $"the weights {weights.Shape} have no axis of classes", [weights.Shape]);
        Require(weights, v => v >= 0 && double.IsFinite(v), "categorical", "a probability", "finite and not negative");
        var sum = weights.Sum(-1, keep: true);
        Positive(sum, "categorical", "the sum of probabilities");
        return weights / sum;
    }

    /// <summary>The probability of each class, [..., K].</summary>
    public Tensor Probabilities { get; }

    /// <summary>Their logarithms, [..., K].</summary>
    public Tensor LogProbabilities { get; }

    int Classes => Probabilities.Shape[^1];

    Tensor Numbers => Tensor.Arange(Classes).To(Probabilities.DType);

    /// <inheritdoc/>
    public override Tensor Mean => (Probabilities * Numbers).Sum(-1);

    /// <inheritdoc/>
    public override Tensor Variance => (Probabilities * (Numbers - Mean.Unsqueeze(-1)).Square()).Sum(-1);

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x)
    {
        var inside = (x >= 0) & (x < Classes) & x.Equal(x.To(DType.Float64).Floor());
        var shape = Shape.Broadcast(x.Shape, BatchShape, "categorical");
        var index = Tensor.Where(inside, x, 0).To(DType.Int64).BroadcastTo(shape).Unsqueeze(-1);
        var chosen = LogProbabilities.BroadcastTo([.. shape.Dims, Classes]).Gather(-1, index).Squeeze(-1);
        return Tensor.Where(inside, chosen, double.NegativeInfinity);
    }

    /// <inheritdoc/>
    public override Tensor Cdf(Tensor x) => Tensor.Where(Numbers <= x.Unsqueeze(-1), Probabilities, 0.0).Sum(-1);

    /// <inheritdoc/>
    public override Tensor Survival(Tensor x) => Tensor.Where(Numbers > x.Unsqueeze(-1), Probabilities, 0.0).Sum(-1);

    /// <inheritdoc/>
    public override Tensor Quantile(Tensor p)
    {
        // How many partial sums stay below p is the class that reaches it. A rounding of the sums must not push a p that equals one into the next class.
        var sums = Probabilities.CumSum(-1);
        var below = (sums < p.Unsqueeze(-1) * (1 - 1e-15)).To(DType.Float64).Sum(-1);
        return Valid(p, Tensor.Where(p.Equal(0.0), -1.0, Tensor.Minimum(below, Classes - 1.0)));
    }

    /// <inheritdoc/>
    public override Tensor Entropy() => 0.0 - Tensor.Where(Probabilities > 0, Probabilities * LogProbabilities, 0.0).Sum(-1);    // never −0

    /// <summary>Class numbers of shape [shape, batch], Int64.</summary>
    public override Tensor Sample(Shape shape, Generator generator) =>
        Tensor.Categorical(Probabilities.Detach().BroadcastTo([.. shape.Dims, .. Probabilities.Shape.Dims]), generator);
}
