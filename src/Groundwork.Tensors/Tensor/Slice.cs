namespace Groundwork;

/// <summary>One entry of an index: a number, a range, a range with a step, a tensor of indices or a mask, a new axis, or the rest.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>t[0, 1..3, ^1];   t[.., (.., 2)];   t[Slice.Rest, 0];   t[mask] = 0;</code></example>
public readonly struct Slice
{
    internal enum Sort : byte { At, Range, Python, NewAxis, Rest, Tensor }

    internal readonly Sort Kind;
    internal readonly Range Span;
    internal readonly int Step;
    internal readonly Tensor? Indices;

    Slice(Sort kind, Range span = default, int step = 1, Tensor? indices = null) =>
        (Kind, Span, Step, Indices, Start, Stop) = (kind, span, step, indices, null, null);

    // Python's slice: any end may be left out or lie outside, and negative numbers count from the end.
    internal readonly int? Start, Stop;
    Slice(int? start, int? stop, int step) => (Kind, Step, Start, Stop) = (Sort.Python, step, start, stop);

    /// <summary>One element of an axis, which disappears; negative counts from the end.</summary>
    public static implicit operator Slice(int i) => new(Sort.At, i < 0 ? new Range(new Index(i == int.MinValue ? int.MaxValue : -i, true), default) : new Range(i, default));

    /// <summary>One element of an axis, which disappears.</summary>
    public static implicit operator Slice(Index i) => new(Sort.At, new Range(i, default));

    /// <summary>A stretch of an axis. As in Python, ends beyond the axis are cut to it.</summary>
    public static implicit operator Slice(Range range) => new(Sort.Range, range);

    /// <summary>Every <c>step</c>-th element of a stretch; a negative step walks backwards from the last element of the stretch.</summary>
    public static implicit operator Slice((Range Range, int Step) range) => new(Sort.Range, range.Range, CheckStep(range.Step));

    /// <summary>Elements chosen by a tensor of integers (any shape), or by a mask of Bools.</summary>
    public static implicit operator Slice(Tensor indices) => new(Sort.Tensor, indices: indices ?? throw new ArgumentNullException(nameof(indices)));

    /// <summary>Python's <c>start:stop:step</c>, where null leaves an end out and negative numbers count from the end.</summary>
    /// <exception cref="ArgumentException">The step is zero.</exception>
    /// <example><code>t[Slice.Of(null, null, -1)];   // reversed</code></example>
    public static Slice Of(int? start, int? stop, int step = 1) => new(start, stop, CheckStep(step));

    /// <summary>An axis of size 1 that the tensor did not have.</summary>
    public static Slice NewAxis => new(Sort.NewAxis);

    /// <summary>As many full axes as are left over: NumPy's <c>...</c>.</summary>
    public static Slice Rest => new(Sort.Rest);

    static int CheckStep(int step) => step != 0 ? step : throw new ArgumentException("slice: a step of 0 never ends; use 1 for every element or -1 for reversed order");

    /// <summary>The index this entry means on an axis of the given size.</summary>
    internal int At(int size, int axis, Shape shape)
    {
        int i = Span.Start.IsFromEnd ? size - Span.Start.Value : Span.Start.Value;
        if ((uint)i < (uint)size) return i;
        string asked = Span.Start.IsFromEnd ? $"^{Span.Start.Value}" : $"{i}";
        throw new ArgumentOutOfRangeException(null, $"index: {asked} is outside axis {axis} of {shape}, which has size {size}");
    }

    /// <summary>First index, step and count on an axis of the given size.</summary>
    internal (int Start, int Count) Resolve(int size)
    {
        int start, stop;
        if (Kind == Sort.Range)
        {
            int low = Math.Clamp(Span.Start.GetOffset(size), 0, size), high = Math.Clamp(Span.End.GetOffset(size), 0, size);
            (start, stop) = Step > 0 ? (low, high) : (high - 1, low - 1);
        }
        else if (Step > 0)
        {
            start = Clip(Start ?? 0, 0, size);
            stop = Clip(Stop ?? size, 0, size);
        }
        else
        {
            start = Start is null ? size - 1 : Clip(Start.Value, -1, size - 1);
            stop = Stop is null ? -1 : Clip(Stop.Value, -1, size - 1);
        }
        long step = Math.Abs((long)Step), length = Step > 0 ? (long)stop - start : (long)start - stop;
        return (start, (int)Math.Max((length + step - 1) / step, 0));

        int Clip(int i, int low, int high) => Math.Clamp(i < 0 ? i + size : i, low, high);
    }
}
