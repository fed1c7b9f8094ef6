using Groundwork.Kernels;

namespace Groundwork.Nn;

/// <summary>L-BFGS: steps along the gradient times an estimate of the inverse Hessian, built from the last few changes of gradient and parameters.</summary>
/// <remarks>
/// For smooth losses over whole datasets; each step calls the loss several times. Without a line search, as PyTorch's default: the first step is
/// min(1, 1 / ‖g‖₁) · rate, later ones the rate. Arithmetic runs in double precision in a fixed order. Not safe to use from several threads at once.
/// Source: Liu and Nocedal (1989), "On the Limited Memory BFGS Method for Large Scale Optimization", algorithm 2.1.
/// </remarks>
/// <example><code>
/// var optimizer = new Lbfgs(model.Parameters());
/// double loss = optimizer.Step(() => Losses.Mse(model.Call(x), y));
/// </code></example>
public sealed class Lbfgs
{
    readonly Tensor[] _parameters;
    readonly int _history, _iterations;
    readonly double _gradientTolerance, _changeTolerance;
    readonly List<(double[] Step, double[] Change, double Rho)> _pairs = [];
    double[]? _direction, _lastGradient;
    double _scale = 1, _length;

    /// <summary>An optimiser of some parameters together.</summary>
    /// <param name="parameters">Leaves that ask for gradients.</param>
    /// <param name="learningRate">The length of a step along the direction.</param>
    /// <param name="iterations">The most steps in a call of <see cref="Step"/>.</param>
    /// <param name="history">How many pairs of changes are remembered.</param>
    /// <param name="gradientTolerance">A largest gradient element below which it stops.</param>
    /// <param name="changeTolerance">A change of loss or parameters below which it stops.</param>
    /// <exception cref="ArgumentException">There are no parameters.</exception>
    public Lbfgs(IEnumerable<Tensor> parameters, double learningRate = 1, int iterations = 20, int history = 100, double gradientTolerance = 1e-7, double changeTolerance = 1e-9)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _parameters = [.. parameters];
        if (_parameters.Length == 0) throw new ArgumentException("lbfgs: there are no parameters");
        (LearningRate, _iterations, _history, _gradientTolerance, _changeTolerance) = (learningRate, iterations, history, gradientTolerance, changeTolerance);
    }

    /// <summary>The length of a step along the direction.</summary>
    public double LearningRate { get; set; }

    /// <summary>Makes up to the set number of steps.</summary>
    /// <param name="loss">Computes the loss anew; gradients are taken here.</param>
    /// <returns>The loss before the first step.</returns>
    public double Step(Func<Tensor> loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        var (value, gradient) = Evaluate(loss);
        double first = value;
        for (int i = 0; i < _iterations && gradient.Max(Math.Abs) > _gradientTolerance; i++)
        {
            Remember(gradient);
            var direction = _direction = Direction(gradient);
            _length = _lastGradient is null ? Math.Min(1, 1 / gradient.Sum(Math.Abs)) * LearningRate : LearningRate;
            _lastGradient = gradient;
            double slope = Dot(gradient, direction);
            if (slope > -_changeTolerance) break;
            Move(direction, _length);
            double before = value;
            (value, gradient) = Evaluate(loss);
            if (direction.Max(d => Math.Abs(d * _length)) <= _changeTolerance || Math.Abs(value - before) < _changeTolerance) break;
        }
        return first;
    }

    void Remember(double[] gradient)
    {
        if (_direction is null || _lastGradient is null) return;
        double[] step = [.. _direction.Select(d => d * _length)], change = [.. gradient.Zip(_lastGradient, (a, b) => a - b)];
        double curvature = Dot(change, step);
        if (curvature <= 1e-10) return;
        if (_pairs.Count == _history) _pairs.RemoveAt(0);
        _pairs.Add((step, change, 1 / curvature));
        _scale = curvature / Dot(change, change);
    }

    /// <summary>The two loops: − (inverse Hessian) · gradient.</summary>
    double[] Direction(double[] gradient)
    {
        double[] q = [.. gradient.Select(g => -g)];
        var alpha = new double[_pairs.Count];
        for (int i = _pairs.Count - 1; i >= 0; i--)
        {
            alpha[i] = Dot(_pairs[i].Step, q) * _pairs[i].Rho;
            AddTo(q, _pairs[i].Change, -alpha[i]);
        }
        for (int k = 0; k < q.Length; k++) q[k] *= _scale;
        for (int i = 0; i < _pairs.Count; i++) AddTo(q, _pairs[i].Step, alpha[i] - Dot(_pairs[i].Change, q) * _pairs[i].Rho);
        return q;
    }

    (double Loss, double[] Gradient) Evaluate(Func<Tensor> loss)
    {
        foreach (var p in _parameters) p.Grad = null;
        using var _ = Autograd.EnableGrad();
        var value = loss();
        value.Backward();
        return (value.Item(), [.. _parameters.SelectMany(p => p.Grad?.ToArray<double>() ?? new double[p.Count])]);
    }

    void Move(double[] direction, double length)
    {
        int at = 0;
        foreach (var p in _parameters)
        {
            double[] values = p.ToArray<double>();
            for (int i = 0; i < values.Length; i++) values[i] += length * direction[at++];
            Init.Set(p, Tensor.From<double>(values, p.Shape).To(p.DType));
        }
    }

    static double Dot(double[] a, double[] b) => RowLoops.Sum<double, DotSum<double>>(a, b, 0);

    static void AddTo(double[] to, double[] x, double factor)
    {
        for (int i = 0; i < to.Length; i++) to[i] += factor * x[i];
    }
}
