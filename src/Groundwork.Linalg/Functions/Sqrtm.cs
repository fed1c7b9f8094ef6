using Groundwork.LinearAlgebra;

namespace Groundwork;

public static partial class Linalg
{
    extension(Tensor a)
    {
        /// <summary>The principal square root: the X with <c>X X = a</c> whose eigenvalues have positive real parts.</summary>
        /// <returns>[..., n, n] for [..., n, n]. Integers give Float64. Computed in Float64, by the real Schur form (Higham 1987, "Computing Real Square Roots of a Real Matrix").</returns>
        /// <exception cref="ShapeException">The matrices are not square.</exception>
        /// <exception cref="LinalgException">A matrix has an eigenvalue on the closed negative axis, so that no real root is the principal one (a single 0 is allowed); or it holds NaN or infinity.</exception>
        /// <example><code>Tensor a = [[4.0, 1.0], [0.0, 9.0]]; a.Sqrtm();   // [[2, 0.2], [0, 3]]</code></example>
        public Tensor Sqrtm() => Op.Apply(SqrtmOp.Op, a.ToFloating());

        /// <summary>The X of Sylvester's equation <c>a X + X b = c</c>, by the Schur forms of a and b (Bartels and Stewart 1972).</summary>
        /// <param name="b">[n, n].</param>
        /// <param name="c">[m, n].</param>
        /// <returns>[m, n] for a [m, m]. Integers give Float64. The gradient differentiates again.</returns>
        /// <exception cref="ShapeException">The tensors are not matrices that fit.</exception>
        /// <exception cref="LinalgException">An eigenvalue of a and one of b add up to 0, so that there is no single solution; or an element is NaN or infinite.</exception>
        /// <example><code>Tensor a = [[1.0]], b = [[2.0]], c = [[6.0]]; a.SolveSylvester(b, c);   // [[2]]</code></example>
        public Tensor SolveSylvester(Tensor b, Tensor c)
        {
            Tensor x = a.ToFloating(), y = b.ToFloating(), z = c.ToFloating();
            Promotion.MeetDTypes(ref x, ref y);
            Promotion.MeetDTypes(ref x, ref z);
            Promotion.MeetDTypes(ref y, ref z);
            return Op.Apply(SylvesterOp.Op, x, y, z);
        }
    }
}

sealed class SqrtmOp() : SingleOutputOp("sqrtm")
{
    public static readonly SqrtmOp Op = new();

    public override Saved Needs => Saved.Outputs;

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].Square(Name);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        if (y.Count == 0) return;
        using var _ = Autograd.NoGrad();
        int n = y.Shape[^1];
        Tensor form = x[0].To(DType.Float64).Clone(), turned = Tensor.Zeros(form.Shape, DType.Float64), root = Tensor.Zeros(form.Shape, DType.Float64);
        SchurOp.Reduce(Name, form, turned, triangular: true);
        Span<double> t = form.Data<double>(), r = root.Data<double>();
        for (int matrix = 0; matrix < form.Count / ((long)n * n); matrix++)
            QuasiTriangular.Root(Name, t.Slice(matrix * n * n, n * n), r.Slice(matrix * n * n, n * n), n, matrix, y.Rank > 2);
        y.Write(turned.Transpose().MatMul(root).MatMul(turned));
    }

    // X dX + dX X = dA: the adjoint is Sylvester's equation with Xᵀ. One matrix at a time.
    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var t = tape.Y().Transpose();
        int n = t.Shape[^1];
        if (t.Rank == 2) return [t.SolveSylvester(t, dy)];
        Tensor all = t.Reshape(-1, n, n), seeds = dy.Reshape(-1, n, n);
        return [Tensor.Stack([.. Enumerable.Range(0, all.Shape[0]).Select(i => all[i].SolveSylvester(all[i], seeds[i]))]).Reshape(t.Shape.Dims)];
    }
}

sealed class SylvesterOp() : SingleOutputOp("solve sylvester")
{
    public static readonly SylvesterOp Op = new();

    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        Shape a = x[0].Shape, b = x[1].Shape, c = x[2].Shape;
        if (a.Rank != 2 || b.Rank != 2 || c.Rank != 2 || a[0] != a[1] || b[0] != b[1] || c[0] != a[0] || c[1] != b[0])
            throw new ShapeException(Name, $"needs [m, m], [n, n] and [m, n], got {a}, {b} and {c}", [a, b, c]);
        return x[2].RequireFloat(Name);
    }

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        if (y.Count == 0) return;
        using var _ = Autograd.NoGrad();
        Tensor a = x[0].To(DType.Float64).Clone(), b = x[1].To(DType.Float64).Clone(), c = x[2].To(DType.Float64);
        Tensor ut = Tensor.Zeros(a.Shape, DType.Float64), vt = Tensor.Zeros(b.Shape, DType.Float64);
        SchurOp.Reduce(Name, a, ut, triangular: true);
        SchurOp.Reduce(Name, b, vt, triangular: true);
        if (!c.IsFinite().All().Item<bool>()) throw new LinalgException(Name, LinalgFailure.NotFinite, "the right side holds an element that is not finite", 0, 0);
        var z = ut.MatMul(c).MatMul(vt.Transpose()).Contiguous();
        QuasiTriangular.Sylvester(Name, a.Data<double>(), b.Data<double>(), z.Data<double>(), a.Shape[0], b.Shape[0]);
        y.Write(ut.Transpose().MatMul(z).MatMul(vt));
    }

    // A X + X B = C: dC solves Aᵀ G + G Bᵀ = dX; dA = −G Xᵀ and dB = −Xᵀ G.
    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var g = Apply(Op, tape.X(0).Transpose(), tape.X(1).Transpose(), dy);
        var xt = tape.Y().Transpose();
        return [tape.Wants(0) ? -g.MatMul(xt) : null, tape.Wants(1) ? -xt.MatMul(g) : null, g];
    }
}
