namespace Groundwork;

/// <summary>Basic indexing: numbers, ranges, new axes. The gradient is put back at the same places of a tensor of zeros.</summary>
sealed class SliceView : ViewOp
{
    readonly Shape _shape;
    readonly int[] _axes;       // axis of the input behind each axis of the output; -1 for a new one
    readonly int[] _steps;
    readonly int[] _starts;     // per axis of the input
    readonly Shape _from;

    SliceView(Shape from, Shape shape, int[] axes, int[] steps, int[] starts) : base("slice") =>
        (_from, _shape, _axes, _steps, _starts) = (from, shape, axes, steps, starts);

    public override IReadOnlyList<(string Name, object? Value)> Attributes =>
        [("starts", _starts), ("steps", _steps), ("axes", _axes), ("shape", _shape)];

    /// <summary>A stretch of one axis, all of the others.</summary>
    public static SliceView Along(Shape from, int axis, int start, int count, int step = 1)
    {
        var axes = new int[from.Rank];
        var steps = new int[from.Rank];
        for (int i = 0; i < axes.Length; i++) (axes[i], steps[i]) = (i, 1);
        steps[axis] = step;
        var starts = new int[from.Rank];
        starts[axis] = count == 0 ? 0 : start;
        return new(from, from.With(axis, count), axes, steps, starts);
    }

    /// <summary>The view that entries (no tensors among them) mean on a shape.</summary>
    /// <exception cref="ShapeException">More entries than axes, or more than one rest.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its axis.</exception>
    public static SliceView Of(Shape from, ReadOnlySpan<Slice> at)
    {
        int used = 0, rests = 0;
        foreach (var entry in at)
        {
            if (entry.Kind == Slice.Sort.Rest) rests++;
            else if (entry.Kind != Slice.Sort.NewAxis) used++;
        }
        if (rests > 1) throw new ShapeException("index", "there is more than one Rest; one stands for all axes that are left", [from]);
        if (used > from.Rank) throw new ShapeException("index", $"{used} {(used == 1 ? "entry" : "entries")} for {from}, which has {from.Rank} {(from.Rank == 1 ? "axis" : "axes")}", [from]);
        List<int> dims = [], axes = [], steps = [];
        var starts = new int[from.Rank];
        int axis = 0;
        foreach (var entry in at)
        {
            switch (entry.Kind)
            {
                case Slice.Sort.At:
                    starts[axis] = entry.At(from.Array[axis], axis, from);
                    axis++;
                    break;
                case Slice.Sort.NewAxis:
                    Keep(-1, 1, 1);
                    break;
                case Slice.Sort.Rest:
                    for (int i = from.Rank - used; i > 0; i--, axis++) Keep(axis, from.Array[axis], 1);
                    break;
                default:
                    (starts[axis], int count) = entry.Resolve(from.Array[axis]);
                    if (count == 0) starts[axis] = 0;
                    Keep(axis++, count, entry.Step);
                    break;
            }
        }
        for (; axis < from.Rank; axis++) Keep(axis, from.Array[axis], 1);
        return new(from, Shape.Of(dims.ToArray()), [.. axes], [.. steps], starts);

        void Keep(int axis, int count, int step)
        {
            dims.Add(count);
            axes.Add(axis);
            steps.Add(step);
        }
    }

    /// <summary>True if the view shows all there is, as it is.</summary>
    public bool IsWhole => _shape == _from && _starts.All(start => start == 0) && _steps.All(step => step == 1) && !_axes.Contains(-1);

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] with { Shape = _shape };

    protected internal override Tensor View(Tensor x, in Spec y)
    {
        var from = x.Strides;
        long offset = x.Offset;
        for (int axis = 0; axis < _starts.Length; axis++) offset += _starts[axis] * from[axis];
        var strides = new long[_axes.Length];
        for (int i = 0; i < strides.Length; i++) strides[i] = _axes[i] < 0 ? 0 : from[_axes[i]] * _steps[i];
        return x.As(_shape, strides, offset);
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [Apply(new ViewGrad(this, _from), dy)];
}
