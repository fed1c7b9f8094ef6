namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>linalg</c>.</summary>
static class LinalgOps
{
    public static readonly OpTable Table = new()
    {
        { "cross", c => c[0].Cross(c[1]) },
        { "dot", c => c[0].Dot(c[1]) },
        { "einsum", c => Tensor.Einsum(c.Args.Text("equation"), c.Inputs) },
        { "inner", c => c[0].Inner(c[1]) },
        { "kron", c => c[0].Kron(c[1]) },
        { "matmul", c => c[0].MatMul(c[1]) },
        { "multi_dot", c => Tensor.MultiDot(c.Inputs) },
        { "outer", c => c[0].Outer(c[1]) },
        { "tensordot", c => c.Args.IsList("axes") ? c[0].TensorDot(c[1], c.Args.IntLists("axes")[0], c.Args.IntLists("axes")[1]) : c[0].TensorDot(c[1], c.Args.Int("axes")) },
        { "trace", c => c[0].Trace(c.Args.Int("offset", 0), c.Args.Int("axis1", 0), c.Args.Int("axis2", 1)) },
        { "vdot", c => c[0].VDot(c[1]) },
    };
}
