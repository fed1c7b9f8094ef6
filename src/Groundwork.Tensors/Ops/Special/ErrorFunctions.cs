using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The error function 2/√π ∫₀ˣ exp(−t²) dt of every element. Integers give Float64; ±∞ gives ±1.</summary>
    /// <example><code>Tensor.From(1.0).Erf();   // [0.8427]</code></example>
    public Tensor Erf() => Groundwork.Erf.Op.Of(this);

    /// <summary>1 − erf(x) for every element, without the loss that the difference has for large x. Integers give Float64; ∞ gives 0.</summary>
    /// <example><code>Tensor.From(3.0).Erfc();   // [2.209e-05]</code></example>
    public Tensor Erfc() => Groundwork.Erfc.Op.Of(this);

    /// <summary>The inverse of the error function for every element. Integers give Float64; ±1 gives ±∞, beyond that NaN.</summary>
    /// <example><code>Tensor.From(0.5).ErfInv();   // [0.4769]</code></example>
    public Tensor ErfInv() => Groundwork.ErfInv.Op.Of(this);
}

sealed class Erf() : FloatUnary<Erf.Lane>("erf")
{
    public static readonly Erf Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * (1.1283791670955126 * (-x.Square()).Exp());

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Erf(x);
    }
}

sealed class Erfc() : FloatUnary<Erfc.Lane>("erfc")
{
    public static readonly Erfc Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * (-1.1283791670955126 * (-x.Square()).Exp());

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Erfc(x);
    }
}

sealed class ErfInv() : SpecialUnary<ErfInv.Function>("erfinv")
{
    public static readonly ErfInv Op = new();

    public override Saved Needs => Saved.Outputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * (0.886226925452758 * y.Square().Exp());

    public readonly struct Function : IFunction
    {
        public static double Invoke(double x) => Special.ErfInv(x);
    }
}
