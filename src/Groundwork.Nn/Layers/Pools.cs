namespace Groundwork.Nn;

/// <summary>The largest element of each window of a sequence. See <see cref="Tensor.MaxPool"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new MaxPool1d(2).Call(Tensor.Arange(4).To(DType.Float32).Reshape(1, 1, 4));   // [[[1, 3]]]</code></example>
public sealed class MaxPool1d(int kernel, int? stride = null, int padding = 0, int dilation = 1, bool ceil = false) : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.MaxPool([kernel], [stride ?? kernel], [padding], [dilation], ceil).Values;
}

/// <summary>The largest element of each square of an image. See <see cref="Tensor.MaxPool"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>var halve = new MaxPool2d(2);</code></example>
public sealed class MaxPool2d(int kernel, int? stride = null, int padding = 0, int dilation = 1, bool ceil = false) : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.MaxPool([kernel, kernel], [stride ?? kernel], [padding], [dilation], ceil).Values;
}

/// <summary>The mean of each window of a sequence. See <see cref="Tensor.AveragePool"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new AvgPool1d(2).Call(Tensor.Arange(4).To(DType.Float32).Reshape(1, 1, 4));   // [[[0.5, 2.5]]]</code></example>
public sealed class AvgPool1d(int kernel, int? stride = null, int padding = 0, bool ceil = false, bool countPadding = true) : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.AveragePool([kernel], [stride ?? kernel], [padding], ceil, countPadding);
}

/// <summary>The mean of each square of an image. See <see cref="Tensor.AveragePool"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new AvgPool2d(2).Call(Tensor.Arange(4).To(DType.Float32).Reshape(1, 1, 2, 2));   // [[[[1.5]]]]</code></example>
public sealed class AvgPool2d(int kernel, int? stride = null, int padding = 0, bool ceil = false, bool countPadding = true) : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.AveragePool([kernel, kernel], [stride ?? kernel], [padding], ceil, countPadding);
}

/// <summary>Images of any size to a given one, by means. See <see cref="Tensor.AdaptiveAveragePool"/>.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new AdaptiveAvgPool2d(1, 1).Call(Tensor.Arange(4).To(DType.Float32).Reshape(1, 1, 2, 2));   // [[[[1.5]]]]</code></example>
public sealed class AdaptiveAvgPool2d(int height, int width) : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.AdaptiveAveragePool(height, width);
}

/// <summary>Axes joined into one: by default all but the first.</summary>
/// <remarks>Stateless: safe to use from several threads once it is built.</remarks>
/// <example><code>new Sequential(new Conv2d(1, 8, 3), new Flatten(), new Linear(8 * 26 * 26, 10));</code></example>
public sealed class Flatten(int first = 1, int last = -1) : Layer
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Flatten(first, last);
}
