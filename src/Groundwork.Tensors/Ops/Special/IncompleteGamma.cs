namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>P(a, x), the regularised lower incomplete gamma function: the share of the gamma distribution of shape a that lies below x. Broadcast.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="InvalidOperationException">A gradient in a is asked for, which has no closed form.</exception>
    /// <example><code>Tensor.GammaInc(1.0, 1.0);   // 0.6321</code></example>
    public static Tensor GammaInc(Tensor a, Tensor x) => Groundwork.GammaInc.Op.Of(a, x);

    /// <summary>Q(a, x) = 1 − P(a, x), the regularised upper incomplete gamma function, right in the tail. Broadcast.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="InvalidOperationException">A gradient in a is asked for, which has no closed form.</exception>
    /// <example><code>Tensor.GammaIncC(1.0, 1.0);   // 0.3679</code></example>
    public static Tensor GammaIncC(Tensor a, Tensor x) => Groundwork.GammaIncC.Op.Of(a, x);
}

sealed class GammaInc() : SpecialBinary<GammaInc.Function>("gammainc")
{
    public static readonly GammaInc Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        if (tape.Wants(0)) throw NoGradient("a");
        Tensor a = tape.X(0), x = tape.X(1);
        return [null, dy * ((a - 1).Xlogy(x) - x - a.LogGamma()).Exp()];
    }

    public readonly struct Function : IFunction2
    {
        public static double Invoke(double a, double b) => Special.GammaInc(a, b);
    }
}

sealed class GammaIncC() : SpecialBinary<GammaIncC.Function>("gammaincc")
{
    public static readonly GammaIncC Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        if (tape.Wants(0)) throw NoGradient("a");
        Tensor a = tape.X(0), x = tape.X(1);
        return [null, -dy * ((a - 1).Xlogy(x) - x - a.LogGamma()).Exp()];
    }

    public readonly struct Function : IFunction2
    {
        public static double Invoke(double a, double b) => Special.GammaIncC(a, b);
    }
}
