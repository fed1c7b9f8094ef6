namespace Groundwork.Nn;

/// <summary>Muon: momentum, made an orthogonal matrix before it is taken away. For the weight matrices of hidden layers.</summary>
/// <remarks>
/// m ← μ m + (1 − μ) g; d = (1 − μ) g + μ m (Nesterov) or m; p ← (1 − rate · decay) p − rate · s · O(d). O(d) is the orthogonal matrix nearest to d, nearly: five steps
/// X ← a X + (b A + c A²) X with A = X Xᵀ from X = d / ‖d‖ bring all singular values to about 0.7 … 1.2. s = √max(1, rows / columns).
/// A gradient of zeros leaves the matrix to the weight decay alone, and one without elements has nothing to change.
/// Embeddings, the output layer and vectors belong to another optimiser, such as <see cref="AdamW"/>.
/// Source: Jordan and others (2024), "Muon: An optimizer for hidden layers in neural networks". Not safe to use from several threads at once.
/// </remarks>
/// <example><code>
/// var muon = new Muon(model.Parameters().Where(p =&gt; p.Rank == 2), learningRate: 0.02);
/// var rest = new AdamW(model.Parameters().Where(p =&gt; p.Rank != 2), learningRate: 1e-3);
/// </code></example>
public sealed class Muon : CustomOptimizer
{
    const string Buffer = "momentum_buffer";

    readonly double _momentum;
    readonly bool _nesterov;
    readonly int _steps;

    /// <summary>An optimiser of one group.</summary>
    /// <inheritdoc cref="Muon(IEnumerable{ParameterGroup}, double, double, double, bool, int)"/>
    public Muon(IEnumerable<Tensor> parameters, double learningRate = 1e-3, double weightDecay = 0.1, double momentum = 0.95, bool nesterov = true, int steps = 5)
        : this(One(parameters), learningRate, weightDecay, momentum, nesterov, steps) { }

    /// <summary>An optimiser of several groups.</summary>
    /// <param name="groups">Matrices.</param>
    /// <param name="learningRate">The length of a step, in singular values of the matrix.</param>
    /// <param name="weightDecay">How strongly matrices shrink, apart from the gradient.</param>
    /// <param name="momentum">How much of the last direction is kept.</param>
    /// <param name="nesterov">True: the direction looks one gradient ahead.</param>
    /// <param name="steps">How often the matrix is brought nearer to an orthogonal one.</param>
    /// <exception cref="ArgumentException">A parameter is not a matrix.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is negative, or the momentum is not below 1.</exception>
    public Muon(IEnumerable<ParameterGroup> groups, double learningRate = 1e-3, double weightDecay = 0.1, double momentum = 0.95, bool nesterov = true, int steps = 5)
        : base(groups, learningRate, weightDecay, [Buffer])
    {
        if (!(momentum is >= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(momentum), $"muon: a momentum of {momentum} is not in [0, 1)");
        if (steps < 1) throw new ArgumentOutOfRangeException(nameof(steps), $"muon: {steps} steps orthogonalise nothing; give 1 or more");
        foreach (var p in Groups.SelectMany(group => group.Parameters))
            if (p.Rank != 2) throw new ArgumentException($"muon: a parameter of shape {p.Shape} is not a matrix; give it to AdamW", nameof(groups));
        (_momentum, _nesterov, _steps) = (momentum, nesterov, steps);
    }

    /// <inheritdoc/>
    protected override void Update(ParameterStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        Tensor p = step.Parameter, momentum = step.State(Buffer);
        momentum.MulInPlace(_momentum).AddInPlace(step.Gradient, alpha: 1 - _momentum);
        Tensor direction = Orthogonal(_nesterov ? step.Gradient * (1 - _momentum) + momentum * _momentum : momentum, _steps);
        double scale = Math.Sqrt(Math.Max(1, p.Shape[0] / (double)p.Shape[1]));
        p.MulInPlace(1 - step.LearningRate * step.WeightDecay).AddInPlace(direction, alpha: -step.LearningRate * scale);
    }

    // Newton and Schulz, with a quintic whose coefficients (Jordan 2024) lift small singular values fast rather than reach 1 exactly.
    static Tensor Orthogonal(Tensor g, int steps)
    {
        const double A = 3.4445, B = -4.775, C = 2.0315, Least = 1e-7;
        bool tall = g.Shape[0] > g.Shape[1];
        Tensor x = tall ? g.Transpose() : g;
        x = x / Tensor.Maximum((x * x).Sum().Sqrt(), Least);
        for (int i = 0; i < steps; i++)
        {
            Tensor square = x.MatMul(x.Transpose());
            x = x * A + (square * B + square.MatMul(square) * C).MatMul(x);
        }
        return tall ? x.Transpose() : x;
    }
}
