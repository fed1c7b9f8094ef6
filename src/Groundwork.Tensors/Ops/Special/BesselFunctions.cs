namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>I₀(x), the modified Bessel function of the first kind of order 0, of every element. Integers give Float64.</summary>
    /// <example><code>Tensor.From(1.0).BesselI0();   // [1.2661]</code></example>
    public Tensor BesselI0() => Groundwork.BesselI0.Op.Of(this);

    /// <summary>I₁(x), the modified Bessel function of the first kind of order 1, of every element. Integers give Float64.</summary>
    /// <example><code>Tensor.From(1.0).BesselI1();   // [0.5652]</code></example>
    public Tensor BesselI1() => Groundwork.BesselI1.Op.Of(this);
}

sealed class BesselI0() : SpecialUnary<BesselI0.Function>("bessel i0")
{
    public static readonly BesselI0 Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * x.BesselI1();

    public readonly struct Function : IFunction
    {
        public static double Invoke(double x) => Special.BesselI0(x);
    }
}

sealed class BesselI1() : SpecialUnary<BesselI1.Function>("bessel i1")
{
    public static readonly BesselI1 Op = new();

    public override Saved Needs => Saved.Inputs | Saved.Outputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * Tensor.Where(x.Equal(0), 0.5, x.BesselI0() - y / Tensor.Where(x.Equal(0), 1, x));

    public readonly struct Function : IFunction
    {
        public static double Invoke(double x) => Special.BesselI1(x);
    }
}
