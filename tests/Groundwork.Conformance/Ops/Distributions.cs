namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>distributions</c>.</summary>
static class DistributionsOps
{
    public static readonly OpTable Table = new()
    {
    };
}
