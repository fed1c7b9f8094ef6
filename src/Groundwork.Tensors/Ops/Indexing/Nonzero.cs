namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Where elements are not zero: one vector of indices an axis, in row-major order. NaN is not zero.</summary>
    /// <returns>As many Int64 vectors as there are axes; none for a scalar.</returns>
    /// <remarks>How long they are depends on the values, so they are read when this is called.</remarks>
    /// <example><code>Tensor t = [[0, 5], [7, 0]]; t.Nonzero();   // [0, 1] and [1, 0]</code></example>
    public Tensor[] Nonzero()
    {
        var flat = FlatNonzero();
        var y = new Tensor[Rank];
        for (int i = 0; i < Rank; i++) y[i] = Empty(flat.Shape, DType.Int64);
        var places = flat.Data<long>();
        long step = 1;
        for (int axis = Rank - 1; axis >= 0; axis--)
        {
            var to = y[axis].Data<long>();
            int size = Shape.Array[axis];
            for (int i = 0; i < to.Length; i++) to[i] = places[i] / step % size;
            step *= size;
        }
        GC.KeepAlive(flat);
        return y;
    }

    /// <summary>Where elements are not zero, one row of indices an element; NumPy's <c>argwhere</c>, PyTorch's <c>nonzero</c>.</summary>
    /// <returns>Int64 [count, rank].</returns>
    /// <example><code>Tensor t = [[0, 5], [7, 0]]; t.ArgWhere();   // [[0, 1], [1, 0]]</code></example>
    public Tensor ArgWhere() => Rank > 0 ? Stack(Nonzero(), axis: 1) : Empty([(int)FlatNonzero().Count, 0], DType.Int64);

    /// <summary>Where elements are not zero, counted in row-major order.</summary>
    /// <returns>Int64 [count].</returns>
    /// <example><code>Tensor t = [[0, 5], [7, 0]]; t.FlatNonzero();   // [1, 2]</code></example>
    public Tensor FlatNonzero()
    {
        var mask = Detach().To(DType.Bool).Contiguous();
        return Op.Apply(new FlatNonzero(mask.Data<bool>().Count(true)), mask);
    }
}

/// <summary>The places of what is not zero. Their number depends on the values, so it was counted first and is an attribute.</summary>
sealed class FlatNonzero(int count) : SingleOutputOp("nonzero")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("count", count)];

    public override Saved Needs => Saved.Nothing;

    public override string? NotDifferentiable => "places do not change with the values";

    public override Spec Infer(ReadOnlySpan<Spec> x) => new(DType.Int64, [count]);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        var from = x[0].Contiguous();
        ReadOnlySpan<bool> mask = from.Data<bool>();
        var to = y.Data<long>();
        // Written at every place and kept where the mask is true: no branch, since masks are hard to predict.
        for (int at = 0, i = 0; i < to.Length && at < mask.Length; at++)
        {
            to[i] = at;
            i += mask[at] ? 1 : 0;
        }
        GC.KeepAlive(from);
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [null];
}
