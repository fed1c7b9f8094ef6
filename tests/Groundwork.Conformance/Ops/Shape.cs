namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>shape</c>.</summary>
static class ShapeOps
{
    public static readonly OpTable Table = new()
    {
        { "reshape", c => c[0].Reshape(c.Args.Ints("shape")) },
        { "broadcast_to", c => c[0].BroadcastTo(c.Shape) },
        { "stack", c => Tensor.Stack(c.Inputs, c.Axis) },
        { "swapaxes", c => c[0].Transpose(c.Args.Int("axis1"), c.Args.Int("axis2")) },
    };
}
