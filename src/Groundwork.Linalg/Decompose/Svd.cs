using System.Numerics;
using Groundwork.Kernels;
using Groundwork.LinearAlgebra;

namespace Groundwork;

public static partial class Linalg
{
    extension(Tensor a)
    {
        /// <summary>The singular value decomposition: <c>a = U diag(s) Vh</c> with orthonormal columns in U and rows in Vh.</summary>
        /// <param name="full">True for square U and Vh; else only the vectors that belong to a singular value.</param>
        /// <returns>U [..., m, k], S [..., k], descending and never negative, and Vh [..., k, n] for [..., m, n], k = min(m, n); U [..., m, m] and Vh [..., n, n] if full. Integers give Float64.</returns>
        /// <remarks>
        /// Signs are free: the element of largest magnitude of each column of U is made positive. Gradients need the reduced form; those of vectors grow without bound as two singular values come together, or one goes to zero.
        /// Blocked reduction to bidiagonal form, after a QR decomposition of tall matrices, and implicit QR steps (Golub and Van Loan, "Matrix Computations", 8.6). Safe near both ends of the dtype's range.
        /// </remarks>
        /// <exception cref="ShapeException">There are fewer than two axes.</exception>
        /// <exception cref="LinalgException">A matrix holds NaN or infinity, or a value did not converge.</exception>
        /// <example><code>Tensor a = [[3.0, 0.0], [0.0, -2.0]]; var (u, s, vh) = a.Svd();   // s = [3, 2]</code></example>
        public (Tensor U, Tensor S, Tensor Vh) Svd(bool full = false) => Op.Apply(new SvdOp(full), a.ToFloating()) is [var u, var s, var vh] ? (u, s, vh) : default;

        /// <summary>The singular values, descending: faster than <see cref="Svd(Tensor, bool)"/>, whose remarks hold.</summary>
        /// <returns>[..., min(m, n)] for [..., m, n].</returns>
        /// <exception cref="ShapeException">There are fewer than two axes.</exception>
        /// <exception cref="LinalgException">A matrix holds NaN or infinity, or a value did not converge.</exception>
        /// <example><code>Tensor a = [[3.0, 0.0], [0.0, -2.0]]; a.SvdVals();   // [3, 2]</code></example>
        public Tensor SvdVals() => a.RequiresGrad ? a.Svd().S : Op.Apply(SvdValsOp.Op, a.ToFloating());
    }
}

sealed class SvdOp(bool full) : Op("svd")
{
    public override int Outputs => 3;

    public override Saved Needs => Saved.Outputs;

    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("full", full)];

    public override void Infer(ReadOnlySpan<Spec> x, Span<Spec> y)
    {
        var a = x[0].Matrices(Name);
        int m = a.Shape[^2], n = a.Shape[^1], k = Math.Min(m, n);
        var batch = a.Shape.Batch();
        y[0] = a with { Shape = batch.Then(m, full ? m : k) };
        y[1] = a with { Shape = batch.Then(k) };
        y[2] = a with { Shape = batch.Then(full ? n : k, n) };
    }

    public override void Run(ReadOnlySpan<Tensor> x, ReadOnlySpan<Tensor> y)
    {
        using var _ = Autograd.NoGrad();
        Dispatch.Float(y[0].DType, new SvdKernel(Name, x[0].Contiguous(), y[0], y[1], y[2]));
    }

    // With F = 1/(sⱼ² − sᵢ²): dA = U ((F∘(Uᵀ dU − dUᵀ U)) S + S (F∘(Vᵀ dV − dVᵀ V)) + diag(dS)) Vᵀ and what leaves the spaces of U and V (Townsend 2016).
    public override void Gradient(in Tape tape, ReadOnlySpan<Tensor?> dy, Span<Tensor?> dx)
    {
        Tensor u = tape.Y(0), s = tape.Y(1), vh = tape.Y(2);
        int k = s.Shape[^1], m = u.Shape[^2], n = vh.Shape[^1];
        if (full && m != n && (dy[0] is not null || dy[2] is not null))
            throw new InvalidOperationException($"svd: the vectors of the full decomposition of {m} rows and {n} columns have no gradient, since the last ones are free; use full: false");
        if (full && m != n) (u, vh) = (u[Slice.Rest, ..k], vh[Slice.Rest, ..k, ..]);
        Tensor? inner = null;
        if (dy[1] is { } ds) inner = ds.Unsqueeze(-1) * Tensor.Eye(k, dtype: s.DType);
        Tensor? outer = null;
        if (dy[0] is not null || dy[2] is not null)
        {
            var eye = Tensor.Eye(k, dtype: s.DType);
            Tensor row = s.Unsqueeze(-2), column = s.Unsqueeze(-1);
            var f = (1 - eye) / ((row - column) * (row + column) + eye);
            if (dy[0] is { } du)
            {
                var skew = u.Transpose().MatMul(du);
                Add(f * (skew - skew.Transpose()) * row);
                if (m > k) outer = ((du - u.MatMul(skew)) / row).MatMul(vh);
            }
            if (dy[2] is { } dvh)
            {
                var skew = vh.MatMul(dvh.Transpose());
                Add(column * (f * (skew - skew.Transpose())));
                if (n > k)
                {
                    var term = u.MatMul((dvh - skew.Transpose().MatMul(vh)) / column);
                    outer = outer is null ? term : outer + term;
                }
            }
        }
        var sum = u.MatMul(inner!).MatMul(vh);
        dx[0] = outer is null ? sum : sum + outer;

        void Add(Tensor term) => inner = inner is null ? term : inner + term;
    }
}

sealed class SvdValsOp() : SingleOutputOp("svdvals")
{
    public static readonly SvdValsOp Op = new();

    public override string NotDifferentiable => "it has no singular vectors; Svd is used where gradients are recorded";

    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        var a = x[0].Matrices(Name);
        return a with { Shape = a.Shape.Batch().Then(Math.Min(a.Shape[^2], a.Shape[^1])) };
    }

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        using var _ = Autograd.NoGrad();
        Dispatch.Float(y.DType, new SvdKernel(Name, x[0].Contiguous(), null, y, null));
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [null];
}
