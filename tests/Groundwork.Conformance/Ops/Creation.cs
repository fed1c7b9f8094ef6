namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>creation</c>.</summary>
static class CreationOps
{
    public static readonly OpTable Table = new()
    {
        { "full", c => Tensor.Full(c.Shape, c.Args.Number("value"), c.DType) },
    };
}
