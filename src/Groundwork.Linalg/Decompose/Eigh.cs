using System.Numerics;
using Groundwork.Kernels;
using Groundwork.LinearAlgebra;

namespace Groundwork;

public static partial class Linalg
{
    extension(Tensor a)
    {
        /// <summary>Eigenvalues and eigenvectors of symmetric matrices: <c>a = V diag(w) Vᵀ</c>.</summary>
        /// <returns>Values w [..., n], ascending, and Vectors V [..., n, n], one a column, orthonormal, for [..., n, n]. Integers give Float64.</returns>
        /// <remarks>
        /// Only the lower triangle is read. The sign of a vector is free: its element of largest magnitude is made positive here.
        /// Gradients are those of a symmetric input; those of vectors grow without bound as two eigenvalues come together.
        /// Blocked reduction to tridiagonal form and implicit QL steps (Golub and Van Loan, "Matrix Computations", 8.3).
        /// </remarks>
        /// <exception cref="ShapeException">The matrices are not square.</exception>
        /// <exception cref="LinalgException">A matrix holds NaN or infinity, or an eigenvalue did not converge.</exception>
        /// <example><code>Tensor a = [[2.0, 1.0], [1.0, 2.0]]; var (w, v) = a.Eigh();   // w = [1, 3]</code></example>
        public (Tensor Values, Tensor Vectors) Eigh() => Op.Apply(EighOp.Op, a.ToFloating()) is [var w, var v] ? (w, v) : default;

        /// <summary>Eigenvalues of symmetric matrices, ascending: faster than <see cref="Eigh(Tensor)"/>, whose remarks hold.</summary>
        /// <returns>[..., n] for [..., n, n].</returns>
        /// <exception cref="ShapeException">The matrices are not square.</exception>
        /// <exception cref="LinalgException">A matrix holds NaN or infinity, or an eigenvalue did not converge.</exception>
        /// <example><code>Tensor a = [[2.0, 1.0], [1.0, 2.0]]; a.EigValsh();   // [1, 3]</code></example>
        public Tensor EigValsh() => a.RequiresGrad ? a.Eigh().Values : Op.Apply(EigValshOp.Op, a.ToFloating());
    }
}

sealed class EighOp() : Op("eigh")
{
    public static readonly EighOp Op = new();

    public override int Outputs => 2;

    public override Saved Needs => Saved.Outputs;

    public override void Infer(ReadOnlySpan<Spec> x, Span<Spec> y)
    {
        y[1] = x[0].Square(Name);
        y[0] = y[1] with { Shape = y[1].Shape.Batch().Then(y[1].Shape[^1]) };
    }

    public override void Run(ReadOnlySpan<Tensor> x, ReadOnlySpan<Tensor> y)
    {
        if (y[1].Count == 0) return;
        y[1].Write(x[0]);
        Dispatch.Float(y[1].DType, new EighKernel(Name, y[1], y[0], WantsVectors: true));
    }

    // dA = V (diag(dw) + F ∘ Vᵀ dV) Vᵀ with Fᵢⱼ = 1 / (wⱼ − wᵢ), made symmetric.
    public override void Gradient(in Tape tape, ReadOnlySpan<Tensor?> dy, Span<Tensor?> dx)
    {
        Tensor w = tape.Y(0), v = tape.Y(1), vt = v.Transpose();
        Tensor? sum = null;
        if (dy[0] is { } dw) sum = (v * dw.Unsqueeze(-2)).MatMul(vt);
        if (dy[1] is { } dv)
        {
            int n = w.Shape[^1];
            // Ones stand on the diagonal for the division, and their quotients are taken out again.
            var eye = Tensor.Eye(n, dtype: w.DType);
            var gaps = w.Unsqueeze(-2) - w.Unsqueeze(-1) + eye;
            var inner = vt.MatMul(dv) * (1 - eye) / gaps;
            var term = v.MatMul(inner).MatMul(vt);
            term = (term + term.Transpose()) * 0.5;
            sum = sum is null ? term : sum + term;
        }
        dx[0] = sum;
    }
}

sealed class EigValshOp() : SingleOutputOp("eigvalsh")
{
    public static readonly EigValshOp Op = new();

    public override string NotDifferentiable => "it has no eigenvectors; Eigh is used where gradients are recorded";

    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        var a = x[0].Square(Name);
        return a with { Shape = a.Shape.Batch().Then(a.Shape[^1]) };
    }

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        if (y.Count == 0) return;
        var a = Tensor.Empty(x[0].Shape, y.DType);
        a.Write(x[0]);
        Dispatch.Float(y.DType, new EighKernel(Name, a, y, WantsVectors: false));
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [null];
}

/// <summary>Overwrites the matrices of <paramref name="A"/>, with their eigenvectors if these are wanted.</summary>
readonly record struct EighKernel(string Op, Tensor A, Tensor Values, bool WantsVectors) : IFloatKernel
{
    public unsafe void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        int n = A.Shape[^1];
        fixed (T* a = A.Data<T>(), w = Values.Data<T>())
            MatrixLoop.For(Values.Count / n, (long)n * n, new Body<T>(Op, a, w, n, WantsVectors, A.Rank > 2));
    }

    readonly unsafe struct Body<T>(string op, T* matrices, T* values, int n, bool vectors, bool batched) : IMatrixBody where T : unmanaged, IFloatingPointIeee754<T>
    {
        const int MostSteps = 60;

        public void Invoke(int matrix)
        {
            var a = new MatrixSpan<T>(matrices + (nint)matrix * n * n, n, n, n);
            T* w = values + (nint)matrix * n;
            for (int i = 0; i < n; i++)
                for (int j = 0; j < i; j++) a[j, i] = a[i, j];
            MatrixLoop.CheckFinite(op, a, matrix, batched);
            T scale = Scaling.Factor(a.MaxMagnitude());
            if (scale != T.One) a.Scale(scale);
            long rest = Math.Max(TridiagonalKernel.ScratchSize(n), QrKernel.ScratchSize(n, n));
            using var scratch = new Scratch<T>(3L * n + (vectors ? (long)n * n : 0) + rest);
            T* d = scratch.Take(n), e = scratch.Take(n), tau = scratch.Take(n), free = scratch.Take(rest);
            TridiagonalKernel.Reduce(a, d, e, tau, free);
            var z = vectors ? scratch.Take(n, n) : default;
            if (vectors)
            {
                // Q is 1 and, behind it, the product of the reflections.
                z.SetIdentity();
                if (n > 1) QrKernel.FormQ(a.Part(0, 1, n - 1, n - 1), tau, n - 1, z.From(1, 1), free);
            }
            int bad = TridiagonalKernel.Diagonalize(n, d, e, z, MostSteps);
            if (bad >= 0) throw LinalgException.NotConverged(op, bad, MostSteps, matrix, batched);
            var order = new int[n];
            for (int i = 0; i < n; i++) order[i] = i;
            var found = new Span<T>(d, n).ToArray();
            Array.Sort(found, order);
            T back = T.One / scale;
            for (int i = 0; i < n; i++) w[i] = found[i] * back;
            if (!vectors) return;
            for (int i = 0; i < n; i++)
            {
                T* from = z.Row(order[i]), to = a.Row(i);
                new ReadOnlySpan<T>(from, n).CopyTo(new Span<T>(to, n));
                Signs.MakePositive(to, n);
            }
            a.TransposeTo(z);
            z.CopyTo(a);
        }
    }
}

/// <summary>The sign that vectors are given where mathematics leaves it free.</summary>
static unsafe class Signs
{
    /// <summary>Turns a vector so that its element of largest magnitude is positive; true if it was turned.</summary>
    public static bool MakePositive<T>(T* x, int n) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int largest = 0;
        for (int i = 1; i < n; i++)
            if (T.Abs(x[i]) > T.Abs(x[largest])) largest = i;
        if (n == 0 || x[largest] >= T.Zero) return false;
        VectorLoops.Scale(T.NegativeOne, x, n);
        return true;
    }
}
