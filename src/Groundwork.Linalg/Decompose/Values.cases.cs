using Groundwork.Testing;

namespace Groundwork.Cases;

/// <summary>Ops that run where no gradient is recorded, and the factors of LU.</summary>
static class ValuesCases
{
    static OpCase Of(string name, Shape[] inputs, Func<Tensor[], Tensor> call, Func<Tensor[], Tensor> reference) =>
        new(name, inputs, call) { Reference = reference, Domain = (-1, 1), Tolerance = 1e-3, IsSmooth = false };

    public static OpCase[] Cases =>
    [
        Of("eigenvalues alone", [[4, 4]], x => (x[0] + x[0].Transpose()).EigValsh(), x => (x[0] + x[0].Transpose()).Eigh().Values),
        Of("singular values alone", [[4, 3]], x => x[0].SvdVals(), x => x[0].Svd().S),
        Of("sum of general eigenvalues is the trace", [[5, 5]], x => x[0].EigVals().Real.Sum(), x => x[0].Diagonal().Sum()),
        Of("Schur's form and vectors make the matrix", [[5, 5]], x => Sandwich(x[0].Schur()), x => x[0]),
        Of("P L U is the matrix", [[4, 4]], x => Product(x[0].Lu()), x => x[0]),
    ];

    static Tensor Product((Tensor P, Tensor L, Tensor U) factors) => factors.P.MatMul(factors.L).MatMul(factors.U);

    static Tensor Sandwich((Tensor Form, Tensor Vectors) schur) => schur.Vectors.MatMul(schur.Form).MatMul(schur.Vectors.Transpose());
}
