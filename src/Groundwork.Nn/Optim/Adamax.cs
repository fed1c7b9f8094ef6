using System.Numerics;

namespace Groundwork.Nn;

/// <summary>Adamax: Adam with a fading maximum in the place of the mean square.</summary>
/// <remarks>u ← max(β₂ u, |g| + epsilon); p ← p − rate / (1 − β₁ᵗ) · m / u. Source: Kingma and Ba (2014), "Adam: A Method for Stochastic Optimization", algorithm 2. Not safe to use from several threads at once.</remarks>
/// <example><code>var optimizer = new Adamax(model.Parameters());</code></example>
public sealed class Adamax : Optimizer
{
    readonly double _beta1, _beta2, _epsilon;

    /// <summary>An optimiser of one group; the settings are those of <see cref="Adam"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is negative, or a β is not below 1.</exception>
    public Adamax(IEnumerable<Tensor> parameters, double learningRate = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        : this(One(parameters), learningRate, beta1, beta2, epsilon, weightDecay) { }

    /// <summary>An optimiser of several groups; the settings are those of <see cref="Adam"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is negative, or a β is not below 1.</exception>
    public Adamax(IEnumerable<ParameterGroup> groups, double learningRate = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        : base(groups, learningRate, weightDecay, "exp_avg", "exp_inf")
    {
        Betas.Check("adamax", beta1, beta2);
        (_beta1, _beta2, _epsilon) = (beta1, beta2, epsilon);
    }

    private protected override void Update<T>(Slot[] slots) => UpdateLoop.Run<T, Lane<T>>(slots, s => new(
        T.CreateChecked(RateOf(s) / (1 - Math.Pow(_beta1, s.Steps))), T.CreateChecked(DecayOf(s)), T.CreateChecked(_beta1), T.CreateChecked(1 - _beta1), T.CreateChecked(_beta2), T.CreateChecked(_epsilon)));

    readonly struct Lane<T>(T rate, T decay, T beta1, T rest1, T beta2, T epsilon) : IUpdateLane<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        readonly Vector<T> _rate = new(rate), _decay = new(decay), _beta1 = new(beta1), _rest1 = new(rest1), _beta2 = new(beta2), _epsilon = new(epsilon);

        public static int States => 2;

        public void Invoke(ref Vector<T> p, Vector<T> g, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c)
        {
            g += _decay * p;
            a = _beta1 * a + _rest1 * g;
            b = Vector.Max(_beta2 * b, Vector.Abs(g) + _epsilon);
            p -= _rate * a / b;
        }
    }
}
