namespace Groundwork;

/// <summary>The distinct elements of a tensor, and where they were.</summary>
/// <remarks>Safe to read from several threads, as long as nobody writes to its tensors.</remarks>
/// <param name="Values">The distinct elements (or slices), sorted.</param>
/// <param name="Indices">Where each stood first, in Int64.</param>
/// <param name="Inverse">For every element the number of its value: <c>Values.Take(Inverse)</c> is the tensor again.</param>
/// <param name="Counts">How often each was there, in Int64.</param>
public sealed record UniqueResult(Tensor Values, Tensor Indices, Tensor Inverse, Tensor Counts);

public sealed partial class Tensor
{
    /// <summary>The distinct elements in ascending order, as a vector; all NaN count as one, at the end.</summary>
    /// <example><code>Tensor.From(3, 1, 3).Unique();   // [1, 3]</code></example>
    public Tensor Unique()
    {
        var sorted = Detach().Flatten().Sort();
        return sorted.Compress(Wrap(Starts((int)sorted.Count, Differs(sorted[1..], sorted[..^1], (int)sorted.Count)), sorted.Shape));
    }

    /// <summary>The distinct elements with first places, inverse and counts. Without an axis the tensor is read as one row; with one, its slices along the axis are compared.</summary>
    /// <param name="axis">The axis whose slices are compared, in lexicographic order; null compares elements.</param>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <example><code>Tensor.From(3, 1, 3).UniqueAll().Counts;   // [1, 2]</code></example>
    public UniqueResult UniqueAll(int? axis = null)
    {
        if (axis is { } a)
        {
            int at = Shape.Axis(a, "unique");
            var slices = Detach().MoveAxis(at, 0);
            var rows = slices.Reshape(Shape.Array[at], (int)(Count / Math.Max(1, Shape.Array[at])));
            int width = rows.Shape[1];
            var keys = new Tensor[width];
            for (int i = 0; i < width; i++) keys[i] = rows[Slice.Rest, width - 1 - i]; // the first column counts most
            var order = width == 0 ? Arange(Shape.Array[at]) : LexSort(keys);
            var sorted = rows.Take(order, 0);
            bool[] starts = Starts(sorted.Shape[0], width == 0 ? Zeros([Math.Max(0, sorted.Shape[0] - 1)], DType.Bool)
                : Differs(sorted[1..], sorted[..^1], sorted.Shape[0]).Any(1));
            return Group(order, starts, first => Detach().Take(first, at));
        }
        var flat = Detach().Flatten();
        var place = flat.ArgSort();
        var values = flat.Take(place);
        return Group(place, Starts((int)flat.Count, Differs(values[1..], values[..^1], (int)flat.Count)), first => flat.Take(first));
    }

    static Tensor Differs(Tensor next, Tensor previous, int n) => n < 2 ? Zeros([0, .. next.Shape.Dims[1..]], DType.Bool)
        : next.NotEqual(previous) & ~(next.IsNaN() & previous.IsNaN());

    /// <summary>Where a run of equals begins: at the front, and where an element differs from the one before.</summary>
    static bool[] Starts(int n, Tensor differs) => n == 0 ? [] : [true, .. n < 2 ? [] : differs.ToArray<bool>()];

    static UniqueResult Group(Tensor order, bool[] starts, Func<Tensor, Tensor> take)
    {
        long[] places = order.ToArray<long>(), inverse = new long[places.Length];
        List<long> first = [], counts = [];
        for (int i = 0; i < places.Length; i++)
        {
            if (starts[i])
            {
                first.Add(places[i]);
                counts.Add(0);
            }
            counts[^1]++;
            inverse[places[i]] = first.Count - 1;
        }
        var indices = From<long>(first.ToArray());
        return new(take(indices), indices, From(inverse), From<long>(counts.ToArray()));
    }

    /// <summary>The order that sorts by several keys, in Int64; the last key counts most, equal elements keep their order.</summary>
    /// <param name="keys">Vectors of one length.</param>
    /// <exception cref="ShapeException">There are no keys, or they are not vectors of one length.</exception>
    /// <example><code>Tensor.LexSort(firstNames, lastNames);   // by last name, then by first</code></example>
    public static Tensor LexSort(params ReadOnlySpan<Tensor> keys)
    {
        if (keys.IsEmpty) throw new ShapeException("lexsort", "there are no keys", []);
        foreach (var key in keys)
            if (key.Rank != 1 || key.Shape != keys[0].Shape) throw new ShapeException("lexsort", $"keys of shapes {keys[0].Shape} and {key.Shape} are not vectors of one length", [keys[0].Shape, key.Shape]);
        var order = keys[0].ArgSort();
        for (int i = 1; i < keys.Length; i++) order = order.Take(keys[i].Detach().Take(order).ArgSort());
        return order;
    }
}
