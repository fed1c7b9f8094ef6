namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Equal parts along an axis. Views.</summary>
    /// <param name="parts">How many.</param>
    /// <param name="axis">The axis that is cut.</param>
    /// <exception cref="ShapeException">The size is not a multiple of the number of parts (see <see cref="ArraySplit"/>), or there is no such axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one part.</exception>
    /// <example><code>var qkv = x.Split(3, axis: -1);   // [B, T, 3C] gives three of [B, T, C]</code></example>
    public Tensor[] Split(int parts, int axis = 0)
    {
        int at = Shape.Axis(axis, "split");
        if (parts > 0 && Shape.Array[at] % parts != 0)
            throw new ShapeException("split", $"axis {at} of {Shape} has size {Shape.Array[at]}, not a multiple of {parts}; ArraySplit gives unequal parts", [Shape], at);
        return ArraySplit(parts, axis);
    }

    /// <summary>The parts between cut points along an axis: <c>[..c₀]</c>, <c>[c₀..c₁]</c>, …, <c>[cₙ..]</c>. Views.</summary>
    /// <param name="cuts">Where parts begin, in order; as in Python, negative counts from the end and what lies outside is cut to the axis.</param>
    /// <param name="axis">The axis that is cut.</param>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <example><code>Tensor.Arange(6).Split([1, 4]);   // [0], [1, 2, 3], [4, 5]</code></example>
    public Tensor[] Split(ReadOnlySpan<int> cuts, int axis = 0)
    {
        int at = Shape.Axis(axis, "split");
        var parts = new Tensor[cuts.Length + 1];
        var entries = new Slice[at + 1];
        Array.Fill(entries, ..);
        for (int i = 0; i < parts.Length; i++)
        {
            entries[at] = Slice.Of(i == 0 ? 0 : cuts[i - 1], i == cuts.Length ? null : cuts[i]);
            parts[i] = this[entries];
        }
        return parts;
    }

    /// <summary>Parts along an axis whose sizes differ by at most one, the larger ones first. Views.</summary>
    /// <param name="parts">How many; parts beyond the size are empty.</param>
    /// <param name="axis">The axis that is cut.</param>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one part.</exception>
    /// <example><code>Tensor.Arange(5).ArraySplit(2);   // [0, 1, 2], [3, 4]</code></example>
    public Tensor[] ArraySplit(int parts, int axis = 0)
    {
        int at = Shape.Axis(axis, "split"), n = Shape.Array[at];
        if (parts < 1) throw new ArgumentOutOfRangeException(nameof(parts), $"split: {parts} parts cannot be; give 1 or more");
        var y = new Tensor[parts];
        for (int i = 0, start = 0; i < parts; i++)
        {
            int size = n / parts + (i < n % parts ? 1 : 0);
            y[i] = Op.Apply(SliceView.Along(Shape, at, start, size), this);
            start += size;
        }
        return y;
    }

    /// <summary>At most so many parts of equal size along an axis, the last one smaller where it does not come out even; PyTorch's <c>chunk</c>. Views.</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one part.</exception>
    /// <example><code>Tensor.Arange(5).Chunk(2);   // [0, 1, 2], [3, 4]</code></example>
    public Tensor[] Chunk(int parts, int axis = 0)
    {
        int at = Shape.Axis(axis, "chunk"), n = Shape.Array[at];
        if (parts < 1) throw new ArgumentOutOfRangeException(nameof(parts), $"chunk: {parts} parts cannot be; give 1 or more");
        int size = Math.Max(1, (n + parts - 1) / parts), count = Math.Max(1, (n + size - 1) / size);
        var y = new Tensor[count];
        for (int i = 0; i < count; i++) y[i] = Op.Apply(SliceView.Along(Shape, at, i * size, Math.Min(size, n - i * size)), this);
        return y;
    }

    /// <summary>The slices along an axis, without it. Views.</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <example><code>var (mean, scale) = (x.Unbind(-1)[0], x.Unbind(-1)[1]);</code></example>
    public Tensor[] Unbind(int axis = 0)
    {
        int at = Shape.Axis(axis, "unbind");
        var y = new Tensor[Shape.Array[at]];
        var entries = new Slice[at + 1];
        Array.Fill(entries, ..);
        for (int i = 0; i < y.Length; i++)
        {
            entries[at] = i;
            y[i] = this[entries];
        }
        return y;
    }
}
