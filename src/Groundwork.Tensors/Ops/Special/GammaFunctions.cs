namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>ln |Γ(x)| for every element; PyTorch and SciPy call it <c>gammaln</c> or <c>lgamma</c>. Integers give Float64; 0 and negative integers give ∞.</summary>
    /// <example><code>Tensor.From(5.0).LogGamma();   // [3.1781], the logarithm of 4!</code></example>
    public Tensor LogGamma() => Groundwork.LogGammaFunction.Op.Of(this);

    /// <summary>Γ(x) for every element: (x − 1)! for positive integers. Integers give Float64; NaN at negative integers.</summary>
    /// <example><code>Tensor.From(5.0).Gamma();   // [24]</code></example>
    public Tensor Gamma() => Groundwork.GammaFunction.Op.Of(this);

    /// <summary>ψ(x) = d/dx ln Γ(x) for every element. Integers give Float64; NaN at negative integers.</summary>
    /// <example><code>Tensor.From(1.0).Digamma();   // [-0.5772]</code></example>
    public Tensor Digamma() => Groundwork.DigammaFunction.Op.Of(this);

    /// <summary>ψ′(x), the second derivative of ln Γ(x), for every element. Integers give Float64.</summary>
    /// <example><code>Tensor.From(1.0).Trigamma();   // [1.6449]</code></example>
    public Tensor Trigamma() => Groundwork.TrigammaFunction.Op.Of(this);
}

sealed class LogGammaFunction() : SpecialUnary<LogGammaFunction.Function>("loggamma")
{
    public static readonly LogGammaFunction Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * x.Digamma();

    public readonly struct Function : IFunction
    {
        public static double Invoke(double x) => Special.LogGamma(x);
    }
}

sealed class GammaFunction() : SpecialUnary<GammaFunction.Function>("gamma")
{
    public static readonly GammaFunction Op = new();

    public override Saved Needs => Saved.Inputs | Saved.Outputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * (y * x.Digamma());

    public readonly struct Function : IFunction
    {
        public static double Invoke(double x) => Special.Gamma(x);
    }
}

sealed class DigammaFunction() : SpecialUnary<DigammaFunction.Function>("digamma")
{
    public static readonly DigammaFunction Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * x.Trigamma();

    public readonly struct Function : IFunction
    {
        public static double Invoke(double x) => Special.Digamma(x);
    }
}

sealed class TrigammaFunction() : SpecialUnary<TrigammaFunction.Function>("trigamma")
{
    public static readonly TrigammaFunction Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * x.Polygamma(2);

    public readonly struct Function : IFunction
    {
        public static double Invoke(double x) => Special.Trigamma(x);
    }
}
