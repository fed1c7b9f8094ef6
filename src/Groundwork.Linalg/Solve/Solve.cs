using System.Numerics;
using Groundwork.Kernels;
using Groundwork.LinearAlgebra;

namespace Groundwork;

/// <summary>Linear algebra on the last two axes of tensors: decompositions, solvers, norms and functions of matrices. Every function can be called on its first argument, <c>a.Solve(b)</c>, or as <c>Linalg.Solve(a, b)</c>.</summary>
/// <remarks>Float32 and Float64 are computed in their own precision; integers and Bool give Float64. Leading axes are a batch. All functions are safe to use from several threads.</remarks>
public static partial class Linalg
{
    extension(Tensor a)
    {
        /// <summary>The X of <c>a X = b</c>: linear equations, by LU decomposition with partial pivoting.</summary>
        /// <param name="b">Right sides: [..., n, k], or [n] for one.</param>
        /// <returns>The shape of b, leading axes broadcast. Dtypes promote; integers give Float64. Empty matrices give empty results.</returns>
        /// <remarks>Only a pivot that is exactly zero is refused: see <c>ConditionNumber</c> for how many digits to trust. To solve with one matrix many times, keep its <see cref="LuFactor(Tensor)"/>.</remarks>
        /// <exception cref="ShapeException">The matrices are not square, or b has another number of rows.</exception>
        /// <exception cref="LinalgException">A matrix is singular, or an element is NaN or infinite.</exception>
        /// <example><code>Tensor a = [[2.0, 1.0], [1.0, 3.0]]; a.Solve([3.0, 5.0]);   // [0.8, 1.4]</code></example>
        public Tensor Solve(Tensor b) => WithColumns("solve", a, b, (x, y) => Op.Apply(SolveOp.Op, x, y));
    }
}

sealed class SolveOp() : SingleOutputOp("solve")
{
    public static readonly SolveOp Op = new();

    public override Spec Infer(ReadOnlySpan<Spec> x) => Linalg.Columns(Name, x);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        y.Write(x[1]);
        if (y.Count == 0) return;
        using var _ = Autograd.NoGrad();
        int n = x[0].Shape[^1];
        var lu = Tensor.Empty(y.Shape.Batch().Then(n, n), y.DType);
        lu.Write(x[0]);
        Dispatch.Float(y.DType, new Kernel(Name, lu, y));
    }

    // X = A⁻¹ B: dB = A⁻ᵀ dX and dA = −dB Xᵀ.
    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var db = Apply(Op, tape.X(0).Transpose(), dy);
        return [tape.Wants(0) ? -db.MatMul(tape.Y().Transpose()) : null, tape.Wants(1) ? db : null];
    }

    readonly struct Kernel(string op, Tensor lu, Tensor y) : IFloatKernel
    {
        public unsafe void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            int n = y.Shape[^2], k = y.Shape[^1];
            fixed (T* from = lu.Data<T>(), to = y.Data<T>())
                MatrixLoop.For(y.Count / ((long)n * k), (long)n * Math.Max(n, k), new Body<T>(op, from, to, n, k, y.Rank > 2));
        }
    }

    readonly unsafe struct Body<T>(string op, T* from, T* to, int n, int k, bool batched) : IMatrixBody where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int matrix)
        {
            var a = new MatrixSpan<T>(from + (nint)matrix * n * n, n, n, n);
            var b = new MatrixSpan<T>(to + (nint)matrix * n * k, n, k, k);
            MatrixLoop.CheckFinite(op, a, matrix, batched);
            MatrixLoop.CheckFinite(op, b, matrix, batched);
            LuKernel.Solve(op, a, b, matrix, batched);
        }
    }
}
