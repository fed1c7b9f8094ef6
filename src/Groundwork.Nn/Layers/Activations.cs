namespace Groundwork.Nn;

/// <summary>A layer without parameters: max(x, 0). See <see cref="Tensor.Relu"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new Relu().Call(Tensor.From(-1f, 2f));   // [0, 2]</code></example>
public sealed class Relu : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Relu();
}

/// <summary>A layer without parameters: 1 / (1 + e⁻ˣ). See <see cref="Tensor.Sigmoid"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new Sigmoid().Call(Tensor.From(1f));   // [0.7311]</code></example>
public sealed class Sigmoid : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Sigmoid();
}

/// <summary>A layer without parameters: the hyperbolic tangent. See <see cref="Tensor.Tanh"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new Tanh().Call(Tensor.From(1f));   // [0.7616]</code></example>
public sealed class Tanh : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Tanh();
}

/// <summary>A layer without parameters: x · Φ(x), or its tanh form. See <see cref="Tensor.Gelu"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new Gelu().Call(Tensor.From(1f));   // [0.8413]</code></example>
public sealed class Gelu(bool tanh = false) : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Gelu(tanh);
}

/// <summary>A layer without parameters: x · sigmoid(x). See <see cref="Tensor.Silu"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new Silu().Call(Tensor.From(1f));   // [0.7311]</code></example>
public sealed class Silu : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Silu();
}

/// <summary>A layer without parameters: x · tanh(softplus(x)). See <see cref="Tensor.Mish"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new Mish().Call(Tensor.From(1f));   // [0.8651]</code></example>
public sealed class Mish : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Mish();
}

/// <summary>A layer without parameters: log(1 + exp(beta · x)) / beta. See <see cref="Tensor.Softplus"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new Softplus().Call(Tensor.From(0f));   // [0.6931]</code></example>
public sealed class Softplus(double beta = 1, double threshold = 20) : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Softplus(beta, threshold);
}

/// <summary>A layer without parameters: x, times a slope where it is negative. See <see cref="Tensor.LeakyRelu"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new LeakyRelu().Call(Tensor.From(-1f, 2f));   // [-0.01, 2]</code></example>
public sealed class LeakyRelu(double slope = 0.01) : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.LeakyRelu(slope);
}

/// <summary>A layer without parameters: x, and alpha (eˣ − 1) where it is negative. See <see cref="Tensor.Elu"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new Elu().Call(Tensor.From(-1f));   // [-0.6321]</code></example>
public sealed class Elu(double alpha = 1) : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Elu(alpha);
}

/// <summary>A layer without parameters: the scaled exponential linear unit. See <see cref="Tensor.Selu"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new Selu().Call(Tensor.From(1f));   // [1.0507]</code></example>
public sealed class Selu : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Selu();
}

/// <summary>A layer without parameters: the continuously differentiable exponential linear unit. See <see cref="Tensor.Celu"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new Celu().Call(Tensor.From(-1f));   // [-0.6321]</code></example>
public sealed class Celu(double alpha = 1) : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Celu(alpha);
}

/// <summary>A layer without parameters: min(max(x, 0), 6). See <see cref="Tensor.Relu6"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new Relu6().Call(Tensor.From(-1f, 7f));   // [0, 6]</code></example>
public sealed class Relu6 : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Relu6();
}

/// <summary>A layer without parameters: x held between two bounds. See <see cref="Tensor.Hardtanh"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new Hardtanh().Call(Tensor.From(-3f, 0.5f));   // [-1, 0.5]</code></example>
public sealed class Hardtanh(double min = -1, double max = 1) : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Hardtanh(min, max);
}

/// <summary>A layer without parameters: x · relu6(x + 3) / 6. See <see cref="Tensor.Hardswish"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new Hardswish().Call(Tensor.From(1f));   // [0.6667]</code></example>
public sealed class Hardswish : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Hardswish();
}

/// <summary>A layer without parameters: relu6(x + 3) / 6. See <see cref="Tensor.Hardsigmoid"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new Hardsigmoid().Call(Tensor.From(0f));   // [0.5]</code></example>
public sealed class Hardsigmoid : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Hardsigmoid();
}

/// <summary>A layer without parameters: x / (1 + |x|). See <see cref="Tensor.Softsign"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new Softsign().Call(Tensor.From(1f));   // [0.5]</code></example>
public sealed class Softsign : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Softsign();
}

/// <summary>A layer without parameters: log sigmoid(x). See <see cref="Tensor.LogSigmoid"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new LogSigmoid().Call(Tensor.From(0f));   // [-0.6931]</code></example>
public sealed class LogSigmoid : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.LogSigmoid();
}

/// <summary>A layer without parameters: probabilities along an axis. See <see cref="Tensor.Softmax"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new Softmax().Call(Tensor.From(0f, 0f));   // [0.5, 0.5]</code></example>
public sealed class Softmax(int axis = -1) : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Softmax(axis);
}

/// <summary>A layer without parameters: log-probabilities along an axis. See <see cref="Tensor.LogSoftmax"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new LogSoftmax().Call(Tensor.From(0f, 0f));   // [-0.6931, -0.6931]</code></example>
public sealed class LogSoftmax(int axis = -1) : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.LogSoftmax(axis);
}

/// <summary>x, times a learned slope where it is negative. See <see cref="Functional.Prelu"/>.</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>new Prelu().Call(Tensor.From(-1f, 2f));   // [-0.25, 2]</code></example>
public sealed class Prelu : Layer
{
    /// <summary>A layer with one slope, or one for each channel.</summary>
    /// <param name="slopes">How many slopes.</param>
    /// <param name="initial">What they start with.</param>
    public Prelu(int slopes = 1, double initial = 0.25) => Weight = Parameter("weight", Tensor.Full([slopes], initial));

    /// <summary>The slopes.</summary>
    public Tensor Weight { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => Functional.Prelu(x, Weight);
}
