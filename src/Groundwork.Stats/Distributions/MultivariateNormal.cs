namespace Groundwork.Stats;

/// <summary>The normal distribution of vectors, with a mean and a covariance matrix.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new MultivariateNormal([0.0, 0.0], [[2.0, 0.5], [0.5, 1.0]]).Entropy();   // 3.1177</code></example>
public sealed class MultivariateNormal : Distribution
{
    /// <summary>A distribution over vectors.</summary>
    /// <param name="mean">[..., d].</param>
    /// <param name="covariance">[..., d, d], symmetric and positive definite.</param>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    /// <exception cref="ArithmeticException">The covariance is not positive definite.</exception>
    public MultivariateNormal(Tensor mean, Tensor covariance) : base(mean)
    {
        if (mean.Rank < 1 || covariance.Rank < 2 || covariance.Shape[^1] != mean.Shape[^1] || covariance.Shape[^2] != mean.Shape[^1])
            throw new ShapeException("multivariate normal", $"a mean of shape {mean.Shape} needs a covariance [..., d, d], got {covariance.Shape}", [mean.Shape, covariance.Shape]);
        (Location, Covariance, Factor) = (mean, covariance, covariance.Cholesky());
        BatchShape = Shape.Broadcast(Shape.Of(mean.Shape.Dims[..^1]), Shape.Of(covariance.Shape.Dims[..^2]), "multivariate normal");
    }

    /// <summary>The mean μ.</summary>
    public Tensor Location { get; }

    /// <summary>The covariance Σ.</summary>
    public Tensor Covariance { get; }

    /// <summary>The lower triangular L with Σ = LLᵀ.</summary>
    public Tensor Factor { get; }

    /// <inheritdoc/>
    public override Shape EventShape => [Location.Shape[^1]];

    int Size => Location.Shape[^1];

    /// <inheritdoc/>
    public override Tensor Mean => Location.BroadcastTo([.. BatchShape.Dims, Size]);

    /// <summary>The covariance matrix.</summary>
    public override Tensor Variance => Covariance.BroadcastTo([.. BatchShape.Dims, Size, Size]);

    Tensor HalfLogDeterminant => Factor.Diagonal(0, -2, -1).Log().Sum(-1);

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x)
    {
        var z = Factor.SolveTriangular((x - Location).Unsqueeze(-1), lower: true).Squeeze(-1); // L z = x - μ
        return -0.5 * z.Square().Sum(-1) - HalfLogDeterminant - Size * Normal.HalfLogTwoPi;
    }

    /// <inheritdoc/>
    public override Tensor Entropy() => HalfLogDeterminant + Size * (0.5 + Normal.HalfLogTwoPi);

    /// <inheritdoc/>
    public override Tensor Sample(Shape shape, Generator generator) =>
        Location + Factor.MatMul(Tensor.Normal(Full(shape), generator, dtype: DType).Unsqueeze(-1)).Squeeze(-1);
}
