using System.Numerics;

namespace Groundwork.Nn;

/// <summary>RMSprop: steps along the gradient divided by the root of a running mean of its square.</summary>
/// <remarks>v ← alpha v + (1 − alpha) g²; p ← p − rate · g / (√v + epsilon), with the mean gradient taken off v where centred. Source: Hinton (2012), "Neural Networks for Machine Learning", lecture 6. Not safe to use from several threads at once.</remarks>
/// <example><code>var optimizer = new RmsProp(model.Parameters(), learningRate: 1e-3);</code></example>
public sealed class RmsProp : Optimizer
{
    readonly double _alpha, _epsilon, _momentum;
    readonly bool _centered;

    /// <summary>An optimiser of one group.</summary>
    /// <inheritdoc cref="RmsProp(IEnumerable{ParameterGroup}, double, double, double, double, double, bool)"/>
    public RmsProp(IEnumerable<Tensor> parameters, double learningRate = 1e-2, double alpha = 0.99, double epsilon = 1e-8, double weightDecay = 0, double momentum = 0, bool centered = false)
        : this(One(parameters), learningRate, alpha, epsilon, weightDecay, momentum, centered) { }

    /// <summary>An optimiser of several groups.</summary>
    /// <param name="groups">The parameters.</param>
    /// <param name="learningRate">The size of a step.</param>
    /// <param name="alpha">How much of the mean square is kept.</param>
    /// <param name="epsilon">Added to the root.</param>
    /// <param name="weightDecay">Times the parameter, added to its gradient.</param>
    /// <param name="momentum">How much of the last step is kept.</param>
    /// <param name="centered">True: the variance takes the place of the mean square.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is negative.</exception>
    public RmsProp(IEnumerable<ParameterGroup> groups, double learningRate = 1e-2, double alpha = 0.99, double epsilon = 1e-8, double weightDecay = 0, double momentum = 0, bool centered = false)
        : base(groups, learningRate, weightDecay, "square_avg", "grad_avg", "momentum_buffer")
    {
        Require.AtLeast(0, "rmsprop", alpha);
        Require.AtLeast(0, "rmsprop", momentum);
        (_alpha, _epsilon, _momentum, _centered) = (alpha, epsilon, momentum, centered);
    }

    private protected override void Update<T>(Slot[] slots) => UpdateLoop.Run<T, Lane<T>>(slots, s => new(
        T.CreateChecked(RateOf(s)), T.CreateChecked(DecayOf(s)), T.CreateChecked(_alpha), T.CreateChecked(1 - _alpha), T.CreateChecked(_epsilon), T.CreateChecked(_momentum), _centered));

    readonly struct Lane<T>(T rate, T decay, T alpha, T rest, T epsilon, T momentum, bool centered) : IUpdateLane<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        readonly Vector<T> _rate = new(rate), _decay = new(decay), _alpha = new(alpha), _rest = new(rest), _epsilon = new(epsilon), _momentum = new(momentum);

        public static int States => 3;

        public void Invoke(ref Vector<T> p, Vector<T> g, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c)
        {
            g += _decay * p;
            a = _alpha * a + _rest * g * g;
            var variance = a;
            if (centered)
            {
                b = _alpha * b + _rest * g;
                variance = a - b * b;
            }
            c = _momentum * c + g / (Vector.SquareRoot(variance) + _epsilon);
            p -= _rate * c;
        }
    }
}
