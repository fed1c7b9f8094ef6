namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>A copy without some slices along an axis.</summary>
    /// <param name="indices">Which slices; negative counts from the end, and naming one twice changes nothing.</param>
    /// <param name="axis">The axis; null takes elements out of the row-major order.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the axis.</exception>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <example><code>Tensor t = [5, 6, 7]; t.Delete([0, -1]);   // [6]</code></example>
    public Tensor Delete(ReadOnlySpan<int> indices, int? axis = null)
    {
        if (axis is null && Rank != 1) return Flatten().Delete(indices, 0);
        int at = Shape.Axis(axis ?? 0, "delete"), size = Shape.Array[at];
        var kept = new bool[size];
        Array.Fill(kept, true);
        foreach (int i in indices)
        {
            if (i >= size || i < -size) throw IndexTensor.Outside("delete", i, Shape, at);
            kept[i < 0 ? i + size : i] = false;
        }
        return Compress(From<bool>(kept), at);
    }

    /// <summary>A copy with slices put in before an index along an axis.</summary>
    /// <param name="index">Before which slice; the size of the axis puts them at the end, negative counts from it.</param>
    /// <param name="values">One slice (this shape without the axis, or what broadcasts to it), or with as many axes as this tensor: several slices along the axis.</param>
    /// <param name="axis">The axis; null puts elements into the row-major order.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside the axis.</exception>
    /// <exception cref="ShapeException">The values do not fit, or there is no such axis.</exception>
    /// <example><code>Tensor t = [5, 7]; t.Insert(1, 6);   // [5, 6, 7]</code></example>
    public Tensor Insert(int index, Tensor values, int? axis = null)
    {
        if (axis is null && Rank != 1) return Flatten().Insert(index, values, 0);
        int at = Shape.Axis(axis ?? 0, "insert"), size = Shape.Array[at];
        if (index > size || index < -size) throw IndexTensor.Outside("insert", index, Shape, at);
        int place = index < 0 ? index + size : index;
        int count = values.Rank == Rank ? values.Shape.Array[at] : 1;
        if (!(values.Rank == Rank ? Shape.With(at, count) : Shape.Without(at)).Takes(values.Shape))
            throw new ShapeException("insert", $"values of shape {values.Shape} do not fit into {Shape} along axis {at}", [Shape, values.Shape], at);
        var slices = values.Rank == Rank ? values.BroadcastTo(Shape.With(at, count)) : values.BroadcastTo(Shape.Without(at)).Unsqueeze(at);
        return Concat([Op.Apply(SliceView.Along(Shape, at, 0, place), this), Cast.Of(slices, DType), Op.Apply(SliceView.Along(Shape, at, place, size - place), this)], at);
    }
}
