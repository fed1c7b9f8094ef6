namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>activations</c>.</summary>
static class ActivationsOps
{
    public static readonly OpTable Table = new()
    {
        { "softmax", c => c[0].Softmax(c.Args.Int("dim")) },
    };
}
