using System.Numerics;
using Groundwork.Kernels;
using Groundwork.LinearAlgebra;

namespace Groundwork;

/// <summary>How much of a decomposition is wanted.</summary>
public enum QrMode
{
    /// <summary>Q [m, k] and R [k, n] with k = min(m, n).</summary>
    Reduced,
    /// <summary>Q [m, m] and R [m, n].</summary>
    Complete,
}

public static partial class Linalg
{
    extension(Tensor a)
    {
        /// <summary>The QR decomposition: <c>a = Q R</c> with orthonormal columns in Q and an upper triangular R.</summary>
        /// <param name="mode">Whether Q has min(m, n) columns or m.</param>
        /// <returns>Q [..., m, k] and R [..., k, n] for [..., m, n]; k = min(m, n), or m if complete. Integers give Float64. Signs are as the reflections leave them: a diagonal element of R may be negative.</returns>
        /// <remarks>
        /// Blocked Householder reflections (Golub and Van Loan, "Matrix Computations", 5.2.3). Backward stable for every finite matrix, also with elements near the ends of the dtype's range.
        /// Gradients need the reduced mode, or m ≤ n, and independent columns among the first k.
        /// </remarks>
        /// <exception cref="ShapeException">There are fewer than two axes.</exception>
        /// <exception cref="LinalgException">A matrix holds NaN or infinity.</exception>
        /// <example><code>Tensor a = [[3.0, 1.0], [4.0, 2.0]]; var (q, r) = a.Qr();   // r = [[-5, -2.2], [0, 0.4]]</code></example>
        public (Tensor Q, Tensor R) Qr(QrMode mode = QrMode.Reduced) => Op.Apply(new QrOp(mode), a.ToFloating()) is [var q, var r] ? (q, r) : default;
    }
}

sealed class QrOp(QrMode mode) : Op("qr")
{
    public override int Outputs => 2;

    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("mode", mode)];

    public override void Infer(ReadOnlySpan<Spec> x, Span<Spec> y)
    {
        var a = x[0].Matrices(Name);
        int m = a.Shape[^2], n = a.Shape[^1], k = mode == QrMode.Complete ? m : Math.Min(m, n);
        y[0] = a with { Shape = a.Shape.Batch().Then(m, k) };
        y[1] = a with { Shape = a.Shape.Batch().Then(k, n) };
    }

    public override void Run(ReadOnlySpan<Tensor> x, ReadOnlySpan<Tensor> y)
    {
        if (y[0].Count + y[1].Count == 0) return;
        using var _ = Autograd.NoGrad();
        Dispatch.Float(y[0].DType, new Kernel(Name, x[0].Contiguous(), y[0], y[1]));
    }

    // M = R dRᵀ − dQᵀ Q: dA = (dQ + Q sym(M)) R⁻ᵀ, sym taking its lower triangle to both sides (Walter and Lehmann 2010).
    // A wide matrix is [X, Y] with X = Q U: Y = Q V hands its gradient to Q and itself.
    public override void Gradient(in Tape tape, ReadOnlySpan<Tensor?> dy, Span<Tensor?> dx)
    {
        Tensor q = tape.Y(0), r = tape.Y(1);
        int m = q.Shape[^2], k = q.Shape[^1], n = r.Shape[^1];
        if (k > n)
            throw new InvalidOperationException($"qr: the complete decomposition of {m} rows and {n} columns has no gradient, since its last columns are free; use QrMode.Reduced");
        Tensor dq = dy[0] ?? q * 0, dr = dy[1] ?? r * 0;
        if (n == k)
        {
            dx[0] = Square(q, r, dq, dr);
            return;
        }
        Tensor y = tape.X()[Slice.Rest, k..], dv = dr[Slice.Rest, k..];
        var first = Square(q, r[Slice.Rest, ..k], dq + y.MatMul(dv.Transpose()), dr[Slice.Rest, ..k]);
        dx[0] = Tensor.Concat([first, q.MatMul(dv)], axis: -1);

        static Tensor Square(Tensor q, Tensor r, Tensor dq, Tensor dr)
        {
            var m = r.MatMul(dr.Triu().Transpose()) - dq.Transpose().MatMul(q);
            var inner = dq + q.MatMul(m.Tril() + m.Tril(-1).Transpose());
            return r.SolveTriangular(inner.Transpose(), lower: false).Transpose();
        }
    }

    readonly struct Kernel(string op, Tensor a, Tensor q, Tensor r) : IFloatKernel
    {
        public unsafe void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            int m = a.Shape[^2], n = a.Shape[^1];
            fixed (T* from = a.Data<T>(), qs = q.Data<T>(), rs = r.Data<T>())
                MatrixLoop.For(a.Shape.Batch().Count, (long)m * Math.Max(n, q.Shape[^1]), new Body<T>(op, from, qs, rs, m, n, q.Shape[^1], a.Rank > 2));
        }
    }

    readonly unsafe struct Body<T>(string op, T* from, T* qs, T* rs, int m, int n, int columns, bool batched) : IMatrixBody where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int matrix)
        {
            int k = Math.Min(m, n);
            var a = new MatrixSpan<T>(from + (nint)matrix * m * n, m, n, n);
            var q = new MatrixSpan<T>(qs + (nint)matrix * m * columns, m, columns, columns);
            var r = new MatrixSpan<T>(rs + (nint)matrix * columns * n, columns, n, n);
            MatrixLoop.CheckFinite(op, a, matrix, batched);
            using var scratch = new Scratch<T>((long)m * n + (long)m * columns + k + QrKernel.ScratchSize(m, Math.Max(n, columns)));
            MatrixSpan<T> turned = scratch.Take(n, m), qt = scratch.Take(columns, m);
            T* tau = scratch.Take(k), rest = scratch.Take(QrKernel.ScratchSize(m, Math.Max(n, columns)));
            a.TransposeTo(turned);
            T scale = Scaling.Factor(turned.MaxMagnitude());
            if (scale != T.One) turned.Scale(scale);
            QrKernel.Factor(turned, tau, rest);
            QrKernel.FormQ(turned, tau, k, qt, rest);
            qt.TransposeTo(q);
            turned.Part(0, 0, n, Math.Min(m, columns)).TransposeTo(r);
            r.ClearTriangle(upper: false);
            if (scale != T.One) r.Scale(T.One / scale);
        }
    }
}
