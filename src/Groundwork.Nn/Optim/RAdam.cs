using System.Numerics;

namespace Groundwork.Nn;

/// <summary>RAdam: Adam that leaves the division by the mean square out until enough steps have been seen, and corrects its variance after.</summary>
/// <remarks>Source: Liu and others (2019), "On the Variance of the Adaptive Learning Rate and Beyond", algorithm 2; the bound is 5 as in PyTorch. Not safe to use from several threads at once.</remarks>
/// <example><code>var optimizer = new RAdam(model.Parameters());</code></example>
public sealed class RAdam : Optimizer
{
    readonly double _beta1, _beta2, _epsilon;

    /// <summary>An optimiser of one group; the settings are those of <see cref="Adam"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is negative, or a β is not below 1.</exception>
    public RAdam(IEnumerable<Tensor> parameters, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        : this(One(parameters), learningRate, beta1, beta2, epsilon, weightDecay) { }

    /// <summary>An optimiser of several groups; the settings are those of <see cref="Adam"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is negative, or a β is not below 1.</exception>
    public RAdam(IEnumerable<ParameterGroup> groups, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        : base(groups, learningRate, weightDecay, "exp_avg", "exp_avg_sq")
    {
        Betas.Check("radam", beta1, beta2);
        (_beta1, _beta2, _epsilon) = (beta1, beta2, epsilon);
    }

    private protected override void Update<T>(Slot[] slots) => UpdateLoop.Run<T, Lane<T>>(slots, s =>
    {
        double power = Math.Pow(_beta2, s.Steps), correction2 = 1 - power, rate = RateOf(s) / (1 - Math.Pow(_beta1, s.Steps));
        double limit = 2 / (1 - _beta2) - 1, length = limit - 2 * s.Steps * power / correction2;
        bool adapts = length > 5;
        if (adapts) rate *= Math.Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)) * Math.Sqrt(correction2);
        return new(T.CreateChecked(rate), adapts, T.CreateChecked(DecayOf(s)), T.CreateChecked(_beta1), T.CreateChecked(1 - _beta1), T.CreateChecked(_beta2), T.CreateChecked(1 - _beta2), T.CreateChecked(_epsilon));
    });

    readonly struct Lane<T>(T rate, bool adapts, T decay, T beta1, T rest1, T beta2, T rest2, T epsilon) : IUpdateLane<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        readonly Vector<T> _rate = new(rate), _decay = new(decay), _beta1 = new(beta1), _rest1 = new(rest1), _beta2 = new(beta2), _rest2 = new(rest2), _epsilon = new(epsilon);

        public static int States => 2;

        public void Invoke(ref Vector<T> p, Vector<T> g, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c)
        {
            g += _decay * p;
            a = _beta1 * a + _rest1 * g;
            b = _beta2 * b + _rest2 * g * g;
            p -= adapts ? _rate * a / (Vector.SquareRoot(b) + _epsilon) : _rate * a;
        }
    }
}
