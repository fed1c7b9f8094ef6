using System.Numerics;

namespace Groundwork.Nn;

/// <summary>Adam: steps along the running mean of the gradient, divided by the root of the running mean of its square, both corrected for their start at zero.</summary>
/// <remarks>
/// m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; p ← p − rate · (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + epsilon). Weight decay is added to the gradient;
/// for decay apart from it see <see cref="AdamW"/>. Source: Kingma and Ba (2014), "Adam: A Method for Stochastic Optimization", algorithm 1.
/// Not safe to use from several threads at once.
/// </remarks>
/// <example><code>var optimizer = new Adam(model.Parameters(), learningRate: 1e-3);</code></example>
public class Adam : Optimizer
{
    readonly bool _decoupled, _amsgrad;

    /// <summary>An optimiser of one group.</summary>
    /// <inheritdoc cref="Adam(IEnumerable{ParameterGroup}, double, double, double, double, double, bool)"/>
    public Adam(IEnumerable<Tensor> parameters, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, bool amsgrad = false)
        : this(One(parameters), learningRate, beta1, beta2, epsilon, weightDecay, amsgrad, decoupled: false) { }

    /// <summary>An optimiser of several groups.</summary>
    /// <param name="groups">The parameters.</param>
    /// <param name="learningRate">The size of a step.</param>
    /// <param name="beta1">How much of the mean gradient is kept.</param>
    /// <param name="beta2">How much of the mean square is kept.</param>
    /// <param name="epsilon">Added to the root.</param>
    /// <param name="weightDecay">Times the parameter, added to its gradient.</param>
    /// <param name="amsgrad">True: the largest mean square so far is used.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is negative, or a β is not below 1.</exception>
    public Adam(IEnumerable<ParameterGroup> groups, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, bool amsgrad = false)
        : this(groups, learningRate, beta1, beta2, epsilon, weightDecay, amsgrad, decoupled: false) { }

    private protected Adam(IEnumerable<ParameterGroup> groups, double learningRate, double beta1, double beta2, double epsilon, double weightDecay, bool amsgrad, bool decoupled)
        : base(groups, learningRate, weightDecay, amsgrad ? ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"] : ["exp_avg", "exp_avg_sq"])
    {
        Betas.Check("adam", beta1, beta2);
        (Beta1, Beta2, Epsilon, _amsgrad, _decoupled) = (beta1, beta2, epsilon, amsgrad, decoupled);
    }

    /// <summary>How much of the mean gradient is kept.</summary>
    public double Beta1 { get; set; }

    /// <summary>How much of the mean square is kept.</summary>
    public double Beta2 { get; set; }

    /// <summary>Added to the root.</summary>
    public double Epsilon { get; set; }

    private protected sealed override void Update<T>(Slot[] slots)
    {
        if (_amsgrad) UpdateLoop.Run<T, AmsLane<T>>(slots, s => new(new(this, s, _decoupled)));
        else UpdateLoop.Run<T, Lane<T>>(slots, s => new(this, s, _decoupled));
    }

    readonly struct Lane<T> : IUpdateLane<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        readonly Vector<T> _shrink, _decay, _beta1, _rest1, _beta2, _rest2, _rate, _root, _epsilon;

        public Lane(Adam adam, Slot slot, bool decoupled)
        {
            double rate = adam.RateOf(slot), decay = adam.DecayOf(slot);
            double correction1 = 1 - Math.Pow(adam.Beta1, slot.Steps), correction2 = 1 - Math.Pow(adam.Beta2, slot.Steps);
            static Vector<T> V(double value) => new(T.CreateChecked(value));
            (_shrink, _decay) = (V(decoupled ? 1 - rate * decay : 1), V(decoupled ? 0 : decay));
            (_beta1, _rest1, _beta2, _rest2) = (V(adam.Beta1), V(1 - adam.Beta1), V(adam.Beta2), V(1 - adam.Beta2));
            (_rate, _root, _epsilon) = (V(rate / correction1), V(1 / Math.Sqrt(correction2)), V(adam.Epsilon));
        }

        public static int States => 2;

        public void Average(ref Vector<T> p, Vector<T> g, ref Vector<T> m, ref Vector<T> v)
        {
            g += _decay * p;
            p *= _shrink;
            m = _beta1 * m + _rest1 * g;
            v = _beta2 * v + _rest2 * g * g;
        }

        public void Move(ref Vector<T> p, Vector<T> m, Vector<T> v) => p -= _rate * m / (Vector.SquareRoot(v) * _root + _epsilon);

        public void Invoke(ref Vector<T> p, Vector<T> g, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c)
        {
            Average(ref p, g, ref a, ref b);
            Move(ref p, a, b);
        }
    }

    readonly struct AmsLane<T>(Lane<T> lane) : IUpdateLane<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static int States => 3;

        public void Invoke(ref Vector<T> p, Vector<T> g, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c)
        {
            lane.Average(ref p, g, ref a, ref b);
            c = Vector.Max(c, b);
            lane.Move(ref p, a, c);
        }
    }
}

/// <summary>Adam with weight decay of its own: p ← (1 − rate · decay) p before the step, instead of a term in the gradient.</summary>
/// <remarks>Source: Loshchilov and Hutter (2017), "Decoupled Weight Decay Regularization", algorithm 2. Not safe to use from several threads at once.</remarks>
/// <example><code>var optimizer = new AdamW(model.Parameters(), learningRate: 3e-4, weightDecay: 0.1);</code></example>
public sealed class AdamW : Adam
{
    /// <summary>An optimiser of one group; the settings are those of <see cref="Adam"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is negative, or a β is not below 1.</exception>
    public AdamW(IEnumerable<Tensor> parameters, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 1e-2, bool amsgrad = false)
        : base(One(parameters), learningRate, beta1, beta2, epsilon, weightDecay, amsgrad, decoupled: true) { }

    /// <summary>An optimiser of several groups; the settings are those of <see cref="Adam"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is negative, or a β is not below 1.</exception>
    public AdamW(IEnumerable<ParameterGroup> groups, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 1e-2, bool amsgrad = false)
        : base(groups, learningRate, beta1, beta2, epsilon, weightDecay, amsgrad, decoupled: true) { }
}

/// <summary>What the optimisers with two averages ask of their constants.</summary>
static class Betas
{
    public static void Check(string op, double beta1, double beta2)
    {
        foreach (var (name, beta) in new[] { (nameof(beta1), beta1), (nameof(beta2), beta2) })
            if (!(beta >= 0 && beta < 1)) throw new ArgumentOutOfRangeException(name, $"{op}: {name} is {beta}; it must be at least 0 and below 1");
    }
}
