using System.Numerics;

namespace Groundwork.Nn;

/// <summary>NAdam: Adam with Nesterov's look ahead, whose momentum warms up.</summary>
/// <remarks>μₜ = β₁ (1 − 0.96^(t · momentumDecay) / 2). The product of the μ that corrects the mean has μₜ twice, as in PyTorch 1.13, where the paper has it once. Source: Dozat (2016), "Incorporating Nesterov Momentum into Adam". Not safe to use from several threads at once.</remarks>
/// <example><code>var optimizer = new NAdam(model.Parameters());</code></example>
public sealed class NAdam : Optimizer
{
    readonly double _beta1, _beta2, _epsilon, _momentumDecay;

    /// <summary>An optimiser of one group; the settings are those of <see cref="Adam"/>, and how fast the momentum warms up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is negative, or a β is not below 1.</exception>
    public NAdam(IEnumerable<Tensor> parameters, double learningRate = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, double momentumDecay = 4e-3)
        : this(One(parameters), learningRate, beta1, beta2, epsilon, weightDecay, momentumDecay) { }

    /// <summary>An optimiser of several groups; the settings are those of <see cref="Adam"/>, and how fast the momentum warms up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is negative, or a β is not below 1.</exception>
    public NAdam(IEnumerable<ParameterGroup> groups, double learningRate = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, double momentumDecay = 4e-3)
        : base(groups, learningRate, weightDecay, "exp_avg", "exp_avg_sq")
    {
        Betas.Check("nadam", beta1, beta2);
        (_beta1, _beta2, _epsilon, _momentumDecay) = (beta1, beta2, epsilon, momentumDecay);
    }

    double Momentum(long step) => _beta1 * (1 - 0.5 * Math.Pow(0.96, step * _momentumDecay));

    private protected override void Update<T>(Slot[] slots) => UpdateLoop.Run<T, Lane<T>>(slots, s =>
    {
        double now = Momentum(s.Steps), next = Momentum(s.Steps + 1), rate = RateOf(s);
        s.Extra *= now;
        return new(T.CreateChecked(rate * (1 - now) / (1 - s.Extra)), T.CreateChecked(rate * next / (1 - s.Extra * now * next)), T.CreateChecked(DecayOf(s)),
            T.CreateChecked(_beta1), T.CreateChecked(1 - _beta1), T.CreateChecked(_beta2), T.CreateChecked(1 - _beta2), T.CreateChecked(1 - Math.Pow(_beta2, s.Steps)), T.CreateChecked(_epsilon));
    });

    readonly struct Lane<T>(T rateNow, T rateAhead, T decay, T beta1, T rest1, T beta2, T rest2, T correction2, T epsilon) : IUpdateLane<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        readonly Vector<T> _now = new(rateNow), _ahead = new(rateAhead), _decay = new(decay), _beta1 = new(beta1), _rest1 = new(rest1), _beta2 = new(beta2), _rest2 = new(rest2), _correction2 = new(correction2), _epsilon = new(epsilon);

        public static int States => 2;

        public void Invoke(ref Vector<T> p, Vector<T> g, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c)
        {
            g += _decay * p;
            a = _beta1 * a + _rest1 * g;
            b = _beta2 * b + _rest2 * g * g;
            p -= (_now * g + _ahead * a) / (Vector.SquareRoot(b / _correction2) + _epsilon);
        }
    }
}
