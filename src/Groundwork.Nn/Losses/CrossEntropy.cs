namespace Groundwork.Nn;

public static partial class Losses
{
    /// <summary>Cross-entropy of logits with classes: −log softmax(x)[target] for class indices, −Σₖ target[k] log softmax(x)[k] for probabilities.</summary>
    /// <param name="input">Logits [N, C, …] or [C].</param>
    /// <param name="target">Class indices [N, …] or [] of an integer dtype, or probabilities of the logits' shape.</param>
    /// <param name="weight">A factor for each class, [C].</param>
    /// <param name="ignoreIndex">Index targets of this value count for nothing.</param>
    /// <param name="reduction">The mean divides by the sum of the targets' weights; for probabilities by the number of rows.</param>
    /// <param name="labelSmoothing">The part of each target that is spread evenly over all classes, 0 to 1.</param>
    /// <returns>A scalar, or one loss a row without reduction; in nats. The mean is NaN if every target is ignored.</returns>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not a class, or the smoothing is outside 0 to 1.</exception>
    /// <remarks>Source of the smoothing: Szegedy and others (2015), "Rethinking the Inception Architecture for Computer Vision", section 7.</remarks>
    /// <example><code>var loss = Losses.CrossEntropy(model.Call(x), labels);</code></example>
    public static Tensor CrossEntropy(Tensor input, Tensor target, Tensor? weight = null, long ignoreIndex = -100, Reduction reduction = Reduction.Mean, double labelSmoothing = 0)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(target);
        const string Name = "cross entropy";
        if (!(labelSmoothing >= 0 && labelSmoothing <= 1))
            throw new ArgumentOutOfRangeException(nameof(labelSmoothing), $"{Name}: a label smoothing of {labelSmoothing} is outside 0 to 1");
        var logits = ClassesLast(Name, input);
        CheckWeight(Name, weight, logits.Shape[^1]);
        if (target.DType.IsFloat) return WithProbabilities(logits, target, input, weight, reduction, labelSmoothing);
        CheckIndexShape(Name, input, target);
        var losses = logits.RowCrossEntropy(target, ignoreIndex);
        var (weights, total) = TargetWeights(target, weight, ignoreIndex, input.DType);
        if (weight is not null) losses = losses * weights;
        if (labelSmoothing > 0)
        {
            int classes = logits.Shape[^1];
            var even = -(weight is null ? logits.LogSoftmax() : logits.LogSoftmax() * weight).Sum(-1);
            losses = (1 - labelSmoothing) * losses + labelSmoothing / classes * even * Counted(target, ignoreIndex, input.DType);
        }
        return reduction == Reduction.Mean ? losses.Sum() / total : Reduce(losses, reduction);
    }

    static Tensor WithProbabilities(Tensor logits, Tensor target, Tensor input, Tensor? weight, Reduction reduction, double smoothing)
    {
        CheckSame("cross entropy", input, target);
        var p = ClassesLast("cross entropy", target);
        if (smoothing > 0) p = (1 - smoothing) * p + smoothing / logits.Shape[^1];
        var log = logits.LogSoftmax();
        if (weight is not null) log = log * weight;
        return Reduce(-(p * log).Sum(-1), reduction);
    }

    /// <summary>Negative log-likelihood of classes under log-probabilities: −weight[target] · input[target].</summary>
    /// <param name="input">Log-probabilities [N, C, …] or [C], as <c>LogSoftmax</c> gives them.</param>
    /// <param name="target">Class indices [N, …] or [].</param>
    /// <param name="weight">A factor for each class, [C].</param>
    /// <param name="ignoreIndex">Targets of this value count for nothing.</param>
    /// <param name="reduction">The mean divides by the sum of the targets' weights.</param>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not a class.</exception>
    public static Tensor Nll(Tensor input, Tensor target, Tensor? weight = null, long ignoreIndex = -100, Reduction reduction = Reduction.Mean)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(target);
        var rows = ClassesLast("nll", input);
        CheckWeight("nll", weight, rows.Shape[^1]);
        CheckIndexShape("nll", input, target);
        var losses = rows.RowNll(target, ignoreIndex);
        var (weights, total) = TargetWeights(target, weight, ignoreIndex, input.DType);
        if (weight is not null) losses = losses * weights;
        return reduction == Reduction.Mean ? losses.Sum() / total : Reduce(losses, reduction);
    }

    /// <summary>[N, C, …] with the classes brought to the last axis.</summary>
    static Tensor ClassesLast(string loss, Tensor x)
    {
        if (x.Rank == 0) throw new ShapeException(loss, "a scalar has no classes; logits are [N, C, …] or [C]", [x.Shape]);
        if (!x.DType.IsFloat) throw new ArgumentException($"{loss}: expected floating logits, got {x.DType}; convert with .To(DType.Float32)");
        if (x.Rank <= 2) return x;
        int[] order = [0, .. Enumerable.Range(2, x.Rank - 2), 1];
        return x.Permute(order);
    }

    static void CheckIndexShape(string loss, Tensor input, Tensor target)
    {
        Shape expected = input.Rank == 1 ? default : Shape.Of([input.Shape[0], .. input.Shape.Dims[2..]]);
        if (target.Shape != expected)
            throw new ShapeException(loss, $"input {input.Shape} needs class indices of shape {expected}, or probabilities of its own, got {target.DType} {target.Shape}", [input.Shape, target.Shape]);
        if (target.DType == DType.Bool) throw new ArgumentException($"{loss}: class indices must be integers, got Bool; convert with .To(DType.Int64)");
    }

    static void CheckWeight(string loss, Tensor? weight, int classes)
    {
        if (weight is not null && weight.Shape != Shape.Of(classes))
            throw new ShapeException(loss, $"the class weights {weight.Shape} must have the shape [{classes}]", [weight.Shape]);
    }

    /// <summary>The weight of each target, 0 where ignored, and their sum.</summary>
    static (Tensor Weights, double Total) TargetWeights(Tensor target, Tensor? weight, long ignoreIndex, DType dtype)
    {
        double[]? byClass = weight?.ToArray<double>();
        long[] classes = target.ToArray<long>();
        double total = 0;
        if (byClass is null)
        {
            foreach (long t in classes)
                if (t != ignoreIndex) total++;
            return (1.0, total);
        }
        var weights = new double[classes.Length];
        for (int i = 0; i < classes.Length; i++)
            if (classes[i] != ignoreIndex) total += weights[i] = byClass[classes[i]];
        return (Tensor.From<double>(weights, target.Shape).To(dtype), total);
    }

    static Tensor Counted(Tensor target, long ignoreIndex, DType dtype) => target.NotEqual(ignoreIndex).To(dtype);
}
