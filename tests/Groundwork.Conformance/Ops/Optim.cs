namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>optim</c>.</summary>
static class OptimOps
{
    public static readonly OpTable Table = new()
    {
    };
}
