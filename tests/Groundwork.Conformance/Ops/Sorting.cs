namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>sorting</c>.</summary>
static class SortingOps
{
    public static readonly OpTable Table = new()
    {
        { "max_dim", c => c[0].MaxAlong(c.Args.Int("dim")) },
        { "argsort", c => c[0].ArgSort(c.Args.IntOrNull("axis")) },
        { "bincount", c => c[0].Bincount(c.Maybe(1), c.Args.Int("minlength", 0)) },
        { "digitize", c => c[0].Digitize(c[1], c.Args.Flag("right")) },
        { "histogram", c => c.Maybe(1) is { } edges ? c[0].Histogram(edges, c.Args.Flag("density")) : c[0].Histogram(c.Args.Int("bins"), Range(c.Args), c.Args.Flag("density")) },
        { "histogram2d", c => Tensor.Histogram2D(c[0], c[1], c.Args.Ints("bins")[0], c.Args.Ints("bins")[1], Ranges(c.Args, 0), Ranges(c.Args, 1)).Counts },
        { "intersect1d", c => Tensor.Intersect1D(c[0], c[1]) },
        { "isin", c => c[0].IsIn(c[1]) },
        { "kthvalue", c => c[0].KthValue(c.Args.Int("k"), c.Args.Int("dim")) },
        { "lexsort", c => Tensor.LexSort(c.Inputs) },
        { "partition_kth", c => c[0].Partition(c.Args.Int("k"))[c.Args.Int("k")] },
        { "searchsorted", c => c[0].SearchSorted(c[1], right: c.Args.Text("side") == "right") },
        { "setdiff1d", c => Tensor.SetDiff1D(c[0], c[1]) },
        { "setxor1d", c => Tensor.SetXor1D(c[0], c[1]) },
        { "sort", c => c[0].Sort(c.Args.IntOrNull("axis")) },
        { "topk", c => c[0].TopK(c.Args.Int("k"), c.Args.Int("dim"), c.Args.Flag("largest")) },
        { "union1d", c => Tensor.Union1D(c[0], c[1]) },
        { "unique", c => c[0].UniqueAll() is var u ? (u.Values, u.Indices, u.Inverse, u.Counts) : default },
        { "unique_rows", c => c[0].UniqueAll(axis: 0) is var u ? (u.Values, u.Counts) : default },
    };

    static (double, double)? Range(Args args) => args.Has("range") ? (args.Numbers("range")[0], args.Numbers("range")[1]) : null;

    static (double, double)? Ranges(Args args, int k) => !args.Has("range") ? null
        : (Args.Number(args.Json("range")[k][0]), Args.Number(args.Json("range")[k][1]));
}
