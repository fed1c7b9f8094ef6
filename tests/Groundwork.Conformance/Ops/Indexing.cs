namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>indexing</c>.</summary>
static class IndexingOps
{
    public static readonly OpTable Table = new()
    {
    };
}
