using System.Numerics;
using System.Runtime.InteropServices;
using Groundwork.Kernels;

namespace Groundwork.Nn;

/// <summary>Adam: steps along the running mean of gradients, divided by the root of the running mean of their squares.</summary>
/// <remarks>
/// m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², p ← p − rate · m/(1−β₁ᵗ) / (√(v/(1−β₂ᵗ)) + ε). Weight decay is added to the gradient.
/// With <c>amsgrad</c> the largest v so far is used. Source: Kingma and Ba (2015), "Adam"; Reddi et al. (2018) for AMSGrad.
/// </remarks>
/// <example><code>var optimizer = new Adam(model.Parameters(), learningRate: 1e-3);</code></example>
public class Adam : Optimizer
{
    readonly double _beta1, _beta2, _epsilon;
    readonly bool _amsgrad;

    /// <summary>Adam over one group of parameters.</summary>
    public Adam(IReadOnlyList<Tensor> parameters, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, bool amsgrad = false)
        : this([new ParameterGroup(parameters)], learningRate, beta1, beta2, epsilon, weightDecay, amsgrad)
    {
    }

    /// <summary>Adam over groups of parameters.</summary>
    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    public Adam(IReadOnlyList<ParameterGroup> groups, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, bool amsgrad = false)
        : base(groups, learningRate, weightDecay)
    {
        if (!(beta1 is >= 0 and < 1) || !(beta2 is >= 0 and < 1)) throw new ArgumentException($"adam: β₁ is {beta1} and β₂ is {beta2}; both must be in [0, 1)");
        if (!(epsilon >= 0)) throw new ArgumentException($"adam: ε is {epsilon}; it must not be negative");
        (_beta1, _beta2, _epsilon, _amsgrad) = (beta1, beta2, epsilon, amsgrad);
    }

    /// <summary>True if decay shrinks the parameter itself instead of being added to the gradient.</summary>
    private protected virtual bool DecaysParameter => false;

    /// <inheritdoc/>
    protected sealed override void Update(Tensor parameter, Tensor gradient, OrderedDictionary<string, Tensor> state, double rate, double decay)
    {
        long t = CountStep(state);
        Tensor m = Remembered(state, "exp_avg", parameter), v = Remembered(state, "exp_avg_sq", parameter);
        var largest = _amsgrad ? Remembered(state, "max_exp_avg_sq", parameter) : null;
        var numbers = new Numbers(
            Shrink: DecaysParameter ? 1 - rate * decay : 1, AddedDecay: DecaysParameter ? 0 : decay, _beta1, _beta2,
            Rate: rate / (1 - Math.Pow(_beta1, t)), RootCorrection: 1 / Math.Sqrt(1 - Math.Pow(_beta2, t)), _epsilon);
        Dispatch.Float(parameter.DType, new Kernel(parameter, gradient.Contiguous(), m, v, largest, numbers));
    }

    readonly record struct Numbers(double Shrink, double AddedDecay, double Beta1, double Beta2, double Rate, double RootCorrection, double Epsilon);

    readonly struct Kernel(Tensor p, Tensor g, Tensor m, Tensor v, Tensor? largest, Numbers numbers) : IFloatKernel
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            int chunks = (int)((p.Count + Chunk<T>.Grain - 1) / Chunk<T>.Grain);
            var body = new Chunk<T>(p, g, m, v, largest, numbers);
            if (chunks == 1) body.Invoke(0);
            else Workers.For(chunks, body);
        }
    }

    /// <summary>One pass over all arrays: four reads and three writes an element, where separate operations would make a dozen.</summary>
    readonly struct Chunk<T>(Tensor p, Tensor g, Tensor m, Tensor v, Tensor? largest, Numbers numbers) : IChunkBody where T : unmanaged, IFloatingPointIeee754<T>
    {
        public const int Grain = 16 * 1024;

        public void Invoke(int chunk)
        {
            int start = chunk * Grain, n = (int)Math.Min(Grain, p.Count - start), width = Vector<T>.Count;
            Span<T> ps = p.Data<T>().Slice(start, n), ms = m.Data<T>().Slice(start, n), vs = v.Data<T>().Slice(start, n), gs = g.Data<T>().Slice(start, n);
            Span<T> top = largest is null ? default : largest.Data<T>().Slice(start, n);
            int i = 0;
            for (; i <= n - width; i += width)
            {
                Vector<T> x = Load(ps, i), mean = Load(ms, i), square = Load(vs, i), high = top.IsEmpty ? default : Load(top, i);
                One(ref x, Load(gs, i), ref mean, ref square, ref high);
                Store(x, ps, i);
                Store(mean, ms, i);
                Store(square, vs, i);
                if (!top.IsEmpty) Store(high, top, i);
            }
            for (; i < n; i++)
            {
                Vector<T> x = new(ps[i]), mean = new(ms[i]), square = new(vs[i]), high = top.IsEmpty ? default : new(top[i]);
                One(ref x, new(gs[i]), ref mean, ref square, ref high);
                (ps[i], ms[i], vs[i]) = (x[0], mean[0], square[0]);
                if (!top.IsEmpty) top[i] = high[0];
            }
        }

        static Vector<T> Load(Span<T> x, int i) => Vector.LoadUnsafe(ref MemoryMarshal.GetReference(x), (nuint)i);

        static void Store(Vector<T> value, Span<T> x, int i) => value.StoreUnsafe(ref MemoryMarshal.GetReference(x), (nuint)i);

        void One(ref Vector<T> x, Vector<T> gradient, ref Vector<T> mean, ref Vector<T> square, ref Vector<T> high)
        {
            if (numbers.AddedDecay != 0) gradient += Of(numbers.AddedDecay) * x;
            mean = Of(numbers.Beta1) * mean + Of(1 - numbers.Beta1) * gradient;
            square = Of(numbers.Beta2) * square + Of(1 - numbers.Beta2) * (gradient * gradient);
            var used = square;
            if (largest is not null) used = high = Vector.Max(high, square);
            x = Of(numbers.Shrink) * x - Of(numbers.Rate) * mean / (Vector.SquareRoot(used) * Of(numbers.RootCorrection) + Of(numbers.Epsilon));
        }

        static Vector<T> Of(double value) => new(T.CreateTruncating(value));
    }
}

/// <summary>Adam whose weight decay shrinks the parameters themselves: p ← (1 − rate · decay) p before the step.</summary>
/// <remarks>Source: Loshchilov and Hutter (2019), "Decoupled Weight Decay Regularization".</remarks>
/// <example><code>var optimizer = new AdamW(model.Parameters(), learningRate: 3e-4, weightDecay: 0.1);</code></example>
public sealed class AdamW : Adam
{
    /// <summary>AdamW over one group of parameters.</summary>
    public AdamW(IReadOnlyList<Tensor> parameters, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01, bool amsgrad = false)
        : base(parameters, learningRate, beta1, beta2, epsilon, weightDecay, amsgrad)
    {
    }

    /// <summary>AdamW over groups of parameters.</summary>
    public AdamW(IReadOnlyList<ParameterGroup> groups, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01, bool amsgrad = false)
        : base(groups, learningRate, beta1, beta2, epsilon, weightDecay, amsgrad)
    {
    }

    private protected override bool DecaysParameter => true;
}
