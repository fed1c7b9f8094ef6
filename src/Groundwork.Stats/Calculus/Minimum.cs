namespace Groundwork.Stats;

/// <summary>A place where a function is small, and the way there. Immutable, and safe to share between threads.</summary>
/// <param name="Place">[n] in Float64: where the search ended.</param>
/// <param name="Value">The function there.</param>
/// <param name="Converged">Whether the tolerance was met.</param>
/// <param name="Path">[steps + 1, n] in Float64: where the search was after each step, the start first; for plots.</param>
/// <param name="Values">[steps + 1] in Float64: the function along the path.</param>
/// <param name="Evaluations">How often the function was called.</param>
public sealed record MinimumResult(Tensor Place, double Value, bool Converged, Tensor Path, Tensor Values, int Evaluations)
{
    /// <summary>The number of steps taken.</summary>
    public int Steps => Values.Shape[0] - 1;
}

/// <summary>The function that is minimised, counted, with the path so far.</summary>
sealed class Descent
{
    readonly Func<Tensor, Tensor> _f;
    readonly List<double[]> _path = [];
    readonly List<double> _values = [];

    public Descent(string op, Func<Tensor, Tensor> f, Tensor start)
    {
        ArgumentNullException.ThrowIfNull(f);
        _f = f;
        Op = op;
        Start = Vectors.ReadSome(op, nameof(start), start);
        Vectors.CheckFinite(op, nameof(start), Start);
    }

    public string Op { get; }

    public double[] Start { get; }

    public int Evaluations { get; private set; }

    public double Value(double[] x)
    {
        using var noGrad = Autograd.NoGrad();
        Evaluations++;
        return Scalar(_f(Tensor.From<double>(x))).Item();
    }

    public (double Value, double[] Gradient) WithGradient(double[] x)
    {
        Evaluations++;
        using var recording = Autograd.EnableGrad();
        var place = Tensor.From<double>(x);
        place.RequiresGrad = true;
        var y = Scalar(_f(place));
        return (y.Item(), y.RequiresGrad ? Autograd.Grad([y], [place])[0].ToArray<double>() : new double[x.Length]);
    }

    public Tensor Hessian(double[] x) => Transforms.Hessian(v => Scalar(_f(v)))(Tensor.From<double>(x));

    public void Reached(double[] x, double value)
    {
        _path.Add([.. x]);
        _values.Add(value);
    }

    public MinimumResult Result(bool converged) => new(Tensor.From<double>(_path[^1]), _values[^1], converged,
        Tensor.From<double>([.. _path.SelectMany(p => p)], [_path.Count, _path[0].Length]), Tensor.From<double>([.. _values]), Evaluations);

    Tensor Scalar(Tensor y) => y.Count == 1 ? y : throw new ShapeException(Op, $"the function's value has shape {y.Shape}; it must be a scalar", [y.Shape]);
}
