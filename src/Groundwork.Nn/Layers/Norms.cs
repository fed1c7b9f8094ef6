namespace Groundwork.Nn;

/// <summary>Batch normalisation of each channel (axis 1). See <see cref="Functional.BatchNorm"/>.</summary>
/// <remarks>In training the running mean and variance are updated, in place; in evaluation they are used. Not safe to use from several threads at once while it trains: it keeps running statistics.</remarks>
public abstract class BatchNorm : Layer
{
    readonly double _momentum, _epsilon;
    readonly int _rank, _otherRank;

    private protected BatchNorm(int channels, double epsilon, double momentum, bool affine, int rank, int otherRank)
    {
        (_momentum, _epsilon, _rank, _otherRank) = (momentum, epsilon, rank, otherRank);
        if (affine) Weight = Parameter("weight", Tensor.Ones([channels]));
        if (affine) Bias = Parameter("bias", Tensor.Zeros([channels]));
        RunningMean = Buffer("running_mean", Tensor.Zeros([channels]));
        RunningVariance = Buffer("running_var", Tensor.Ones([channels]));
        BatchesTracked = Buffer("num_batches_tracked", Tensor.Zeros([], DType.Int64));
    }

    /// <summary>A factor for each channel, or null.</summary>
    public Tensor? Weight { get; }

    /// <summary>A term for each channel, or null.</summary>
    public Tensor? Bias { get; }

    /// <summary>The mean of each channel over the batches so far.</summary>
    public Tensor RunningMean { get; }

    /// <summary>The unbiased variance of each channel over the batches so far.</summary>
    public Tensor RunningVariance { get; }

    /// <summary>How many batches were measured, as a 0-d Int64 tensor.</summary>
    public Tensor BatchesTracked { get; }

    /// <inheritdoc/>
    protected sealed override Tensor Forward(Tensor x)
    {
        if (x.Rank != _rank && x.Rank != _otherRank) throw new ShapeException("batch norm", $"{x.Shape} has {x.Rank} axes; this layer takes {(_rank == _otherRank ? $"{_rank}" : $"{_rank} or {_otherRank}")}", [x.Shape]);
        var (y, mean, variance) = Functional.BatchNorm(x, RunningMean, RunningVariance, Weight, Bias, IsTraining, _momentum, _epsilon);
        if (!IsTraining) return y;
        Init.Set(RunningMean, mean);
        Init.Set(RunningVariance, variance);
        Init.Set(BatchesTracked, BatchesTracked + 1);
        return y;
    }
}

/// <summary>Batch normalisation of [N, C] or [N, C, L].</summary>
/// <remarks>Not safe to use from several threads at once while it trains: it keeps running statistics.</remarks>
/// <example><code>new BatchNorm1d(3).Call(Tensor.Randn([8, 3], seed: 1)).Shape;   // [8, 3]</code></example>
public sealed class BatchNorm1d(int channels, double epsilon = 1e-5, double momentum = 0.1, bool affine = true) : BatchNorm(channels, epsilon, momentum, affine, 2, 3);

/// <summary>Batch normalisation of images, [N, C, H, W].</summary>
/// <remarks>Not safe to use from several threads at once while it trains: it keeps running statistics.</remarks>
/// <example><code>new Sequential(new Conv2d(3, 16, 3), new BatchNorm2d(16), new Relu());</code></example>
public sealed class BatchNorm2d(int channels, double epsilon = 1e-5, double momentum = 0.1, bool affine = true) : BatchNorm(channels, epsilon, momentum, affine, 4, 4);

/// <summary>Normalisation of groups of channels in every sample. See <see cref="Functional.GroupNorm"/>.</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>new GroupNorm(2, channels: 4).Call(Tensor.Ones([1, 4, 3])).Shape;   // [1, 4, 3]</code></example>
public sealed class GroupNorm : Layer
{
    readonly int _groups;
    readonly double _epsilon;

    /// <summary>A layer for <paramref name="channels"/> channels in <paramref name="groups"/> groups; weight starts at 1 and bias at 0.</summary>
    public GroupNorm(int groups, int channels, double epsilon = 1e-5, bool affine = true)
    {
        if (groups < 1 || channels % groups != 0) throw new ArgumentException($"group norm: {groups} groups do not divide {channels} channels");
        (_groups, _epsilon) = (groups, epsilon);
        if (affine) Weight = Parameter("weight", Tensor.Ones([channels]));
        if (affine) Bias = Parameter("bias", Tensor.Zeros([channels]));
    }

    /// <summary>A factor for each channel, or null.</summary>
    public Tensor? Weight { get; }

    /// <summary>A term for each channel, or null.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => Functional.GroupNorm(x, _groups, Weight, Bias, _epsilon);
}

/// <summary>Normalisation of every channel of every sample by itself. See <see cref="Functional.InstanceNorm"/>.</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>new InstanceNorm(4).Call(Tensor.Randn([1, 4, 3], seed: 1)).Shape;   // [1, 4, 3]</code></example>
public sealed class InstanceNorm : Layer
{
    readonly double _epsilon;

    /// <summary>A layer for <paramref name="channels"/> channels; without weight and bias by default, as in PyTorch.</summary>
    public InstanceNorm(int channels, double epsilon = 1e-5, bool affine = false)
    {
        _epsilon = epsilon;
        if (affine) Weight = Parameter("weight", Tensor.Ones([channels]));
        if (affine) Bias = Parameter("bias", Tensor.Zeros([channels]));
    }

    /// <summary>A factor for each channel, or null.</summary>
    public Tensor? Weight { get; }

    /// <summary>A term for each channel, or null.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => Functional.InstanceNorm(x, Weight, Bias, _epsilon);
}
