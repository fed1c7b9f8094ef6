namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>stats</c>.</summary>
static class StatsOps
{
    public static readonly OpTable Table = new()
    {
    };
}
