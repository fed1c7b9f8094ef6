namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>init</c>.</summary>
static class InitOps
{
    public static readonly OpTable Table = new()
    {
    };
}
