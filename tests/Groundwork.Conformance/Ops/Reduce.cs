namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>reduce</c>.</summary>
static class ReduceOps
{
    public static readonly OpTable Table = new()
    {
        { "sum", c => c[0].Sum(c.Axes, c.Keep) },
    };
}
