namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>views</c>.</summary>
static class ViewsOps
{
    public static readonly OpTable Table = new()
    {
    };
}
