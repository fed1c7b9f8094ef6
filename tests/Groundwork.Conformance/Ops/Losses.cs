namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>losses</c>.</summary>
static class LossesOps
{
    public static readonly OpTable Table = new()
    {
    };
}
