using System.Numerics;

namespace Groundwork.Nn;

/// <summary>Stochastic gradient descent: p ← p − rate · g, with momentum, Nesterov's look ahead, dampening and weight decay where asked for.</summary>
/// <remarks>Momentum as in PyTorch: b ← momentum · b + (1 − dampening) · g, started with g. Source: Sutskever and others (2013), "On the Importance of Initialization and Momentum in Deep Learning". Not safe to use from several threads at once.</remarks>
/// <example><code>var optimizer = new Sgd(model.Parameters(), learningRate: 0.1, momentum: 0.9);</code></example>
public sealed class Sgd : Optimizer
{
    /// <summary>An optimiser of one group.</summary>
    /// <inheritdoc cref="Sgd(IEnumerable{ParameterGroup}, double, double, double, double, bool)"/>
    public Sgd(IEnumerable<Tensor> parameters, double learningRate = 1e-3, double momentum = 0, double dampening = 0, double weightDecay = 0, bool nesterov = false)
        : this(One(parameters), learningRate, momentum, dampening, weightDecay, nesterov) { }

    /// <summary>An optimiser of several groups.</summary>
    /// <param name="groups">The parameters.</param>
    /// <param name="learningRate">The size of a step.</param>
    /// <param name="momentum">How much of the last direction is kept.</param>
    /// <param name="dampening">How much of a new gradient is left out of the direction.</param>
    /// <param name="weightDecay">Times the parameter, added to its gradient.</param>
    /// <param name="nesterov">True: the step goes along the gradient plus the next momentum.</param>
    /// <exception cref="ArgumentException">A setting is negative, or Nesterov's form is asked for without momentum or with dampening.</exception>
    public Sgd(IEnumerable<ParameterGroup> groups, double learningRate = 1e-3, double momentum = 0, double dampening = 0, double weightDecay = 0, bool nesterov = false)
        : base(groups, learningRate, weightDecay, momentum != 0 ? ["momentum"] : [])
    {
        if (!(momentum >= 0)) throw new ArgumentOutOfRangeException(nameof(momentum), $"sgd: a momentum of {momentum} is negative");
        if (nesterov && (momentum == 0 || dampening != 0)) throw new ArgumentException($"sgd: nesterov needs a momentum and no dampening, got {momentum} and {dampening}");
        (Momentum, Dampening, Nesterov) = (momentum, dampening, nesterov);
    }

    /// <summary>How much of the last direction is kept.</summary>
    public double Momentum { get; }

    /// <summary>How much of a new gradient is left out of the direction.</summary>
    public double Dampening { get; }

    /// <summary>True if the step goes along the gradient plus the next momentum.</summary>
    public bool Nesterov { get; }

    private protected override void Update<T>(Slot[] slots)
    {
        if (Momentum == 0) UpdateLoop.Run<T, Plain<T>>(slots, s => new(T.CreateChecked(RateOf(s)), T.CreateChecked(DecayOf(s))));
        else UpdateLoop.Run<T, WithMomentum<T>>(slots, s => new(
            T.CreateChecked(RateOf(s)), T.CreateChecked(DecayOf(s)), T.CreateChecked(s.Steps == 1 ? 0 : Momentum), T.CreateChecked(s.Steps == 1 ? 1 : 1 - Dampening), T.CreateChecked(Momentum), Nesterov));
    }

    readonly struct Plain<T>(T rate, T decay) : IUpdateLane<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        readonly Vector<T> _rate = new(rate), _decay = new(decay);

        public static int States => 0;

        public void Invoke(ref Vector<T> p, Vector<T> g, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c) => p -= _rate * (g + _decay * p);
    }

    readonly struct WithMomentum<T>(T rate, T decay, T keep, T take, T ahead, bool nesterov) : IUpdateLane<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        readonly Vector<T> _rate = new(rate), _decay = new(decay), _keep = new(keep), _take = new(take), _ahead = new(ahead);

        public static int States => 1;

        public void Invoke(ref Vector<T> p, Vector<T> g, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c)
        {
            g += _decay * p;
            a = _keep * a + _take * g;
            p -= _rate * (nesterov ? g + _ahead * a : a);
        }
    }
}
