namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>indexing</c>.</summary>
static class IndexingOps
{
    public static readonly OpTable Table = new()
    {
        { "add_at", c => Changed(c[0], x => x.AddAt([c[1]], c[2])) },
        { "argwhere", c => c[0].ArgWhere() },
        { "compress", c => c[1].Compress(c[0], c.Args.IntOrNull("axis")) },
        { "delete", c => c[0].Delete(c.Args.Ints("indices"), c.Args.IntOrNull("axis")) },
        { "getitem", c => c[0][c.Index] },
        { "insert", c => c[0].Insert(c.Args.Int("index"), c[1], c.Args.IntOrNull("axis")) },
        { "nonzero", c => c[0].Nonzero() },
        { "put_along_axis", c => Changed(c[0], x => x.PutAlongAxis(c[1], c[2], c.Axis)) },
        { "ravel_multi_index", c => Tensor.RavelMultiIndex(c.Inputs, c.Shape) },
        { "setitem", c => Changed(c[0], x => x[c.Index] = c[1]) },
        { "take", c => c[0].Take(c[1], c.Args.IntOrNull("axis")) },
        { "take_along_axis", c => c[0].TakeAlongAxis(c[1], c.Axis) },
        { "unravel_index", c => Tensor.UnravelIndex(c[0], c.Shape) },
    };

    static Tensor Changed(Tensor x, Action<Tensor> change)
    {
        var copy = x.Clone();
        change(copy);
        return copy;
    }
}
