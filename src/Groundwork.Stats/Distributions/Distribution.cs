namespace Groundwork.Stats;

/// <summary>A probability distribution, or a batch of them: parameters are tensors and broadcast.</summary>
/// <remarks>
/// Log-probabilities are differentiable in the value and in the parameters. C# numbers as parameters are weak: the result has the dtype of the
/// value that is asked about. Instances are immutable and safe to share.
/// Immutable: safe to use from several threads.
/// </remarks>
/// <example><code>
/// var height = new Normal(170.0, 8.0);
/// height.Cdf(186.0);        // 0.9772
/// height.Quantile(0.5);     // 170
/// </code></example>
public abstract class Distribution
{
    private protected Distribution(params ReadOnlySpan<Tensor> parameters)
    {
        Shape batch = [];
        foreach (var parameter in parameters) batch = Shape.Broadcast(batch, parameter.Shape, "distribution");
        BatchShape = batch;
        DType = parameters[0].Spec.DType;
        bool weak = true;
        foreach (var parameter in parameters) weak &= parameter.Spec.IsWeak;
        if (weak || !DType.IsFloat) DType = DType.Float32;
    }

    /// <summary>The shape that the parameters broadcast to: one distribution for each element.</summary>
    public Shape BatchShape { get; private protected init; }

    /// <summary>The shape of one draw: <c>[]</c> but for distributions of vectors.</summary>
    public virtual Shape EventShape => [];

    /// <summary>The dtype of samples.</summary>
    public DType DType { get; }

    /// <summary>The mean; NaN or infinity where there is none.</summary>
    public abstract Tensor Mean { get; }

    /// <summary>The variance (of vectors: the covariance matrix, or the variances where the documentation says so).</summary>
    public abstract Tensor Variance { get; }

    /// <summary>The standard deviation: √variance.</summary>
    public Tensor StandardDeviation => Variance.Sqrt();

    /// <summary>The logarithm of the density, or of the probability of a discrete value; −∞ outside the support.</summary>
    public abstract Tensor LogProb(Tensor x);

    /// <summary>The density, or the probability of a discrete value; 0 outside the support.</summary>
    public Tensor Prob(Tensor x) => LogProb(x).Exp();

    /// <summary>The entropy in nats (differential entropy for densities).</summary>
    public abstract Tensor Entropy();

    /// <summary>Draws of shape [shape, batch, event].</summary>
    /// <param name="shape">How many draws, of each distribution of the batch.</param>
    /// <param name="generator">Where the randomness comes from.</param>
    /// <remarks>Where the draw is a differentiable function of the parameters (normal, uniform, exponential and their like), gradients flow through it.</remarks>
    public abstract Tensor Sample(Shape shape, Generator generator);

    /// <summary>The shape of draws.</summary>
    private protected Shape Full(Shape shape) => Shape.Of([.. shape.Dims, .. BatchShape.Dims, .. EventShape.Dims]);

    /// <summary>Checks that every element of a parameter satisfies a condition.</summary>
    private protected static Tensor Require(Tensor value, Func<double, bool> holds, string distribution, string parameter, string range)
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach (double element in value.ToArray<double>())
            if (!holds(element)) throw new ArgumentException(FormattableString.Invariant($"{distribution}: {parameter} is {element}; it must be {range}"));
        return value;
    }

    private protected static Tensor Positive(Tensor value, string distribution, string parameter) => Require(value, v => v > 0, distribution, parameter, "above 0");

    private protected static Tensor Finite(Tensor value, string distribution, string parameter) => Require(value, double.IsFinite, distribution, parameter, "finite");

    private protected static Tensor Probability(Tensor value, string distribution) => Require(value, v => v is >= 0 and <= 1, distribution, "p", "from 0 to 1");
}

/// <summary>A distribution of numbers: it also has a distribution function and its inverse.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public abstract class Univariate : Distribution
{
    private protected Univariate(params ReadOnlySpan<Tensor> parameters) : base(parameters)
    {
    }

    /// <summary>The distribution function: the probability of a value of at most <paramref name="x"/>.</summary>
    public abstract Tensor Cdf(Tensor x);

    /// <summary>The survival function: the probability of a value above <paramref name="x"/>; exact in the upper tail, where 1 − Cdf is not.</summary>
    public abstract Tensor Survival(Tensor x);

    /// <summary>The quantile function: the smallest value whose distribution function reaches <paramref name="p"/>; NaN outside [0, 1].</summary>
    public abstract Tensor Quantile(Tensor p);

    /// <summary>Where x lies in the support, and x with other values replaced by one inside, so that no NaN reaches a gradient.</summary>
    private protected static Tensor Inside(Tensor x, Tensor inside, Tensor safe, Func<Tensor, Tensor> logProb) =>
        Tensor.Where(inside & !x.IsNaN(), logProb(Tensor.Where(inside, x, safe)), Tensor.Where(x.IsNaN(), double.NaN, double.NegativeInfinity));

    /// <summary>A probability outside [0, 1] has no quantile.</summary>
    private protected static Tensor Valid(Tensor p, Tensor quantile) => Tensor.Where((p >= 0) & (p <= 1), quantile, double.NaN);
}

/// <summary>A distribution of whole numbers from 0 on.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public abstract class Discrete : Univariate
{
    private protected Discrete(params ReadOnlySpan<Tensor> parameters) : base(parameters)
    {
    }

    /// <summary>The least number k, from <paramref name="guess"/> on by doubling steps, whose distribution function reaches p.</summary>
    private protected static double Search(double p, double guess, double last, Func<double, double> cdf)
    {
        if (!(p is >= 0 and <= 1)) return double.NaN;
        if (p == 0) return -1; // as in SciPy: one before the support
        if (p == 1) return last;
        double low = Math.Max(Math.Floor(guess), -1), high = Math.Max(low, 0), step = 1;
        while (low >= 0 && cdf(low) >= p) (high, low, step) = (low, Math.Max(low - step, -1), step * 2);
        step = 1;
        while (high < last && cdf(high) < p) (low, high, step) = (high, Math.Min(high + step, last), step * 2);
        while (high - low > 1)
        {
            double middle = Math.Floor((low + high) / 2);
            if (cdf(middle) >= p) high = middle;
            else low = middle;
        }
        return high;
    }
}
