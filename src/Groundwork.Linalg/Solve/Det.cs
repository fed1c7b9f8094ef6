using System.Numerics;
using Groundwork.Kernels;
using Groundwork.LinearAlgebra;

namespace Groundwork;

public static partial class Linalg
{
    extension(Tensor a)
    {
        /// <summary>The determinant, by LU decomposition.</summary>
        /// <returns>[...] for [..., n, n]. Integers give Float64. 0×0 gives 1, a singular matrix about 0; what is too large or too small for the dtype gives ∞ or 0, where <see cref="SlogDet(Tensor)"/> still has the logarithm.</returns>
        /// <exception cref="ShapeException">The matrices are not square.</exception>
        /// <exception cref="LinalgException">A matrix holds NaN or infinity.</exception>
        /// <example><code>Tensor a = [[1.0, 2.0], [3.0, 4.0]]; a.Det();   // -2</code></example>
        public Tensor Det() => Op.Apply(DetOp.Op, a.ToFloating());

        /// <summary>The sign of the determinant (−1, 0 or 1) and the logarithm of its magnitude, which neither overflows nor vanishes.</summary>
        /// <returns>Two of shape [...] for [..., n, n]. A singular matrix gives 0 and −∞, 0×0 gives 1 and 0.</returns>
        /// <remarks>The gradient is that of the logarithm; it needs a matrix that is not singular.</remarks>
        /// <exception cref="ShapeException">The matrices are not square.</exception>
        /// <exception cref="LinalgException">A matrix holds NaN or infinity.</exception>
        /// <example><code>Tensor a = [[1.0, 2.0], [3.0, 4.0]]; var (sign, log) = a.SlogDet();   // -1, 0.6931</code></example>
        public (Tensor Sign, Tensor LogAbsDet) SlogDet() => Op.Apply(SlogDetOp.Op, a.ToFloating()) is [var sign, var log] ? (sign, log) : default;
    }
}

sealed class DetOp() : SingleOutputOp("det")
{
    public static readonly DetOp Op = new();

    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        var a = x[0].Square(Name);
        return a with { Shape = a.Shape.Batch() };
    }

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Float(y.DType, new DetKernel(Name, x[0], y, null));

    // The gradient is the matrix of cofactors, det(A) A⁻ᵀ where there is an inverse.
    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var a = tape.X();
        var d = tape.Y();
        if (d.Count == 0 || !d.Detach().Equal(0).Any().Item<bool>())
            return [(dy * d).Unsqueeze(-1).Unsqueeze(-1) * a.Inverse().Transpose()];
        return [dy.Unsqueeze(-1).Unsqueeze(-1) * Linalg.Cofactors(a)];
    }
}

sealed class SlogDetOp() : Op("slogdet")
{
    public static readonly SlogDetOp Op = new();

    public override int Outputs => 2;

    public override Saved Needs => Saved.Inputs;

    public override void Infer(ReadOnlySpan<Spec> x, Span<Spec> y)
    {
        var a = x[0].Square(Name);
        y[0] = y[1] = a with { Shape = a.Shape.Batch() };
    }

    public override void Run(ReadOnlySpan<Tensor> x, ReadOnlySpan<Tensor> y) => Dispatch.Float(y[0].DType, new DetKernel(Name, x[0], y[0], y[1]));

    public override void Gradient(in Tape tape, ReadOnlySpan<Tensor?> dy, Span<Tensor?> dx)
    {
        if (dy[1] is { } d) dx[0] = d.Unsqueeze(-1).Unsqueeze(-1) * tape.X().Inverse().Transpose();
    }
}

/// <summary>The determinant as one number, or as sign and logarithm.</summary>
readonly struct DetKernel(string op, Tensor x, Tensor y, Tensor? log) : IFloatKernel
{
    public unsafe void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        int n = x.Shape[^1];
        var lu = Tensor.Empty(x.Shape, y.DType);
        lu.Write(x);
        fixed (T* from = lu.Data<T>(), to = y.Data<T>(), logs = log is null ? default : log.Data<T>())
            MatrixLoop.For(y.Count, (long)n * n, new Body<T>(op, from, to, logs, n, x.Rank > 2));
    }

    readonly unsafe struct Body<T>(string op, T* from, T* to, T* logs, int n, bool batched) : IMatrixBody where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int matrix)
        {
            var a = new MatrixSpan<T>(from + (nint)matrix * n * n, n, n, n);
            MatrixLoop.CheckFinite(op, a, matrix, batched);
            var pivots = new int[n];
            int sign = 1;
            fixed (int* p = pivots) LuKernel.Factor(a, p);
            for (int i = 0; i < n; i++)
                if (pivots[i] != i) sign = -sign;
            // Mantissa and exponent apart, so that no product on the way overflows.
            double mantissa = sign, log = 0;
            long exponent = 0;
            for (int i = 0; i < n && mantissa != 0; i++)
            {
                double d = double.CreateChecked(a[i, i]);
                log += Math.Log(Math.Abs(d));
                mantissa *= d == 0 ? 0 : Math.ScaleB(d, -Math.ILogB(d));
                if (mantissa == 0) break;
                exponent += Math.ILogB(d) + Math.ILogB(mantissa);
                mantissa = Math.ScaleB(mantissa, -Math.ILogB(mantissa));
            }
            if (logs is null)
            {
                to[matrix] = T.CreateChecked(Math.ScaleB(mantissa, (int)Math.Clamp(exponent, -5000, 5000)));
                return;
            }
            to[matrix] = T.CreateChecked(Math.Sign(mantissa));
            logs[matrix] = mantissa == 0 ? T.NegativeInfinity : T.CreateChecked(log);
        }
    }
}
