using System.Numerics;

namespace Groundwork.Nn;

/// <summary>Adagrad: steps along the gradient divided by the root of the sum of all its squares so far.</summary>
/// <remarks>The rate of step t is rate / (1 + (t − 1) · rateDecay). Source: Duchi, Hazan, Singer (2011), "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization". Not safe to use from several threads at once.</remarks>
/// <example><code>var optimizer = new Adagrad(model.Parameters(), learningRate: 1e-2);</code></example>
public sealed class Adagrad : Optimizer
{
    readonly double _rateDecay, _initial, _epsilon;

    /// <summary>An optimiser of one group.</summary>
    /// <inheritdoc cref="Adagrad(IEnumerable{ParameterGroup}, double, double, double, double, double)"/>
    public Adagrad(IEnumerable<Tensor> parameters, double learningRate = 1e-2, double rateDecay = 0, double weightDecay = 0, double initialAccumulator = 0, double epsilon = 1e-10)
        : this(One(parameters), learningRate, rateDecay, weightDecay, initialAccumulator, epsilon) { }

    /// <summary>An optimiser of several groups.</summary>
    /// <param name="groups">The parameters.</param>
    /// <param name="learningRate">The size of a step.</param>
    /// <param name="rateDecay">How fast the rate falls.</param>
    /// <param name="weightDecay">Times the parameter, added to its gradient.</param>
    /// <param name="initialAccumulator">What the sums start with.</param>
    /// <param name="epsilon">Added to the root.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is negative.</exception>
    public Adagrad(IEnumerable<ParameterGroup> groups, double learningRate = 1e-2, double rateDecay = 0, double weightDecay = 0, double initialAccumulator = 0, double epsilon = 1e-10)
        : base(groups, learningRate, weightDecay, "sum")
    {
        Require.AtLeast(0, "adagrad", rateDecay);
        Require.AtLeast(0, "adagrad", initialAccumulator);
        (_rateDecay, _initial, _epsilon) = (rateDecay, initialAccumulator, epsilon);
    }

    private protected override double FirstState => _initial;

    private protected override void Update<T>(Slot[] slots) => UpdateLoop.Run<T, Lane<T>>(slots, s => new(
        T.CreateChecked(RateOf(s) / (1 + (s.Steps - 1) * _rateDecay)), T.CreateChecked(DecayOf(s)), T.CreateChecked(_epsilon)));

    readonly struct Lane<T>(T rate, T decay, T epsilon) : IUpdateLane<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        readonly Vector<T> _rate = new(rate), _decay = new(decay), _epsilon = new(epsilon);

        public static int States => 1;

        public void Invoke(ref Vector<T> p, Vector<T> g, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c)
        {
            g += _decay * p;
            a += g * g;
            p -= _rate * g / (Vector.SquareRoot(a) + _epsilon);
        }
    }
}
