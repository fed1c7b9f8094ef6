using System.Numerics;

namespace Groundwork.Nn;

/// <summary>Lion: every element moves by the rate, in the direction of the sign of an average of gradient and momentum.</summary>
/// <remarks>p ← (1 − rate · decay) p − rate · sign(β₁ m + (1 − β₁) g); m ← β₂ m + (1 − β₂) g. Source: Chen and others (2023), "Symbolic Discovery of Optimization Algorithms", algorithm 2. Not safe to use from several threads at once.</remarks>
/// <example><code>var optimizer = new Lion(model.Parameters(), learningRate: 1e-4, weightDecay: 0.1);</code></example>
public sealed class Lion : Optimizer
{
    readonly double _beta1, _beta2;

    /// <summary>An optimiser of one group.</summary>
    /// <inheritdoc cref="Lion(IEnumerable{ParameterGroup}, double, double, double, double)"/>
    public Lion(IEnumerable<Tensor> parameters, double learningRate = 1e-4, double beta1 = 0.9, double beta2 = 0.99, double weightDecay = 0)
        : this(One(parameters), learningRate, beta1, beta2, weightDecay) { }

    /// <summary>An optimiser of several groups.</summary>
    /// <param name="groups">The parameters.</param>
    /// <param name="learningRate">How far every element moves.</param>
    /// <param name="beta1">How much momentum counts in the direction.</param>
    /// <param name="beta2">How much momentum is kept.</param>
    /// <param name="weightDecay">How strongly parameters shrink, apart from the gradient.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is negative, or a β is not below 1.</exception>
    public Lion(IEnumerable<ParameterGroup> groups, double learningRate = 1e-4, double beta1 = 0.9, double beta2 = 0.99, double weightDecay = 0)
        : base(groups, learningRate, weightDecay, "exp_avg")
    {
        Betas.Check("lion", beta1, beta2);
        (_beta1, _beta2) = (beta1, beta2);
    }

    private protected override void Update<T>(Slot[] slots) => UpdateLoop.Run<T, Lane<T>>(slots, s => new(
        T.CreateChecked(RateOf(s)), T.CreateChecked(1 - RateOf(s) * DecayOf(s)), T.CreateChecked(_beta1), T.CreateChecked(1 - _beta1), T.CreateChecked(_beta2), T.CreateChecked(1 - _beta2)));

    readonly struct Lane<T>(T rate, T shrink, T beta1, T rest1, T beta2, T rest2) : IUpdateLane<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        readonly Vector<T> _rate = new(rate), _shrink = new(shrink), _beta1 = new(beta1), _rest1 = new(rest1), _beta2 = new(beta2), _rest2 = new(rest2);

        public static int States => 1;

        public void Invoke(ref Vector<T> p, Vector<T> g, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c)
        {
            var direction = _beta1 * a + _rest1 * g;
            var step = Vector.ConditionalSelect(Vector.GreaterThan(direction, Vector<T>.Zero), _rate,
                Vector.ConditionalSelect(Vector.LessThan(direction, Vector<T>.Zero), -_rate, direction)); // 0 stays 0, NaN stays NaN
            p = _shrink * p - step;
            a = _beta2 * a + _rest2 * g;
        }
    }
}
