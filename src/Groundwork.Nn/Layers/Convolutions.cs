namespace Groundwork.Nn;

/// <summary>What the convolution layers share: weight [outputs, inputs / groups, kernel…] and bias [outputs], drawn uniformly from ±1/√(fan in) as in PyTorch.</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
public abstract class ConvolutionLayer : Layer
{
    private protected readonly int[] _stride, _padding, _dilation;
    private protected readonly int _groups;

    private protected ConvolutionLayer(Shape weight, int outputs, int[] stride, int[] padding, int[] dilation, int groups, bool bias, Generator? generator)
    {
        (_stride, _padding, _dilation, _groups) = (stride, padding, dilation, groups);
        generator ??= Init.Default;
        double bound = 1 / Math.Sqrt(Math.Max(1, Init.Fans(weight).In));
        Weight = Parameter("weight", Init.Uniform(weight, generator, -bound, bound));
        if (bias) Bias = Parameter("bias", Init.Uniform([outputs], generator, -bound, bound));
    }

    /// <summary>The weight.</summary>
    public Tensor Weight { get; }

    /// <summary>The bias, [outputs], or null.</summary>
    public Tensor? Bias { get; }

    private protected static int Part(string layer, string what, int channels, int groups) => groups >= 1 && channels % groups == 0 ? channels / groups
        : throw new ArgumentException($"{layer}: {groups} groups do not divide {channels} {what}");
}

/// <summary>Convolution of sequences: [N, inputs, L] to [N, outputs, …]. See <see cref="Tensor.Convolution"/>.</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>var layer = new Conv1d(4, 8, kernel: 3, padding: 1);</code></example>
public sealed class Conv1d(int inputs, int outputs, int kernel, int stride = 1, int padding = 0, int dilation = 1, int groups = 1, bool bias = true, Generator? generator = null)
    : ConvolutionLayer([outputs, Part("conv1d", "inputs", inputs, groups), kernel], outputs, [stride], [padding], [dilation], groups, bias, generator)
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Convolution(Weight, Bias, _stride, _padding, _dilation, _groups);
}

/// <summary>Convolution of images: [N, inputs, H, W] to [N, outputs, …]. See <see cref="Tensor.Convolution"/>.</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>var layer = new Conv2d(3, 16, kernel: 3, padding: 1);</code></example>
public sealed class Conv2d : ConvolutionLayer
{
    /// <summary>A layer with a square kernel.</summary>
    public Conv2d(int inputs, int outputs, int kernel, int stride = 1, int padding = 0, int dilation = 1, int groups = 1, bool bias = true, Generator? generator = null)
        : this(inputs, outputs, (kernel, kernel), (stride, stride), (padding, padding), (dilation, dilation), groups, bias, generator) { }

    /// <summary>A layer whose height and width differ.</summary>
    public Conv2d(int inputs, int outputs, (int Height, int Width) kernel, (int Height, int Width) stride, (int Height, int Width) padding, (int Height, int Width) dilation, int groups = 1, bool bias = true, Generator? generator = null)
        : base([outputs, Part("conv2d", "inputs", inputs, groups), kernel.Height, kernel.Width], outputs, [stride.Height, stride.Width], [padding.Height, padding.Width], [dilation.Height, dilation.Width], groups, bias, generator) { }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Convolution(Weight, Bias, _stride, _padding, _dilation, _groups);
}

/// <summary>Transposed convolution of sequences; the weight is [inputs, outputs / groups, kernel]. See <see cref="Tensor.TransposedConvolution"/>.</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>new ConvTranspose1d(1, 2, kernel: 2, stride: 2).Call(Tensor.Ones([1, 1, 3])).Shape;   // [1, 2, 6]</code></example>
public sealed class ConvTranspose1d(int inputs, int outputs, int kernel, int stride = 1, int padding = 0, int outputPadding = 0, int dilation = 1, int groups = 1, bool bias = true, Generator? generator = null)
    : ConvolutionLayer([inputs, Part("conv transpose 1d", "outputs", outputs, groups), kernel], outputs, [stride], [padding], [dilation], groups, bias, generator)
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.TransposedConvolution(Weight, Bias, _stride, _padding, [outputPadding], _dilation, _groups);
}

/// <summary>Transposed convolution of images; the weight is [inputs, outputs / groups, height, width]. See <see cref="Tensor.TransposedConvolution"/>.</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>new ConvTranspose2d(1, 2, kernel: 2, stride: 2).Call(Tensor.Ones([1, 1, 3, 3])).Shape;   // [1, 2, 6, 6]</code></example>
public sealed class ConvTranspose2d(int inputs, int outputs, int kernel, int stride = 1, int padding = 0, int outputPadding = 0, int dilation = 1, int groups = 1, bool bias = true, Generator? generator = null)
    : ConvolutionLayer([inputs, Part("conv transpose 2d", "outputs", outputs, groups), kernel, kernel], outputs, [stride, stride], [padding, padding], [dilation, dilation], groups, bias, generator)
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.TransposedConvolution(Weight, Bias, _stride, _padding, [outputPadding], _dilation, _groups);
}
