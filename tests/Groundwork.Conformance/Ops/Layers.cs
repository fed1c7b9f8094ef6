namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>layers</c>.</summary>
static class LayersOps
{
    public static readonly OpTable Table = new()
    {
    };
}
