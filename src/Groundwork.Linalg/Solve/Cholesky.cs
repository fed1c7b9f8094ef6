using System.Numerics;
using Groundwork.Kernels;
using Groundwork.LinearAlgebra;

namespace Groundwork;

public static partial class Linalg
{
    /// <param name="a">Matrices, in the last two axes.</param>
    extension(Tensor a)
    {
        /// <summary>The Cholesky factor: the lower triangular L with a positive diagonal and <c>a = L Lᵀ</c>.</summary>
        /// <returns>[..., n, n] for [..., n, n]; zeros above the diagonal. Integers give Float64. 0×0 gives 0×0.</returns>
        /// <remarks>Only the lower triangle of <c>a</c> is read. Gradients are symmetric: they are those of a symmetric input. Blocked, after Golub and Van Loan, "Matrix Computations", 4.2.</remarks>
        /// <exception cref="ShapeException">The matrices are not square.</exception>
        /// <exception cref="LinalgException">A matrix is not positive definite, or holds NaN or infinity.</exception>
        /// <example><code>Tensor a = [[4.0, 2.0], [2.0, 5.0]]; a.Cholesky();   // [[2, 0], [1, 2]]</code></example>
        public Tensor Cholesky() => Op.Apply(CholeskyOp.Op, a.ToFloating());
    }
}

sealed class CholeskyOp() : SingleOutputOp("cholesky")
{
    public static readonly CholeskyOp Op = new();

    public override Saved Needs => Saved.Outputs;

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].Square(Name);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        y.Write(x[0]);
        if (y.Count > 0) Dispatch.Float(y.DType, new Kernel(Name, y));
    }

    // dA = L⁻ᵀ Φ(Lᵀ dL) L⁻¹ with Φ the lower triangle and half the diagonal, made symmetric (Murray 2016, "Differentiation of the Cholesky decomposition").
    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var l = tape.Y();
        var phi = Linalg.HalfDiagonal(l.Transpose().MatMul(dy.Tril()));
        var inner = l.SolveTriangular(phi, transposed: true);
        var dx = l.SolveTriangular(inner.Transpose(), transposed: true).Transpose();
        return [(dx + dx.Transpose()) * 0.5];
    }

    readonly struct Kernel(string op, Tensor y) : IFloatKernel
    {
        public unsafe void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            int n = y.Shape[^1];
            fixed (T* data = y.Data<T>())
                MatrixLoop.For(y.Count / ((long)n * n), (long)n * n, new Body<T>(op, data, n, y.Rank > 2));
        }
    }

    readonly unsafe struct Body<T>(string op, T* data, int n, bool batched) : IMatrixBody where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int matrix)
        {
            var a = new MatrixSpan<T>(data + (nint)matrix * n * n, n, n, n);
            a.ClearTriangle(upper: true);
            MatrixLoop.CheckFinite(op, a, matrix, batched);
            using var scratch = new Scratch<T>(32L * n);
            int bad = CholeskyKernel.Factor(a, scratch.Take(32L * n), out T rest);
            if (bad >= 0) throw LinalgException.NotPositiveDefinite(op, bad, double.CreateChecked(rest), matrix, batched);
            a.ClearTriangle(upper: true);
        }
    }
}
