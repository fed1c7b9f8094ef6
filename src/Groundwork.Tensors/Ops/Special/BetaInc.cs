using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>I_x(a, b), the regularised incomplete beta function: the share of the beta distribution of shapes a and b that lies below x. Broadcast, in Float64.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="InvalidOperationException">A gradient in a or b is asked for, which has no closed form.</exception>
    /// <example><code>Tensor.BetaInc(2.0, 3.0, 0.5);   // 0.6875</code></example>
    public static Tensor BetaInc(Tensor a, Tensor b, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(x);
        return Op.Apply(Groundwork.BetaInc.Op, Cast.Of(a, DType.Float64), Cast.Of(b, DType.Float64), Cast.Of(x, DType.Float64));
    }
}

sealed class BetaInc() : SingleOutputOp("betainc")
{
    public static readonly BetaInc Op = new();

    public override Saved Needs => Saved.Inputs;

    public override Spec Infer(ReadOnlySpan<Spec> x) => new(DType.Float64, Shape.Broadcast(Shape.Broadcast(x[0].Shape, x[1].Shape, Name), x[2].Shape, Name));

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Ternary.Run<double, double, Loop>(x[0], x[1], x[2], y);

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        if (tape.Wants(0) || tape.Wants(1)) throw new InvalidOperationException("betainc: has no gradient in a or b; detach them if they are constants");
        Tensor a = tape.X(0), b = tape.X(1), x = tape.X(2);
        return [null, null, dy * ((a - 1).Xlogy(x) + (b - 1).Xlogy(1 - x) - Tensor.LogBeta(a, b)).Exp()];
    }

    readonly struct Loop : ISpanLoop3<double, double>
    {
        public static void Invoke(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y)
        {
            int stepA = a.Length == 1 ? 0 : 1, stepB = b.Length == 1 ? 0 : 1, stepX = x.Length == 1 ? 0 : 1;
            for (int i = 0; i < y.Length; i++) y[i] = Special.BetaInc(a[i * stepA], b[i * stepB], x[i * stepX]);
        }
    }
}
