namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>B(a, b) = Γ(a) Γ(b) / Γ(a + b), element by element, broadcast. Integers give Float64.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.Beta(2.0, 3.0);   // 0.0833</code></example>
    public static Tensor Beta(Tensor a, Tensor b) => Groundwork.BetaFunction.Op.Of(a, b);

    /// <summary>ln |B(a, b)|, element by element, broadcast. Integers give Float64.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.LogBeta(2.0, 3.0);   // -2.4849</code></example>
    public static Tensor LogBeta(Tensor a, Tensor b) => Groundwork.LogBetaFunction.Op.Of(a, b);
}

sealed class BetaFunction() : SpecialBinary<BetaFunction.Function>("beta")
{
    public static readonly BetaFunction Op = new();

    public override Saved Needs => Saved.Inputs | Saved.Outputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        Tensor a = tape.X(0), b = tape.X(1), scaled = dy * tape.Y(), both = (a + b).Digamma();
        return [tape.Wants(0) ? scaled * (a.Digamma() - both) : null, tape.Wants(1) ? scaled * (b.Digamma() - both) : null];
    }

    public readonly struct Function : IFunction2
    {
        public static double Invoke(double a, double b) => Special.Beta(a, b);
    }
}

sealed class LogBetaFunction() : SpecialBinary<LogBetaFunction.Function>("log beta")
{
    public static readonly LogBetaFunction Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        Tensor a = tape.X(0), b = tape.X(1), both = (a + b).Digamma();
        return [tape.Wants(0) ? dy * (a.Digamma() - both) : null, tape.Wants(1) ? dy * (b.Digamma() - both) : null];
    }

    public readonly struct Function : IFunction2
    {
        public static double Invoke(double a, double b) => Special.LogBeta(a, b);
    }
}
