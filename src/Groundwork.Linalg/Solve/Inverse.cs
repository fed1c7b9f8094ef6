using System.Numerics;
using Groundwork.Kernels;
using Groundwork.LinearAlgebra;

namespace Groundwork;

public static partial class Linalg
{
    extension(Tensor a)
    {
        /// <summary>The inverse: the <c>a⁻¹</c> with <c>a a⁻¹ = I</c>. To solve equations, <see cref="Solve(Tensor, Tensor)"/> is faster and more exact.</summary>
        /// <returns>[..., n, n] for [..., n, n]. Integers give Float64. 0×0 gives 0×0.</returns>
        /// <exception cref="ShapeException">The matrices are not square.</exception>
        /// <exception cref="LinalgException">A matrix is singular, or holds NaN or infinity.</exception>
        /// <example><code>Tensor a = [[2.0, 0.0], [0.0, 4.0]]; a.Inverse();   // [[0.5, 0], [0, 0.25]]</code></example>
        public Tensor Inverse() => Op.Apply(InverseOp.Op, a.ToFloating());
    }
}

sealed class InverseOp() : SingleOutputOp("inverse")
{
    public static readonly InverseOp Op = new();

    public override Saved Needs => Saved.Outputs;

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].Square(Name);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        if (y.Count == 0) return;
        var lu = Tensor.Empty(y.Shape, y.DType);
        lu.Write(x[0]);
        Dispatch.Float(y.DType, new Kernel(Name, lu, y));
    }

    // Y = A⁻¹: dA = −Yᵀ dY Yᵀ.
    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var t = tape.Y().Transpose();
        return [-t.MatMul(dy).MatMul(t)];
    }

    readonly struct Kernel(string op, Tensor lu, Tensor y) : IFloatKernel
    {
        public unsafe void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            int n = y.Shape[^1];
            fixed (T* from = lu.Data<T>(), to = y.Data<T>())
                MatrixLoop.For(y.Count / ((long)n * n), (long)n * n, new Body<T>(op, from, to, n, y.Rank > 2));
        }
    }

    readonly unsafe struct Body<T>(string op, T* from, T* to, int n, bool batched) : IMatrixBody where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int matrix)
        {
            var a = new MatrixSpan<T>(from + (nint)matrix * n * n, n, n, n);
            var b = new MatrixSpan<T>(to + (nint)matrix * n * n, n, n, n);
            MatrixLoop.CheckFinite(op, a, matrix, batched);
            b.SetIdentity();
            LuKernel.Solve(op, a, b, matrix, batched);
        }
    }
}
