namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>training</c>.</summary>
static class TrainingOps
{
    public static readonly OpTable Table = new()
    {
    };
}
