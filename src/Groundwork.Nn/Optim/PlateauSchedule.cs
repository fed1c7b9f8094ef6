namespace Groundwork.Nn;

/// <summary>A learning rate that falls when a measure has not improved for a while. It looks at measures, so it has a state, which is plain numbers.</summary>
/// <remarks>As PyTorch's ReduceLROnPlateau. Not safe to use from several threads at once.</remarks>
/// <example><code>
/// var plateau = new PlateauSchedule(rate: 0.1, patience: 3);
/// optimizer.LearningRate = plateau.Next(validationLoss);
/// </code></example>
public sealed class PlateauSchedule
{
    readonly double _factor, _threshold, _minimum, _epsilon;
    readonly int _patience, _cooldown;
    readonly bool _maximize, _relative;

    /// <summary>A schedule that starts with <paramref name="rate"/>.</summary>
    /// <param name="rate">The first rate.</param>
    /// <param name="maximize">True if larger measures are better.</param>
    /// <param name="factor">What the rate is multiplied by; below 1.</param>
    /// <param name="patience">How many measures without improvement are borne.</param>
    /// <param name="threshold">How much better than the best a measure must be.</param>
    /// <param name="relativeThreshold">True: a part of the best; false: a difference.</param>
    /// <param name="cooldown">Measures after a fall during which none are counted.</param>
    /// <param name="minimum">The lowest rate.</param>
    /// <param name="epsilon">Falls smaller than this are left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not below 1.</exception>
    public PlateauSchedule(double rate, bool maximize = false, double factor = 0.1, int patience = 10, double threshold = 1e-4, bool relativeThreshold = true, int cooldown = 0, double minimum = 0, double epsilon = 1e-8)
    {
        Require.Below(1, "plateau schedule", factor);
        (Rate, _maximize, _factor, _patience, _threshold, _relative, _cooldown, _minimum, _epsilon) = (rate, maximize, factor, patience, threshold, relativeThreshold, cooldown, minimum, epsilon);
        State = new(rate, maximize ? double.NegativeInfinity : double.PositiveInfinity, 0, 0);
    }

    /// <summary>The rate now.</summary>
    public double Rate { get; private set; }

    /// <summary>What a checkpoint keeps: rate, best measure, measures since it was reached, measures of cool-down left.</summary>
    public (double Rate, double Best, int Bad, int Cooling) State
    {
        get => (Rate, _best, _bad, _cooling);
        set => (Rate, _best, _bad, _cooling) = value;
    }

    double _best;
    int _bad, _cooling;

    /// <summary>Takes a measure, and returns the rate from now on.</summary>
    public double Next(double measure)
    {
        double bound = _relative ? _best * (_maximize ? 1 + _threshold : 1 - _threshold) : _best + (_maximize ? _threshold : -_threshold);
        if (_maximize ? measure > bound : measure < bound) (_best, _bad) = (measure, 0);
        else _bad++;
        if (_cooling > 0) (_cooling, _bad) = (_cooling - 1, 0);
        if (_bad <= _patience) return Rate;
        double next = Math.Max(Rate * _factor, _minimum);
        if (Rate - next > _epsilon) Rate = next;
        (_cooling, _bad) = (_cooldown, 0);
        return Rate;
    }

    /// <summary>The rate before the first measure and after each.</summary>
    public double[] Rates(IEnumerable<double> measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        return [Rate, .. measures.Select(Next)];
    }
}
