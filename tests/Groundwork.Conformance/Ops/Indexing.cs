namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>indexing</c>.</summary>
static class IndexingOps
{
    public static readonly OpTable Table = new()
    {
        { "add_at", c => Changed(c[0], x => x.AddAt([c[1]], c[2])) },
        { "argwhere", c => c[0].ArgWhere() },
        { "compress", c => c[1].Compress(c[0], c.Args.IntOrNull("axis")) },
        { "getitem", c => c[0][c.Index] },
        { "nonzero", c => c[0].Nonzero() },
        { "setitem", c => Changed(c[0], x => x[c.Index] = c[1]) },
        { "take", c => c[0].Take(c[1], c.Args.IntOrNull("axis")) },
    };

    static Tensor Changed(Tensor x, Action<Tensor> change)
    {
        var copy = x.Clone();
        change(copy);
        return copy;
    }
}
