namespace Groundwork;

/// <summary>What an index with tensors means, after NumPy: a view by the numbers, ranges and new axes, then a <see cref="Groundwork.Pick"/> by the tensors.</summary>
/// <remarks>
/// Masks stand for the places where they are true, one index tensor for each of their axes. The index tensors broadcast against each other.
/// If they are neighbours (numbers count as indices here) their axes stand where the first of them stood; if a range, a new axis or the rest
/// comes between two of them, their axes come first.
/// </remarks>
sealed class IndexPlan
{
    public readonly SliceView View;
    public readonly Pick Pick;
    public readonly Tensor[] Indices;

    IndexPlan(SliceView view, Pick pick, Tensor[] indices) => (View, Pick, Indices) = (view, pick, indices);

    public static bool Needs(ReadOnlySpan<Slice> at)
    {
        foreach (var entry in at)
            if (entry.Kind == Slice.Sort.Tensor) return true;
        return false;
    }

    /// <exception cref="ShapeException">Too many entries, a mask whose sizes are not those of its axes, or indices that do not broadcast.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number or an index is outside its axis.</exception>
    public static IndexPlan Of(Shape from, ReadOnlySpan<Slice> at)
    {
        List<Slice> basic = [];
        List<int> order = [];         // for every result axis of the view before indexing: which index runs on it, or -1
        List<Tensor> indices = [];
        int used = Used(at), axis = 0, first = -1, place = 0;
        bool isIndex = false, apart = false, rested = false;
        if (used > from.Rank) throw TooMany(from, used);
        foreach (var entry in at)
        {
            bool wasIndex = isIndex;
            isIndex = entry.Kind is Slice.Sort.Tensor or Slice.Sort.At;
            if (isIndex && first < 0) first = place;
            else if (isIndex && !wasIndex) apart = true;
            switch (entry.Kind)
            {
                case Slice.Sort.Tensor when entry.Indices!.DType == DType.Bool:
                    Mask(entry.Indices);
                    break;
                case Slice.Sort.Tensor:
                    Index(IndexTensor.Checked("index", entry.Indices!, from, axis), ..);
                    axis++;
                    break;
                case Slice.Sort.Rest:
                    if (rested) throw new ShapeException("index", "there is more than one Rest; one stands for all axes that are left", [from]);
                    rested = true;
                    for (int i = from.Rank - used; i > 0; i--, axis++) Keep(..);
                    break;
                default:
                    basic.Add(entry);
                    if (entry.Kind != Slice.Sort.NewAxis) axis++;
                    if (entry.Kind == Slice.Sort.At) break;
                    order.Add(-1);
                    place++;
                    break;
            }
        }
        for (; axis < from.Rank; axis++) Keep(..);
        Shape shape = default;
        foreach (var index in indices) shape = Shape.Broadcast(shape, index.Shape, "index");
        var axes = new int[indices.Count];
        for (int i = 0; i < order.Count; i++)
            if (order[i] >= 0) axes[order[i]] = i;
        return new(SliceView.Of(from, basic.ToArray()), new Pick(axes, apart ? 0 : first), [.. indices]);

        void Index(Tensor index, Slice entry)
        {
            basic.Add(entry);
            order.Add(indices.Count);
            indices.Add(index);
        }

        void Keep(Slice entry)
        {
            basic.Add(entry);
            order.Add(-1);
            place++;
        }

        void Mask(Tensor mask)
        {
            for (int i = 0; i < mask.Rank; i++)
            {
                if (axis + i >= from.Rank || mask.Shape.Array[i] != from.Array[axis + i])
                    throw new ShapeException("index", $"a mask of shape {mask.Shape} does not fit {from} from axis {axis} on; its sizes must be those of the axes it stands for", [from, mask.Shape], axis);
            }
            if (mask.Rank == 0) Index(Tensor.Zeros([(int)mask.FlatNonzero().Count], DType.Int64), Slice.NewAxis);
            foreach (var places in mask.Nonzero()) Index(places, ..);
            axis += mask.Rank;
        }
    }

    /// <summary>The shape of what the index reads, or writes to.</summary>
    public Shape Place(Tensor view)
    {
        var specs = new Spec[Indices.Length + 1];
        specs[0] = view.Spec;
        for (int i = 0; i < Indices.Length; i++) specs[i + 1] = Indices[i].Spec;
        return Pick.Infer(specs).Shape;
    }

    /// <summary>How many axes the entries stand for.</summary>
    static int Used(ReadOnlySpan<Slice> at)
    {
        int used = 0;
        foreach (var entry in at)
            used += entry.Kind switch
            {
                Slice.Sort.Rest or Slice.Sort.NewAxis => 0,
                Slice.Sort.Tensor when entry.Indices!.DType == DType.Bool => entry.Indices.Rank,
                _ => 1,
            };
        return used;
    }

    static ShapeException TooMany(Shape from, int used) => new("index", $"{used} {(used == 1 ? "entry" : "entries")} for {from}, which has {from.Rank} {(from.Rank == 1 ? "axis" : "axes")}", [from]);
}
