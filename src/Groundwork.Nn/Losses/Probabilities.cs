namespace Groundwork.Nn;

public static partial class Losses
{
    /// <summary>Cross-entropy of probabilities with two classes: −weight · (t log p + (1 − t) log(1 − p)), where a logarithm is never below −100.</summary>
    /// <param name="input">Probabilities, 0 to 1.</param>
    /// <param name="target">Targets, 0 to 1, of the same shape.</param>
    /// <param name="weight">A factor for each loss, broadcast.</param>
    /// <param name="reduction">How the losses become one number.</param>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="ArgumentException">An input is outside 0 to 1: pass logits to <see cref="BinaryCrossEntropyWithLogits"/>.</exception>
    public static Tensor BinaryCrossEntropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
    {
        CheckSame("binary cross entropy", input, target);
        foreach (double p in input.ToArray<double>())
            if (p < 0 || p > 1) throw new ArgumentException($"binary cross entropy: an input is {p}, outside 0 to 1; for logits use BinaryCrossEntropyWithLogits");
        var losses = input.BinaryCrossEntropy(target);
        return Reduce(weight is null ? losses : losses * weight, reduction);
    }

    /// <summary>Cross-entropy of logits with two classes, without overflow: −weight · (positiveWeight · t log σ(x) + (1 − t) log(1 − σ(x))).</summary>
    /// <param name="input">Logits.</param>
    /// <param name="target">Targets, 0 to 1, of the same shape.</param>
    /// <param name="weight">A factor for each loss, broadcast.</param>
    /// <param name="positiveWeight">A factor for the positive part, broadcast.</param>
    /// <param name="reduction">How the losses become one number.</param>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Tensor BinaryCrossEntropyWithLogits(Tensor input, Tensor target, Tensor? weight = null, Tensor? positiveWeight = null, Reduction reduction = Reduction.Mean)
    {
        CheckSame("binary cross entropy with logits", input, target);
        var ramp = -input.LogSigmoid(); // softplus(−x)
        if (positiveWeight is not null) ramp = ramp * (1 + (positiveWeight - 1) * target);
        var losses = (1 - target) * input + ramp;
        return Reduce(weight is null ? losses : losses * weight, reduction);
    }

    /// <summary>Divergence of Kullback and Leibler: target · (log target − input), 0 where the target is 0.</summary>
    /// <param name="input">Log-probabilities.</param>
    /// <param name="target">Probabilities, or their logarithms.</param>
    /// <param name="logTarget">True if the target is logarithms.</param>
    /// <param name="reduction">How the losses become one number; <see cref="Reduction.BatchMean"/> is the divergence.</param>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Tensor KlDiv(Tensor input, Tensor target, bool logTarget = false, Reduction reduction = Reduction.Mean)
    {
        CheckSame("kl div", input, target);
        if (logTarget) return Reduce(target.Exp() * (target - input), reduction);
        var positive = target > 0;
        var entropy = Tensor.Where(positive, target * Tensor.Where(positive, target, 1).Log(), 0);
        return Reduce(entropy - target * input, reduction);
    }

    /// <summary>Cross-entropy of several labels at once: the mean over classes of <see cref="BinaryCrossEntropyWithLogits"/>.</summary>
    /// <param name="input">Logits [N, C].</param>
    /// <param name="target">0 or 1, of the same shape.</param>
    /// <param name="weight">A factor for each class, [C].</param>
    /// <param name="reduction">How the losses of the rows become one number.</param>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Tensor MultilabelSoftMargin(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
    {
        CheckSame("multilabel soft margin", input, target);
        var losses = BinaryCrossEntropyWithLogits(input, target, weight, reduction: Reduction.None);
        return Reduce(losses.Sum(-1) / input.Shape[^1], reduction);
    }
}
