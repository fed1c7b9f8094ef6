namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>linalg</c>.</summary>
static class LinalgOps
{
    public static readonly OpTable Table = new()
    {
        { "matmul", c => c[0].MatMul(c[1]) },
    };
}
