using Groundwork.LinearAlgebra;

namespace Groundwork;

public static partial class Linalg
{
    extension(Tensor a)
    {
        /// <summary>The eigenvalues of general matrices, as real and imaginary parts.</summary>
        /// <returns>Two of shape [..., n] for [..., n, n], in ascending order of the real parts, then of the imaginary ones. Integers give Float64. Conjugate pairs agree exactly.</returns>
        /// <remarks>Computed in Float64: balancing, Hessenberg form, implicit double-shift QR (Golub and Van Loan, "Matrix Computations", 7.5). For symmetric matrices <see cref="EigValsh(Tensor)"/> is faster and more exact. Gradients do not flow.</remarks>
        /// <exception cref="ShapeException">The matrices are not square.</exception>
        /// <exception cref="LinalgException">A matrix holds NaN or infinity, or an eigenvalue did not converge.</exception>
        /// <example><code>Tensor a = [[0.0, -1.0], [1.0, 0.0]]; var (re, im) = a.EigVals();   // [0, 0], [-1, 1]</code></example>
        public (Tensor Real, Tensor Imaginary) EigVals() => Op.Apply(new EigOp(vectors: false), a.ToFloating()) is [var re, var im] ? (re, im) : default;

        /// <summary>The eigenvalues and eigenvectors of general matrices, as real and imaginary parts: <c>a v = λ v</c>.</summary>
        /// <returns>Values [..., n], ordered as by <see cref="EigVals(Tensor)"/>, whose remarks hold, and vectors [..., n, n], one a column, of length 1, their largest element real.</returns>
        /// <exception cref="ShapeException">The matrices are not square.</exception>
        /// <exception cref="LinalgException">A matrix holds NaN or infinity, or an eigenvalue did not converge.</exception>
        /// <example><code>Tensor a = [[0.0, -1.0], [1.0, 0.0]]; var (re, im, vectorsRe, vectorsIm) = a.Eig();</code></example>
        public (Tensor Real, Tensor Imaginary, Tensor VectorsReal, Tensor VectorsImaginary) Eig() =>
            Op.Apply(new EigOp(vectors: true), a.ToFloating()) is [var re, var im, var x, var y] ? (re, im, x, y) : default;

        /// <summary>The real Schur form: <c>a = Z T Zᵀ</c> with orthonormal Z and T upper triangular but for 2×2 blocks of conjugate eigenvalues.</summary>
        /// <returns>Form T and Vectors Z, both [..., n, n]. Integers give Float64. Gradients do not flow.</returns>
        /// <exception cref="ShapeException">The matrices are not square.</exception>
        /// <exception cref="LinalgException">A matrix holds NaN or infinity, or an eigenvalue did not converge.</exception>
        /// <example><code>var (t, z) = a.Schur();   // z @ t @ z.T is a</code></example>
        public (Tensor Form, Tensor Vectors) Schur() => Op.Apply(new SchurOp("schur", triangular: true), a.ToFloating()) is [var t, var z] ? (t, z) : default;

        /// <summary>The Hessenberg form: <c>a = Q H Qᵀ</c> with orthonormal Q and zeros in H below the first subdiagonal.</summary>
        /// <returns>Form H and Vectors Q, both [..., n, n]. Integers give Float64. Gradients do not flow.</returns>
        /// <exception cref="ShapeException">The matrices are not square.</exception>
        /// <exception cref="LinalgException">A matrix holds NaN or infinity.</exception>
        /// <example><code>var (h, q) = a.Hessenberg();   // q @ h @ q.T is a</code></example>
        public (Tensor Form, Tensor Vectors) Hessenberg() => Op.Apply(new SchurOp("hessenberg", triangular: false), a.ToFloating()) is [var h, var q] ? (h, q) : default;
    }
}

sealed class SchurOp(string name, bool triangular) : Op(name)
{
    public override int Outputs => 2;

    public override string NotDifferentiable => "its form is not unique; Eigh and Svd have gradients";

    public override void Infer(ReadOnlySpan<Spec> x, Span<Spec> y) => y[0] = y[1] = x[0].Square(Name);

    public override void Run(ReadOnlySpan<Tensor> x, ReadOnlySpan<Tensor> y)
    {
        if (y[0].Count == 0) return;
        using var _ = Autograd.NoGrad();
        var form = x[0].To(DType.Float64).Clone();
        var turned = Tensor.Zeros(form.Shape, DType.Float64);
        Reduce(Name, form, turned, triangular);
        y[0].Write(form);
        y[1].Write(turned.Transpose());
    }

    /// <summary>Matrices to their form, and the transposes of their vectors.</summary>
    public static unsafe void Reduce(string op, Tensor form, Tensor turned, bool triangular)
    {
        int n = form.Shape[^1];
        fixed (double* data = form.Data<double>(), z = turned.Data<double>())
            MatrixLoop.For(form.Count / ((long)n * n), (long)n * n * n, new Body(op, data, z, n, triangular, form.Rank > 2));
    }

    public override void Gradient(in Tape tape, ReadOnlySpan<Tensor?> dy, Span<Tensor?> dx) { }

    readonly unsafe struct Body(string op, double* matrices, double* vectors, int n, bool triangular, bool batched) : IMatrixBody
    {
        public void Invoke(int matrix)
        {
            var a = new MatrixSpan<double>(matrices + (nint)matrix * n * n, n, n, n);
            var zt = new MatrixSpan<double>(vectors + (nint)matrix * n * n, n, n, n);
            MatrixLoop.CheckFinite(op, a, matrix, batched);
            double scale = Scaling.Factor(a.MaxMagnitude());
            if (scale != 1) a.Scale(scale);
            zt.SetIdentity();
            HessenbergKernel.Reduce(a, zt);
            int bad = triangular ? SchurKernel.Reduce(a, zt) : -1;
            if (bad >= 0) throw LinalgException.NotConverged(op, bad, SchurKernel.MostSteps, matrix, batched);
            if (scale != 1) a.Scale(1 / scale);
        }
    }
}

sealed class EigOp(bool vectors) : Op(vectors ? "eig" : "eigvals")
{
    public override int Outputs => vectors ? 4 : 2;

    public override string NotDifferentiable => "general eigenvalues have no gradient here; Eigh has one for symmetric matrices";

    public override void Infer(ReadOnlySpan<Spec> x, Span<Spec> y)
    {
        var a = x[0].Square(Name);
        y[0] = y[1] = a with { Shape = a.Shape.Batch().Then(a.Shape[^1]) };
        if (vectors) y[2] = y[3] = a;
    }

    public override unsafe void Run(ReadOnlySpan<Tensor> x, ReadOnlySpan<Tensor> y)
    {
        if (y[0].Count == 0) return;
        using var _ = Autograd.NoGrad();
        int n = x[0].Shape[^1];
        Tensor form = x[0].To(DType.Float64).Clone(), turned = Tensor.Zeros(form.Shape, DType.Float64);
        Tensor re = Tensor.Empty(y[0].Shape, DType.Float64), im = Tensor.Empty(y[0].Shape, DType.Float64);
        Tensor vectorsRe = Tensor.Empty(vectors ? form.Shape : [0], DType.Float64), vectorsIm = Tensor.Empty(vectors ? form.Shape : [0], DType.Float64);
        fixed (double* t = form.Data<double>(), z = turned.Data<double>(), r = re.Data<double>(), m = im.Data<double>(), vr = vectorsRe.Data<double>(), vi = vectorsIm.Data<double>())
            MatrixLoop.For(re.Count / n, (long)n * n * n, new Body(Name, t, z, r, m, vr, vi, n, vectors, form.Rank > 2));
        y[0].Write(re);
        y[1].Write(im);
        if (!vectors) return;
        y[2].Write(vectorsRe.Transpose());
        y[3].Write(vectorsIm.Transpose());
    }

    public override void Gradient(in Tape tape, ReadOnlySpan<Tensor?> dy, Span<Tensor?> dx) { }

    readonly unsafe struct Body(string op, double* forms, double* turned, double* res, double* ims, double* vectorsRe, double* vectorsIm, int n, bool vectors, bool batched) : IMatrixBody
    {
        public void Invoke(int matrix)
        {
            nint at = (nint)matrix * n * n;
            MatrixSpan<double> a = new(forms + at, n, n, n), zt = new(turned + at, n, n, n);
            MatrixLoop.CheckFinite(op, a, matrix, batched);
            double scale = Scaling.Factor(a.MaxMagnitude());
            if (scale != 1) a.Scale(scale);
            double[] balance = Balancing.Apply(a);
            zt.SetIdentity();
            HessenbergKernel.Reduce(a, zt);
            int bad = SchurKernel.Reduce(a, zt);
            if (bad >= 0) throw LinalgException.NotConverged(op, bad, SchurKernel.MostSteps, matrix, batched);
            double[] re = new double[n], im = new double[n];
            EigenvectorKernel.Values(a, re, im);
            int[] order = [.. Enumerable.Range(0, n).OrderBy(i => re[i]).ThenBy(i => im[i])];
            for (int i = 0; i < n; i++) (res[(nint)matrix * n + i], ims[(nint)matrix * n + i]) = (re[order[i]] / scale, im[order[i]] / scale);
            if (!vectors) return;
            using var scratch = new Scratch<double>(4L * n * n);
            MatrixSpan<double> xr = scratch.Take(n, n), xi = scratch.Take(n, n), sortedRe = scratch.Take(n, n), sortedIm = scratch.Take(n, n);
            EigenvectorKernel.Vectors(a, re, im, xr, xi);
            for (int i = 0; i < n; i++)
            {
                xr.Part(order[i], 0, 1, n).CopyTo(sortedRe.Part(i, 0, 1, n));
                xi.Part(order[i], 0, 1, n).CopyTo(sortedIm.Part(i, 0, 1, n));
            }
            // Rows x become rows (D Z x)ᵀ.
            MatrixSpan<double> vr = new(vectorsRe + at, n, n, n), vi = new(vectorsIm + at, n, n, n);
            vr.AddProduct(1, sortedRe, false, zt, false, 0);
            vi.AddProduct(1, sortedIm, false, zt, false, 0);
            for (int i = 0; i < n; i++)
                for (int k = 0; k < n; k++) (vr[i, k], vi[i, k]) = (vr[i, k] * balance[k], vi[i, k] * balance[k]);
            EigenvectorKernel.Normalize(vr, vi);
        }
    }
}
