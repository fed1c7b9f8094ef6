namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>sorting</c>.</summary>
static class SortingOps
{
    public static readonly OpTable Table = new()
    {
    };
}
