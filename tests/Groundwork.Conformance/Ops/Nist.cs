namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>nist</c>.</summary>
static class NistOps
{
    public static readonly OpTable Table = new()
    {
    };
}
