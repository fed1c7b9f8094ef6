using System.Numerics;

namespace Groundwork.Nn;

/// <summary>Adadelta: the gradient scaled by the ratio of two running roots, of the steps and of the gradients.</summary>
/// <remarks>Source: Zeiler (2012), "ADADELTA: An Adaptive Learning Rate Method", algorithm 1. Not safe to use from several threads at once.</remarks>
/// <example><code>var optimizer = new Adadelta(model.Parameters());</code></example>
public sealed class Adadelta : Optimizer
{
    readonly double _rho, _epsilon;

    /// <summary>An optimiser of one group.</summary>
    /// <inheritdoc cref="Adadelta(IEnumerable{ParameterGroup}, double, double, double, double)"/>
    public Adadelta(IEnumerable<Tensor> parameters, double learningRate = 1, double rho = 0.9, double epsilon = 1e-6, double weightDecay = 0)
        : this(One(parameters), learningRate, rho, epsilon, weightDecay) { }

    /// <summary>An optimiser of several groups.</summary>
    /// <param name="groups">The parameters.</param>
    /// <param name="learningRate">A factor on the step.</param>
    /// <param name="rho">How much of both running means is kept.</param>
    /// <param name="epsilon">Added under both roots.</param>
    /// <param name="weightDecay">Times the parameter, added to its gradient.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is negative, or rho is above 1.</exception>
    public Adadelta(IEnumerable<ParameterGroup> groups, double learningRate = 1, double rho = 0.9, double epsilon = 1e-6, double weightDecay = 0)
        : base(groups, learningRate, weightDecay, "square_avg", "acc_delta")
    {
        Require.AtLeast(0, "adadelta", rho);
        Require.AtMost(1, "adadelta", rho);
        (_rho, _epsilon) = (rho, epsilon);
    }

    private protected override void Update<T>(Slot[] slots) => UpdateLoop.Run<T, Lane<T>>(slots, s => new(
        T.CreateChecked(RateOf(s)), T.CreateChecked(DecayOf(s)), T.CreateChecked(_rho), T.CreateChecked(1 - _rho), T.CreateChecked(_epsilon)));

    readonly struct Lane<T>(T rate, T decay, T rho, T rest, T epsilon) : IUpdateLane<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        readonly Vector<T> _rate = new(rate), _decay = new(decay), _rho = new(rho), _rest = new(rest), _epsilon = new(epsilon);

        public static int States => 2;

        public void Invoke(ref Vector<T> p, Vector<T> g, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c)
        {
            g += _decay * p;
            a = _rho * a + _rest * g * g;
            var step = Vector.SquareRoot(b + _epsilon) / Vector.SquareRoot(a + _epsilon) * g;
            b = _rho * b + _rest * step * step;
            p -= _rate * step;
        }
    }
}
