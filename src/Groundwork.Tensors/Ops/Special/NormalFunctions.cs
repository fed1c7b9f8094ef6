using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Φ(x), the standard normal distribution function, of every element; SciPy's <c>ndtr</c>. Integers give Float64; −∞ gives 0, ∞ gives 1.</summary>
    /// <example><code>Tensor.From(0.0, 1.96).NormalCdf();   // [0.5, 0.975]</code></example>
    public Tensor NormalCdf() => Groundwork.NormalCdf.Op.Of(this);

    /// <summary>ln Φ(x) for every element, right far into the lower tail; SciPy's <c>log_ndtr</c>. Integers give Float64.</summary>
    /// <example><code>Tensor.From(-40.0).LogNormalCdf();   // [-804.608]</code></example>
    public Tensor LogNormalCdf() => Groundwork.LogNormalCdf.Op.Of(this);

    /// <summary>Φ⁻¹(p), below which a standard normal number lies with probability p; SciPy's <c>ndtri</c>. Integers give Float64; 0 gives −∞, 1 gives ∞, beyond that NaN.</summary>
    /// <example><code>Tensor.From(0.975).NormalQuantile();   // [1.9600]</code></example>
    public Tensor NormalQuantile() => Groundwork.NormalQuantile.Op.Of(this);
}

sealed class NormalCdf() : FloatUnary<NormalCdf.Lane>("normal cdf")
{
    public static readonly NormalCdf Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * (0.3989422804014327 * (-0.5 * x.Square()).Exp());

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.NormalCdf(x);
    }
}

sealed class LogNormalCdf() : SpecialUnary<LogNormalCdf.Function>("log normal cdf")
{
    public static readonly LogNormalCdf Op = new();

    public override Saved Needs => Saved.Inputs | Saved.Outputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * (0.3989422804014327 * (-0.5 * x.Square() - y).Exp());

    public readonly struct Function : IFunction
    {
        public static double Invoke(double x) => Special.LogNormalCdf(x);
    }
}

sealed class NormalQuantile() : SpecialUnary<NormalQuantile.Function>("normal quantile")
{
    public static readonly NormalQuantile Op = new();

    public override Saved Needs => Saved.Outputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * (2.5066282746310002 * (0.5 * y.Square()).Exp());

    public readonly struct Function : IFunction
    {
        public static double Invoke(double x) => Special.NormalQuantile(x);
    }
}
