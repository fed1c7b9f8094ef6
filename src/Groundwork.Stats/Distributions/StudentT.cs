namespace Groundwork.Stats;

/// <summary>Student's t distribution with ν degrees of freedom, shifted and scaled.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new StudentT(4.0, 0.0, 1.0).Variance;   // 2</code></example>
public sealed class StudentT : Univariate
{
    /// <summary>A distribution, or a batch of them: the parameters broadcast.</summary>
    /// <param name="degrees">The degrees of freedom ν, above 0.</param>
    /// <param name="location">Where the centre lies.</param>
    /// <param name="scale">The width, above 0.</param>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public StudentT(Tensor degrees, Tensor location, Tensor scale) : base(degrees, location, scale)
    {
        Degrees = Positive(degrees, "student t", "degrees");
        Location = Finite(location, "student t", "location");
        Scale = Positive(scale, "student t", "scale");
    }

    /// <summary>The degrees of freedom ν, above 0.</summary>
    public Tensor Degrees { get; }

    /// <summary>Where the centre lies.</summary>
    public Tensor Location { get; }

    /// <summary>The width, above 0.</summary>
    public Tensor Scale { get; }

    /// <inheritdoc/>
    public override Tensor Mean => Tensor.Where(Degrees > 1, Location + 0 * Scale, double.NaN);

    /// <inheritdoc/>
    public override Tensor Variance => Tensor.Where(Degrees > 2, Scale.Square() * (Degrees / (Degrees - 2)), Tensor.Where(Degrees > 1, double.PositiveInfinity, double.NaN)) + 0 * Location;

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x) => -0.5 * (Degrees + 1) * (Standard(x).Square() / Degrees).Log1p() - Scale.Log() - 0.5 * Degrees.Log() - Tensor.LogBeta(Degrees / 2, 0.5);

    /// <inheritdoc/>
    public override Tensor Cdf(Tensor x) => Upper(-Standard(x));

    /// <inheritdoc/>
    public override Tensor Survival(Tensor x) => Upper(Standard(x));

    /// <inheritdoc/>
    public override Tensor Quantile(Tensor p) => Location + Scale * Pointwise.Map(StandardQuantile, p, Degrees);

    /// <inheritdoc/>
    public override Tensor Entropy() => 0.5 * (Degrees + 1) * ((Degrees / 2 + 0.5).Digamma() - (Degrees / 2).Digamma()) + 0.5 * Degrees.Log() + Tensor.LogBeta(Degrees / 2, 0.5) + Scale.Log() + 0 * Location;

    /// <inheritdoc/>
    public override Tensor Sample(Shape shape, Generator generator) => Location + Scale * Tensor.Normal(Full(shape), generator, dtype: DType) / (Draws.Of(this, shape, generator, Degrees, 0.0, (g, v, _) => g.Gamma(v / 2, 0.5)) / Degrees).Sqrt();

    Tensor Standard(Tensor x) => (x - Location) / Scale;

    // The tail beyond |z| is half an incomplete beta function; below the centre, its complement.
    Tensor Upper(Tensor z)
    {
        var tail = 0.5 * Tensor.BetaInc(Degrees / 2, 0.5, Degrees / (Degrees + z.Square()));
        return Tensor.Where(z >= 0, tail, 1 - tail);
    }

    static double StandardQuantile(double p, double degrees)
    {
        if (!(p is >= 0 and <= 1)) return double.NaN;
        double tail = Math.Min(p, 1 - p);
        if (tail == 0) return p == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        // Near the centre the complement has the digits: |z| is small there.
        double size;
        if (tail < 0.25)
        {
            double w = Special.BetaIncInv(degrees / 2, 0.5, 2 * tail);
            size = Math.Sqrt(degrees * (1 - w) / w);
        }
        else
        {
            double w = Special.BetaIncInv(0.5, degrees / 2, 1 - 2 * tail);
            size = Math.Sqrt(degrees * w / (1 - w));
        }
        return p < 0.5 ? -size : size;
    }
}
