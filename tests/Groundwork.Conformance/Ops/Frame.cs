namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>frame</c>.</summary>
static class FrameOps
{
    public static readonly OpTable Table = new()
    {
    };
}
