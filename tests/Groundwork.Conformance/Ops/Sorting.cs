namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>sorting</c>.</summary>
static class SortingOps
{
    public static readonly OpTable Table = new()
    {
        { "max_dim", c => c[0].MaxAlong(c.Args.Int("dim")) },
    };
}
