namespace Groundwork.Nn;

/// <summary>Loss functions, with PyTorch's names and defaults. All are differentiable in their inputs; smaller is better.</summary>
public static partial class Losses
{
    /// <summary>Cross-entropy of logits with class indices: the mean of log Σₖ exp(x[i, k]) − x[i, target[i]].</summary>
    /// <param name="input">Logits [N, C] or [C].</param>
    /// <param name="target">Class indices [N] or [].</param>
    /// <param name="ignoreIndex">Targets of this value count for nothing.</param>
    /// <returns>A scalar, in nats. NaN if every target is ignored.</returns>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not a class.</exception>
    public static Tensor CrossEntropy(Tensor input, Tensor target, long ignoreIndex = -100)
    {
        var losses = input.RowCrossEntropy(target, ignoreIndex);
        long counted = 0;
        foreach (long t in target.ToArray<long>())
            if (t != ignoreIndex) counted++;
        return losses.Sum() / counted;
    }
}
