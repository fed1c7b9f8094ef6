namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>ln(p / (1 − p)) for every element, the inverse of <see cref="Sigmoid"/>. Integers give Float64; 0 gives −∞, 1 gives ∞, beyond that NaN.</summary>
    /// <example><code>Tensor.From(0.5, 0.8).Logit();   // [0, 1.3863]</code></example>
    public Tensor Logit() => Groundwork.Logit.Op.Of(this);

    /// <summary>sin(π x) / (π x) for every element, and 1 at 0. Integers give Float64.</summary>
    /// <example><code>Tensor.From(0.0, 0.5).Sinc();   // [1, 0.6366]</code></example>
    public Tensor Sinc() => Groundwork.Sinc.Op.Of(this);

    /// <summary>x ln y, and 0 where x is 0 (unless y is NaN), for this tensor's x; broadcast.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(0.0, 2).Xlogy(Tensor.From(0.0, 3));   // [0, 2.1972]</code></example>
    public Tensor Xlogy(Tensor y) => Groundwork.Xlogy.Op.Of(this, y);

    /// <summary>The binomial coefficient n over k, n! / (k! (n − k)!), for this tensor's n; broadcast, in a floating dtype. There is no gradient.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(5.0).Binomial(2);   // [10]</code></example>
    public Tensor Binomial(Tensor k) => Groundwork.BinomialCoefficient.Op.Of(this, k);
}

sealed class Logit() : SpecialUnary<Logit.Function>("logit")
{
    public static readonly Logit Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy / (x * (1 - x));

    public readonly struct Function : IFunction
    {
        public static double Invoke(double x) => Special.Logit(x);
    }
}

sealed class Sinc() : SpecialUnary<Sinc.Function>("sinc")
{
    public static readonly Sinc Op = new();

    public override Saved Needs => Saved.Inputs | Saved.Outputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * Tensor.Where(x.Equal(0), 0, ((x * Math.PI).Cos() - y) / Tensor.Where(x.Equal(0), 1, x));

    public readonly struct Function : IFunction
    {
        public static double Invoke(double x) => Special.Sinc(x);
    }
}

sealed class Xlogy() : SpecialBinary<Xlogy.Function>("xlogy")
{
    public static readonly Xlogy Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        Tensor x = tape.X(0), y = tape.X(1);
        return [tape.Wants(0) ? dy * Tensor.Where(x.Equal(0) & (y <= 0), 0, y.Log()) : null, tape.Wants(1) ? dy * Tensor.Where(x.Equal(0), 0, x / y) : null];
    }

    public readonly struct Function : IFunction2
    {
        public static double Invoke(double a, double b) => Special.Xlogy(a, b);
    }
}

sealed class BinomialCoefficient() : SpecialBinary<BinomialCoefficient.Function>("binomial")
{
    public static readonly BinomialCoefficient Op = new();

    public override Saved Needs => Saved.Nothing;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        throw NoGradient("n or k");
    }

    public readonly struct Function : IFunction2
    {
        public static double Invoke(double a, double b) => Special.Binomial(a, b);
    }
}
