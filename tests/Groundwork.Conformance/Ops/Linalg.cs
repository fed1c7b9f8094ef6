namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>linalg</c>.</summary>
static class LinalgOps
{
    public static readonly OpTable Table = new()
    {
        { "cholesky", c => c[0].Cholesky() },
        { "cross", c => c[0].Cross(c[1]) },
        { "det", c => c[0].Det() },
        { "dot", c => c[0].Dot(c[1]) },
        { "eigh", c => c[0].Eigh() },
        { "eigvalsh", c => c[0].EigValsh() },
        { "einsum", c => Tensor.Einsum(c.Args.Text("equation"), c.Inputs) },
        { "inner", c => c[0].Inner(c[1]) },
        { "inv", c => c[0].Inverse() },
        { "kron", c => c[0].Kron(c[1]) },
        { "lu", c => c[0].Lu() },
        { "matmul", c => c[0].MatMul(c[1]) },
        { "matrix_power", c => c[0].MatrixPower(c.Args.Int("n")) },
        { "multi_dot", c => Tensor.MultiDot(c.Inputs) },
        { "outer", c => c[0].Outer(c[1]) },
        { "qr", c => c[0].Qr(Enum.Parse<QrMode>(c.Args.Text("mode"), ignoreCase: true)) },
        { "slogdet", c => c[0].SlogDet() },
        { "solve", c => c[0].Solve(c[1]) },
        { "solve_triangular", c => c[0].SolveTriangular(c[1], c.Args.Flag("lower"), c.Args.Flag("trans"), c.Args.Flag("unit_diagonal")) },
        { "svd", c => c[0].Svd() },
        { "svdvals", c => c[0].SvdVals() },
        { "tensordot", c => c.Args.IsList("axes") ? c[0].TensorDot(c[1], c.Args.IntLists("axes")[0], c.Args.IntLists("axes")[1]) : c[0].TensorDot(c[1], c.Args.Int("axes")) },
        { "trace", c => c[0].Trace(c.Args.Int("offset", 0), c.Args.Int("axis1", 0), c.Args.Int("axis2", 1)) },
        { "vdot", c => c[0].VDot(c[1]) },
    };
}
