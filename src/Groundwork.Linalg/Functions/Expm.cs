using Groundwork.LinearAlgebra;

namespace Groundwork;

public static partial class Linalg
{
    extension(Tensor a)
    {
        /// <summary>The matrix exponential, Σ aᵏ / k!.</summary>
        /// <returns>[..., n, n] for [..., n, n]. Integers give Float64. 0×0 gives 0×0. What overflows is ∞ or NaN.</returns>
        /// <remarks>Padé approximation of degree 13, scaled and squared (Higham 2005, "The Scaling and Squaring Method for the Matrix Exponential Revisited"). The gradient is the exponential of a block matrix, so it differentiates again.</remarks>
        /// <exception cref="ShapeException">The matrices are not square.</exception>
        /// <exception cref="LinalgException">A matrix holds NaN or infinity.</exception>
        /// <example><code>Tensor a = [[0.0, 1.0], [0.0, 0.0]]; a.Expm();   // [[1, 1], [0, 1]]</code></example>
        public Tensor Expm() => Op.Apply(ExpmOp.Op, a.ToFloating());
    }
}

sealed class ExpmOp() : SingleOutputOp("expm")
{
    public static readonly ExpmOp Op = new();

    // Numerator of the [13/13] approximant; odd coefficients change sign in the denominator. Table 10.2 of Higham, "Functions of Matrices".
    static readonly double[] Coefficients =
    [
        64764752532480000, 32382376266240000, 7771770303897600, 1187353796428800, 129060195264000, 10559470521600,
        670442572800, 33522128640, 1323241920, 40840800, 960960, 16380, 182, 1,
    ];

    // The largest norm at which the approximant is exact to one rounding.
    const double MostNorm = 5.371920351148152;

    public override Saved Needs => Saved.Inputs;

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].Square(Name);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        if (y.Count == 0) return;
        using var _ = Autograd.NoGrad();
        int n = y.Shape[^1];
        var all = x[0].Reshape(-1, n, n);
        var results = new Tensor[all.Shape[0]];
        for (int i = 0; i < results.Length; i++)
        {
            double norm = all[i].Norm(1).Item();
            if (!double.IsFinite(norm)) throw new LinalgException(Name, LinalgFailure.NotFinite, "the matrix holds an element that is not finite, or its norm overflows", 0, i);
            results[i] = One(all[i], norm);
        }
        y.Write(Tensor.Stack(results).Reshape(y.Shape.Dims));
    }

    static Tensor One(Tensor a, double norm)
    {
        int squarings = norm > MostNorm ? Math.ILogB(norm / MostNorm) + 1 : 0;
        if (squarings > 0) a = a * Math.ScaleB(1, -squarings);
        double[] b = Coefficients;
        Tensor eye = Tensor.Eye(a.Shape[0], dtype: a.DType), a2 = a.MatMul(a), a4 = a2.MatMul(a2), a6 = a4.MatMul(a2);
        var u = a.MatMul(a6.MatMul(a6 * b[13] + a4 * b[11] + a2 * b[9]) + a6 * b[7] + a4 * b[5] + a2 * b[3] + eye * b[1]);
        var v = a6.MatMul(a6 * b[12] + a4 * b[10] + a2 * b[8]) + a6 * b[6] + a4 * b[4] + a2 * b[2] + eye * b[0];
        var y = (v - u).Solve(v + u);
        for (int i = 0; i < squarings; i++) y = y.MatMul(y);
        return y;
    }

    // exp([[Aᵀ, dY], [0, Aᵀ]]) holds the derivative at Aᵀ in direction dY in its upper right corner (Najfeld and Havel 1995).
    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var at = tape.X().Transpose();
        int n = at.Shape[^1];
        var top = Tensor.Concat([at, dy], axis: -1);
        var bottom = Tensor.Concat([at * 0, at], axis: -1);
        return [Apply(Op, Tensor.Concat([top, bottom], axis: -2))[Slice.Rest, ..n, n..]];
    }
}
