using Groundwork.Testing;

namespace Groundwork.Cases;

static class SolveCases
{
    // Adding 4 I keeps matrices drawn from [-1, 1] well conditioned; X Xᵀ + I makes them positive definite.
    static Tensor Regular(Tensor x) => x + 4 * Tensor.Eye(x.Shape[^1], dtype: x.DType);

    static Tensor Positive(Tensor x) => x.MatMul(x.Transpose()) + Tensor.Eye(x.Shape[^1], dtype: x.DType);

    static OpCase Of(string name, Shape[] inputs, Func<Tensor[], Tensor> call) => new(name, inputs, call) { Domain = (-1, 1), Tolerance = 2e-4 };

    public static OpCase[] Cases =>
    [
        Of("solve", [[4, 4], [4, 3]], x => Regular(x[0]).Solve(x[1])),
        Of("solve one right side", [[3, 3], [3]], x => Regular(x[0]).Solve(x[1])),
        Of("solve a batch with one matrix", [[3, 3], [2, 3, 2]], x => Regular(x[0]).Solve(x[1])),
        Of("solve one side with a batch", [[2, 3, 3], [3, 2]], x => Regular(x[0]).Solve(x[1])),
        Of("solve larger than a block", [[37, 37], [37, 5]], x => Regular(x[0] * 0.2).Solve(x[1])) with { Order = 1 },
        Of("triangular, lower", [[4, 4], [4, 3]], x => Regular(x[0]).SolveTriangular(x[1])),
        Of("triangular, upper, transposed", [[4, 4], [4, 3]], x => Regular(x[0]).SolveTriangular(x[1], lower: false, transposed: true)),
        Of("triangular, lower, transposed", [[4, 4], [4]], x => Regular(x[0]).SolveTriangular(x[1], transposed: true)),
        Of("triangular, upper, unit diagonal", [[4, 4], [2, 4, 1]], x => x[0].SolveTriangular(x[1], lower: false, unitDiagonal: true)),
        Of("inverse", [[2, 4, 4]], x => Regular(x[0]).Inverse()),
        Of("determinant", [[2, 3, 3]], x => Regular(x[0]).Det()),
        Of("logarithm of the determinant", [[2, 3, 3]], x => Regular(x[0]).SlogDet().LogAbsDet),
        Of("cholesky", [[4, 4]], x => Positive(x[0]).Cholesky()),
        Of("cholesky of a batch", [[2, 3, 3]], x => Positive(x[0]).Cholesky()),
        Of("third power", [[3, 3]], x => x[0].MatrixPower(3)),
        Of("power minus two", [[3, 3]], x => Regular(x[0]).MatrixPower(-2)),
        Of("power zero", [[3, 3]], x => x[0].MatrixPower(0)),
    ];
}
