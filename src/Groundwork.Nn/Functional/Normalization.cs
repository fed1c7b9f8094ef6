namespace Groundwork.Nn;

public static partial class Functional
{
    /// <summary>Batch normalisation: (x − mean) / √(var + epsilon) · weight + bias for each channel (axis 1), with the batch's own mean and variance in training and the running ones else.</summary>
    /// <param name="x">[N, C, …]</param>
    /// <param name="runningMean">[C]</param>
    /// <param name="runningVariance">[C]</param>
    /// <param name="weight">[C], or null for 1.</param>
    /// <param name="bias">[C], or null for 0.</param>
    /// <param name="training">True measures the batch.</param>
    /// <param name="momentum">How much of the new measure enters the running ones, which keep the unbiased variance.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <returns>The result, and the running mean and variance after; the inputs are not changed.</returns>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    /// <exception cref="ArgumentException">A channel has one value alone in training: it has no variance.</exception>
    /// <remarks>Source: Ioffe and Szegedy (2015), "Batch Normalization", algorithm 1.</remarks>
    public static (Tensor Y, Tensor RunningMean, Tensor RunningVariance) BatchNorm(
        Tensor x, Tensor runningMean, Tensor runningVariance, Tensor? weight = null, Tensor? bias = null, bool training = false, double momentum = 0.1, double epsilon = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(x);
        int channels = CheckChannels("batch norm", x, weight, bias);
        foreach (var (name, t) in new[] { ("running mean", runningMean), ("running variance", runningVariance) })
            if (t.Shape != Shape.Of(channels)) throw new ShapeException("batch norm", $"the {name} {t.Shape} must have one number for each of {channels} channels of {x.Shape}", [x.Shape, t.Shape], 1);
        Tensor mean = runningMean.Detach(), variance = runningVariance.Detach();
        (Tensor Mean, Tensor Variance) running = (mean, variance);
        if (training)
        {
            long count = x.Count / Math.Max(channels, 1);
            if (count < 2) throw new ArgumentException($"batch norm: in training a channel of {x.Shape} has {count} value and no variance; give a larger batch, or call Eval()");
            int[] others = [0, .. Enumerable.Range(2, x.Rank - 2)];
            mean = x.Sum(others) / count;
            var d = x - PerChannel(mean, x.Rank);
            variance = (d * d).Sum(others) / count;
            using (Autograd.NoGrad())
                running = (running.Mean * (1 - momentum) + mean.Detach() * momentum, running.Variance * (1 - momentum) + variance.Detach() * (momentum * count / (count - 1)));
        }
        var y = (x - PerChannel(mean, x.Rank)) * PerChannel((variance + epsilon).Rsqrt(), x.Rank);
        return (Affine(y, weight, bias), running.Mean, running.Variance);
    }

    /// <summary>Group normalisation: the channels (axis 1) fall into groups, each normalised by its own mean and variance in every sample.</summary>
    /// <param name="x">[N, C, …]</param>
    /// <param name="groups">A divisor of C.</param>
    /// <param name="weight">[C], or null for 1.</param>
    /// <param name="bias">[C], or null for 0.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <exception cref="ShapeException">The groups do not divide the channels, or weight or bias has another shape.</exception>
    /// <remarks>Source: Wu and He (2018), "Group Normalization".</remarks>
    public static Tensor GroupNorm(Tensor x, int groups, Tensor? weight = null, Tensor? bias = null, double epsilon = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(x);
        int channels = CheckChannels("group norm", x, weight, bias);
        if (groups < 1 || channels % groups != 0) throw new ShapeException("group norm", $"{channels} channels of {x.Shape} do not fall into {groups} groups", [x.Shape], 1);
        if (x.Count == 0) return x;
        int n = (int)(x.Count / x.Shape[0] / groups);
        return Affine(x.Reshape(-1, n).LayerNorm([n], epsilon: epsilon).Reshape(x.Shape.Dims), weight, bias);
    }

    /// <summary>Instance normalisation: every channel of every sample by its own mean and variance.</summary>
    /// <param name="x">[N, C, …]</param>
    /// <param name="weight">[C], or null for 1.</param>
    /// <param name="bias">[C], or null for 0.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <exception cref="ShapeException">Weight or bias has another shape.</exception>
    /// <exception cref="ArgumentException">A channel of a sample is one value, which has no variance.</exception>
    /// <remarks>Source: Ulyanov, Vedaldi, Lempitsky (2016), "Instance Normalization: The Missing Ingredient for Fast Stylization".</remarks>
    public static Tensor InstanceNorm(Tensor x, Tensor? weight = null, Tensor? bias = null, double epsilon = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(x);
        int channels = CheckChannels("instance norm", x, weight, bias);
        if (x.Count > 0 && x.Count == (long)x.Shape[0] * channels)
            throw new ArgumentException($"instance norm: a channel of a sample of {x.Shape} has 1 value and no variance; give it a spatial axis of more");
        return GroupNorm(x, Math.Max(1, channels), weight, bias, epsilon);
    }

    /// <summary>Local response normalisation: x / (k + alpha · mean of x² over neighbouring channels)^beta.</summary>
    /// <param name="x">[N, C, …]</param>
    /// <param name="size">How many channels are neighbours; those beyond the ends count as 0.</param>
    /// <param name="alpha">A factor on the mean.</param>
    /// <param name="beta">The exponent.</param>
    /// <param name="k">What the mean is added to.</param>
    /// <exception cref="ShapeException">There is no axis of channels.</exception>
    /// <remarks>Source: Krizhevsky, Sutskever, Hinton (2012), "ImageNet Classification with Deep Convolutional Neural Networks", section 3.3.</remarks>
    public static Tensor LocalResponseNorm(Tensor x, int size, double alpha = 1e-4, double beta = 0.75, double k = 1)
    {
        ArgumentNullException.ThrowIfNull(x);
        Require.AtLeast(1, "local response norm", size);
        CheckChannels("local response norm", x, null, null);
        (int Before, int After)[] pad = [(0, 0), (size / 2, (size - 1) / 2), .. Enumerable.Repeat((0, 0), x.Rank - 2)];
        var squares = (x * x).Pad(pad).SlidingWindow(size, 1); // [N, C, …, size]
        return x / (squares.Sum(-1) * (alpha / size) + k).Pow(beta);
    }

    static int CheckChannels(string op, Tensor x, Tensor? weight, Tensor? bias)
    {
        if (x.Rank < 2) throw new ShapeException(op, $"{x.Shape} needs two axes or more, [samples, channels, …]", [x.Shape]);
        if (!x.DType.IsFloat) throw new ArgumentException($"{op}: expected a floating dtype, got {x.DType}; convert with .To(DType.Float32)");
        int channels = x.Shape[1];
        foreach (var t in new[] { weight, bias })
            if (t is not null && t.Shape != Shape.Of(channels)) throw new ShapeException(op, $"weight and bias must have one number for each of {channels} channels of {x.Shape}, got {t.Shape}", [x.Shape, t.Shape], 1);
        return channels;
    }

    static Tensor PerChannel(Tensor values, int rank) => values.Reshape([values.Shape[0], .. Enumerable.Repeat(1, rank - 2)]);

    static Tensor Affine(Tensor y, Tensor? weight, Tensor? bias)
    {
        if (weight is not null) y = y * PerChannel(weight, y.Rank);
        return bias is null ? y : y + PerChannel(bias, y.Rank);
    }
}
