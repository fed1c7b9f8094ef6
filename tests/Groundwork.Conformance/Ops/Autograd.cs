namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>autograd</c>.</summary>
static class AutogradOps
{
    public static readonly OpTable Table = new()
    {
        { "addmm", c => c[0].Addmm(c[1], c[2], c.Args.Number("beta"), c.Args.Number("alpha")) },
    };
}
