namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>schedulers</c>.</summary>
static class SchedulersOps
{
    public static readonly OpTable Table = new()
    {
    };
}
