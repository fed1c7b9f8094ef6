namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>special</c>.</summary>
static class SpecialOps
{
    public static readonly OpTable Table = new()
    {
    };
}
