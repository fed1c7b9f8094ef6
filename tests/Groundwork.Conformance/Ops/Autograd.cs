namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>autograd</c>.</summary>
static class AutogradOps
{
    public static readonly OpTable Table = new()
    {
    };
}
