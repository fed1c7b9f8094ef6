namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Sums of products over labelled axes: <c>"ij,jk->ik"</c> is the matrix product.</summary>
    /// <param name="equation">
    /// One term of letters for each operand, a letter an axis, then <c>-></c> and the letters of the result. Letters that the result does not name are
    /// summed over; a letter twice in one term takes the diagonal; <c>...</c> stands for axes that broadcast. Without an arrow the result has the
    /// ellipsis, then the letters that stand once, in alphabetical order.
    /// </param>
    /// <param name="operands">As many as there are terms.</param>
    /// <returns>The axes that the equation names. Dtypes promote; integers wrap, Bool is <c>or</c> of <c>and</c>. Sums over nothing are 0. With one operand the result may be a view.</returns>
    /// <remarks>
    /// An axis of size 1 broadcasts against another size, as in NumPy. Up to eight operands are multiplied in the cheapest order, more by a greedy one;
    /// every step is a (batched) matrix product.
    /// </remarks>
    /// <exception cref="ArgumentException">The equation cannot be read.</exception>
    /// <exception cref="ShapeException">The equation does not fit the number or the shapes of the operands.</exception>
    /// <example><code>Tensor.Einsum("bhqd,bhkd->bhqk", queries, keys);   // attention scores</code></example>
    public static Tensor Einsum(string equation, params ReadOnlySpan<Tensor> operands)
    {
        ArgumentNullException.ThrowIfNull(equation);
        var shapes = new Shape[operands.Length];
        for (int i = 0; i < shapes.Length; i++) shapes[i] = operands[i].Shape;
        var read = new EinsumEquation(equation, shapes);
        List<Labelled> list = [];
        foreach (var x in Promotion.Together(operands))
        {
            int at = list.Count;
            list.Add(Labelled.Of(Cast.Of(x, x.DType.Computed), read.Inputs[at], read.Sizes));
        }
        for (int i = 0; i < list.Count; i++) list[i] = list[i].SumOut(Needed(list, i, read.Output));
        foreach (var (left, right) in EinsumPath.Order([.. list.Select(x => x.Labels)], read.Output, read.Sizes))
        {
            var (a, b) = (list[left], list[right]);
            list.RemoveAt(Math.Max(left, right));
            list.RemoveAt(Math.Min(left, right));
            list.Add(a.Times(b, Needed(list, -1, read.Output)));
        }
        return list[0].InOrder(read.Output, read.Sizes);

        static HashSet<int> Needed(List<Labelled> list, int but, int[] output)
        {
            var needed = output.ToHashSet();
            for (int i = 0; i < list.Count; i++)
                if (i != but) needed.UnionWith(list[i].Labels);
            return needed;
        }
    }
}

/// <summary>An operand of an Einstein sum: a tensor whose axes have labels, each once.</summary>
sealed record Labelled(Tensor X, int[] Labels)
{
    /// <summary>An operand as the sum sees it: diagonals taken where a label stands twice, axes of size 1 dropped where the label has another size.</summary>
    public static Labelled Of(Tensor x, int[] labels, IReadOnlyDictionary<int, int> sizes)
    {
        List<int> names = [.. labels];
        for (int axis = names.Count - 1; axis >= 0; axis--)
        {
            if (x.Shape.Array[axis] != 1 || sizes[names[axis]] == 1 && names.IndexOf(names[axis]) == axis) continue;
            x = x.Squeeze(axis);
            names.RemoveAt(axis);
        }
        for (int axis = 0; axis < names.Count; axis++)
        {
            int again = names.IndexOf(names[axis], axis + 1);
            if (again < 0) continue;
            int label = names[axis];
            x = x.Diagonal(0, axis, again);
            names.RemoveAt(again);
            names.RemoveAt(axis);
            names.Add(label);
            axis = -1; // a label may stand three times
        }
        return new(x, [.. names]);
    }

    /// <summary>Summed over the labels that nothing needs any more. The dtype stays.</summary>
    public Labelled SumOut(HashSet<int> needed)
    {
        int[] gone = [.. Enumerable.Range(0, Labels.Length).Where(axis => !needed.Contains(Labels[axis]))];
        return gone.Length == 0 ? this : new(Cast.Of(X.Sum(gone), X.DType), [.. Labels.Where(needed.Contains)]);
    }

    /// <summary>The product of two operands, summed over the labels that both have and nothing needs any more.</summary>
    public Labelled Times(Labelled other, HashSet<int> needed)
    {
        int[] batch = [.. Labels.Where(label => other.Labels.Contains(label) && needed.Contains(label))];
        int[] summed = [.. Labels.Where(label => other.Labels.Contains(label) && !needed.Contains(label))];
        int[] rows = [.. Labels.Where(label => !other.Labels.Contains(label))], columns = [.. other.Labels.Where(label => !Labels.Contains(label))];
        int[] result = [.. batch, .. rows, .. columns];
        var shape = Sizes([.. batch, .. rows], this).Concat(Sizes(columns, other)).ToArray();
        if (summed.Length == 0 || rows.Length == 0 && columns.Length == 0 && batch.Length > 0)
        {
            var a = InOrder([.. batch, .. rows, .. summed]).Reshape([.. Sizes([.. batch, .. rows], this), .. columns.Select(_ => 1), .. Sizes(summed, this)]);
            var b = other.InOrder([.. batch, .. columns, .. summed]).Reshape([.. Sizes(batch, other), .. rows.Select(_ => 1), .. Sizes([.. columns, .. summed], other)]);
            return summed.Length == 0 ? new(a * b, result)
                : new(Cast.Of((a * b).Sum([.. Enumerable.Range(result.Length, summed.Length)]), X.DType), result);
        }
        int m = Count(rows, this), k = Count(summed, this), n = Count(columns, other);
        var left = InOrder([.. batch, .. rows, .. summed]);
        var right = other.InOrder([.. batch, .. summed, .. columns]);
        // Axes of the batch stay apart: merging them could need a copy, and the product takes them as they lie.
        var y = left.Reshape([.. Sizes(batch, this), m, k]).MatMul(right.Reshape([.. Sizes(batch, other), k, n]));
        return new(y.Reshape(shape), result);
    }

    static IEnumerable<int> Sizes(IEnumerable<int> labels, Labelled x) => labels.Select(label => x.X.Shape.Array[Array.IndexOf(x.Labels, label)]);

    static int Count(IEnumerable<int> labels, Labelled x) => Sizes(labels, x).Aggregate(1, (count, size) => ShapeException.CheckSize("einsum", (long)count * size, x.X.Shape));

    Tensor InOrder(int[] labels)
    {
        if (labels.AsSpan().SequenceEqual(Labels)) return X;
        return X.Permute([.. labels.Select(label => Array.IndexOf(Labels, label))]);
    }

    /// <summary>The tensor with its axes as a result names them; a label that is only left with size 1 elsewhere is broadcast.</summary>
    public Tensor InOrder(int[] labels, IReadOnlyDictionary<int, int> sizes) =>
        InOrder(labels).BroadcastTo(Shape.Of([.. labels.Select(label => sizes[label])]));
}
