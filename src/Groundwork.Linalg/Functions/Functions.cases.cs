using Groundwork.Testing;

namespace Groundwork.Cases;

static class FunctionsCases
{
    static OpCase Of(string name, Shape[] inputs, Func<Tensor[], Tensor> call) => new(name, inputs, call) { Domain = (-1, 1), Tolerance = 2e-4 };

    // x ↦ scale Σ xᵏ / k!, far enough for matrices of norm 4.
    static Tensor Series(Tensor x)
    {
        Tensor sum = Tensor.Eye(x.Shape[^1], dtype: x.DType), term = sum;
        for (int k = 1; k < 60; k++) sum = sum + (term = term.MatMul(x) / k);
        return sum;
    }

    public static OpCase[] Cases =>
    [
        Of("exponential", [[3, 3]], x => x[0].Expm()) with { Reference = x => Series(x[0]) },
        Of("exponential of a large matrix", [[3, 3]], x => (3 * x[0]).Expm()) with { Reference = x => Series(3 * x[0]), Tolerance = 2e-3 },
        Of("exponential of a batch", [[2, 2, 2]], x => x[0].Expm()),
        Of("square root", [[4, 4]], x => (x[0] + 4 * Tensor.Eye(4, dtype: x[0].DType)).Sqrtm()),
        Of("square root with complex eigenvalues, batch", [[2, 3, 3]], x => (x[0] - x[0].Transpose() + 0.2 * x[0] + 2 * Tensor.Eye(3, dtype: x[0].DType)).Sqrtm()),
        Of("square root squared", [[5, 5]], x => (x[0] + 4 * Tensor.Eye(5, dtype: x[0].DType)).Sqrtm().MatrixPower(2)) with { Reference = x => x[0] + 4 * Tensor.Eye(5, dtype: DType.Float64) },
        Of("sylvester", [[3, 3], [4, 4], [3, 4]], x => (x[0] + 3 * Tensor.Eye(3, dtype: x[0].DType)).SolveSylvester(x[1] + 3 * Tensor.Eye(4, dtype: x[0].DType), x[2])),
        Of("norm of everything", [[3, 4]], x => x[0].Norm()),
        Of("norms along an axis", [[3, 4]], x => x[0].Norm(2, axis: 0, keep: true)),
        Of("third norm", [[3, 4]], x => x[0].Norm(3, axis: -1)) with { Order = 1 },
        Of("frobenius norms", [[2, 3, 4]], x => x[0].Norm(MatrixNorm.Frobenius, [1, 2])),
        Of("nuclear norm", [[3, 4]], x => x[0].Norm(MatrixNorm.Nuclear)) with { Tolerance = 1e-3 },
        Of("spectral norms, axes turned", [[3, 2, 4]], x => x[0].Norm(2, [2, 0], keep: true)) with { Tolerance = 1e-3 },
        Of("row sums", [[3, 4]], x => x[0].Norm(double.PositiveInfinity)) with { Order = 1 },
        Of("pseudo-inverse, tall", [[4, 2]], x => x[0].PseudoInverse()) with { Tolerance = 1e-2 },
        Of("pseudo-inverse, wide", [[2, 2, 4]], x => x[0].PseudoInverse()) with { Tolerance = 1e-2 },
        Of("least squares", [[4, 2], [4]], x => x[0].LeastSquares(x[1]).Solution) with { Tolerance = 1e-2 },
        Of("vandermonde", [[4]], x => x[0].Vandermonde()),
        Of("toeplitz", [[4], [3]], x => x[0].Toeplitz(x[1])),
        Of("projection", [[4, 2], [4]], x => x[0].Project(x[1])) with { Tolerance = 1e-2 },
    ];
}
