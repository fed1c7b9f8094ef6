using System.Numerics;
using Groundwork.Kernels;
using Groundwork.LinearAlgebra;

namespace Groundwork;

/// <summary>Singular values, and vectors where there is a place for them.</summary>
readonly record struct SvdKernel(string Op, Tensor A, Tensor? U, Tensor S, Tensor? Vh) : IFloatKernel
{
    public unsafe void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        int m = A.Shape[^2], n = A.Shape[^1];
        int left = U is null ? 0 : U.Shape[^1], right = Vh is null ? 0 : Vh.Shape[^2];
        if (m == 0 || n == 0)
        {
            // No singular values; full vectors of the other side are any orthonormal ones.
            if (U is { Count: > 0 }) U.Write(Tensor.Eye(m, dtype: U.DType));
            if (Vh is { Count: > 0 }) Vh.Write(Tensor.Eye(n, dtype: Vh.DType));
            return;
        }
        fixed (T* a = A.Data<T>(), s = S.Data<T>(), u = U is null ? default : U.Data<T>(), vh = Vh is null ? default : Vh.Data<T>())
            MatrixLoop.For(S.Count / Math.Min(m, n), (long)m * n, new Body<T>(Op, a, u, s, vh, m, n, left, right, A.Rank > 2));
    }

    readonly unsafe struct Body<T>(string op, T* matrices, T* us, T* values, T* vhs, int m, int n, int left, int right, bool batched) : IMatrixBody
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int matrix)
        {
            int k = Math.Min(m, n);
            var a = new MatrixSpan<T>(matrices + (nint)matrix * m * n, m, n, n);
            T* s = values + (nint)matrix * k;
            MatrixLoop.CheckFinite(op, a, matrix, batched);
            var u = new MatrixSpan<T>(us + (nint)matrix * m * left, left == 0 ? 0 : m, left, left);
            var vh = new MatrixSpan<T>(vhs + (nint)matrix * n * right, right, right == 0 ? 0 : n, n);
            // A wide matrix is worked on as its transpose, so that rows are never fewer than columns.
            int rows = Math.Max(m, n), leftRows = m >= n ? left : right, rightRows = m >= n ? right : left;
            using var scratch = new Scratch<T>((long)rows * k + (long)leftRows * rows + (long)rightRows * k);
            MatrixSpan<T> tall = scratch.Take(rows, k), lefts = scratch.Take(leftRows, rows), rights = scratch.Take(rightRows, k);
            if (m >= n) a.CopyTo(tall);
            else a.TransposeTo(tall);
            T scale = Scaling.Factor(tall.MaxMagnitude());
            if (scale != T.One) tall.Scale(scale);
            int bad = TallSvd.Decompose(tall, lefts, s, rights);
            if (bad >= 0) throw LinalgException.NotConverged(op, bad, TallSvd.MostSteps, matrix, batched);
            if (scale != T.One) VectorLoops.Scale(T.One / scale, s, k);
            if (left == 0) return;
            if (m >= n)
            {
                for (int i = 0; i < left; i++)
                    if (Signs.MakePositive(lefts.Row(i), m) && i < k) VectorLoops.Scale(T.NegativeOne, rights.Row(i), n);
                lefts.TransposeTo(u);
                rights.CopyTo(vh);
                return;
            }
            for (int i = 0; i < left; i++)
                if (Signs.MakePositive(rights.Row(i), m)) VectorLoops.Scale(T.NegativeOne, lefts.Row(i), n);
            rights.TransposeTo(u);
            lefts.CopyTo(vh);
        }
    }
}
