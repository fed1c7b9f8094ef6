using System.Numerics.Tensors;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The elements as a span of the base library, without a copy: to read or to write.</summary>
    /// <exception cref="ArgumentException">The elements are not of type <typeparamref name="T"/>.</exception>
    /// <exception cref="InvalidOperationException">An axis runs backwards, which such spans cannot show.</exception>
    /// <remarks>The memory is never reused, however long the span lives. Writing is not seen by gradients. A scalar becomes one element along one axis.</remarks>
    /// <example><code>var span = matrix.AsTensorSpan&lt;float&gt;();</code></example>
    public TensorSpan<T> AsTensorSpan<T>() where T : unmanaged
    {
        nint[] lengths = new nint[Math.Max(Rank, 1)], strides = new nint[Math.Max(Rank, 1)];
        lengths[0] = 1;
        long needed = 1;
        for (int i = 0; i < Rank; i++)
        {
            long stride = Strides[i];
            lengths[i] = Shape.Array[i];
            if (lengths[i] > 1 && stride < 0)
                throw new InvalidOperationException($"tensor span: axis {i} of this view of shape {Shape} runs backwards; call .Contiguous() first");
            strides[i] = lengths[i] <= 1 ? 0 : (nint)stride;
            needed += (lengths[i] - 1) * strides[i];
        }
        var elements = Storage.Elements<T>();
        Storage.Escape();
        return Count == 0 ? new(elements[..0], lengths) : new(elements.Slice((int)Offset, (int)needed), lengths, strides);
    }

    /// <summary>The elements as a read-only span of the base library, without a copy.</summary>
    /// <inheritdoc cref="AsTensorSpan{T}"/>
    /// <example><code>var sum = System.Numerics.Tensors.Tensor.Sum(matrix.AsReadOnlyTensorSpan&lt;float&gt;());</code></example>
    public ReadOnlyTensorSpan<T> AsReadOnlyTensorSpan<T>() where T : unmanaged => AsTensorSpan<T>();

    /// <summary>A tensor with a copy of a span of the base library, in its shape.</summary>
    /// <exception cref="ArgumentException">No dtype holds <typeparamref name="T"/>, or an axis is longer than 2³¹ − 1.</exception>
    /// <example><code>var t = Tensor.From(span);</code></example>
    public static Tensor From<T>(in ReadOnlyTensorSpan<T> span) where T : unmanaged
    {
        var dims = new int[span.Rank];
        for (int i = 0; i < dims.Length; i++)
            dims[i] = span.Lengths[i] <= int.MaxValue ? (int)span.Lengths[i] : throw new ArgumentException($"from: axis {i} has {span.Lengths[i]} elements, more than an axis holds");
        var y = Empty(Shape.Of(dims), DTypes.Of<T>());
        if (y.Count > 0) span.FlattenTo(y.Data<T>());
        return y;
    }
}
