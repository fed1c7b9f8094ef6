namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>A copy with one value wherever a mask is true.</summary>
    /// <param name="mask">Bools; broadcasts to this shape.</param>
    /// <param name="value">A number, converted to this dtype.</param>
    /// <exception cref="ShapeException">The mask does not broadcast to this shape, or the value is not one number.</exception>
    /// <exception cref="ArgumentException">The mask is not of Bools.</exception>
    /// <example><code>scores.MaskedFill(future, double.NegativeInfinity);</code></example>
    public Tensor MaskedFill(Tensor mask, Tensor value)
    {
        CheckMask("masked fill", mask);
        if (!Shape.Takes(mask.Shape)) throw new ShapeException("masked fill", $"a mask of shape {mask.Shape} does not broadcast to {Shape}", [Shape, mask.Shape]);
        if (value.Rank != 0) throw new ShapeException("masked fill", $"the value has shape {value.Shape}; give one number, or use Where", [value.Shape]);
        return Cast.Of(Where(mask, Cast.Of(value, DType), this), DType);
    }

    /// <summary>The elements where a mask is true, in row-major order; mask and tensor broadcast against each other.</summary>
    /// <returns>[count of true].</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentException">The mask is not of Bools.</exception>
    /// <example><code>x.MaskedSelect(x.Greater(0));</code></example>
    public Tensor MaskedSelect(Tensor mask)
    {
        CheckMask("masked select", mask);
        var shape = Shape.Broadcast(Shape, mask.Shape, "masked select");
        return BroadcastTo(shape)[mask.BroadcastTo(shape)];
    }

    /// <summary>A copy whose elements where a mask is true are the first elements of a source, both in row-major order.</summary>
    /// <param name="mask">Bools; broadcasts to this shape.</param>
    /// <param name="source">At least as many elements as are to be written; converted to this dtype.</param>
    /// <exception cref="ShapeException">The mask does not broadcast to this shape, or the source has too few elements.</exception>
    /// <exception cref="ArgumentException">The mask is not of Bools.</exception>
    /// <example><code>Tensor.Zeros([3]).MaskedScatter([true, false, true], [7, 8]);   // [7, 0, 8]</code></example>
    public Tensor MaskedScatter(Tensor mask, Tensor source)
    {
        CheckMask("masked scatter", mask);
        if (!Shape.Takes(mask.Shape)) throw new ShapeException("masked scatter", $"a mask of shape {mask.Shape} does not broadcast to {Shape}", [Shape, mask.Shape]);
        var places = mask.BroadcastTo(Shape).FlatNonzero();
        if (source.Count < places.Count)
            throw new ShapeException("masked scatter", $"the source {source.Shape} has {source.Count} elements, the mask is true {places.Count} times", [Shape, mask.Shape, source.Shape]);
        return Flatten().Scatter(0, places, source.Flatten()).Reshape(Shape.Dims);
    }

    static void CheckMask(string op, Tensor mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        if (mask.DType != DType.Bool) throw new ArgumentException($"{op}: expected a mask of Bools, got {mask.DType}; compare first, as in x.Greater(0)");
    }
}
