namespace Groundwork;

public static partial class Autograd
{
    /// <summary>Compares the gradients of a function with central differences, (f(x + h d) − f(x − h d)) / 2h, in Float64.</summary>
    /// <remarks>
    /// The output is weighted by random numbers, so that every element counts, and the inputs move along one random direction d, so that the cost does not grow
    /// with their size; only where the two disagree is each element tried by itself, to name the worst. A function has to be smooth near its inputs: at a kink
    /// (the zero of a ReLU, equal elements under a maximum) differences say something else than gradients. It is called several times and must give the same each time.
    /// </remarks>
    /// <param name="function">From tensors like the inputs to a floating tensor of any shape.</param>
    /// <param name="inputs">Where to look. Floating ones are taken as Float64 and asked for gradients; others are handed on as they are.</param>
    /// <param name="order">2 checks the gradient of the gradient as well.</param>
    /// <param name="tolerance">How far the two may be apart, relative to the larger of 1 and the difference quotient.</param>
    /// <param name="step">h, how far the inputs are moved.</param>
    /// <param name="seed">Draws weights and directions.</param>
    /// <returns>Null where they agree, else a sentence that says what differs and by how much.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The order is neither 1 nor 2, or the tolerance or the step is not positive.</exception>
    /// <exception cref="ArgumentException">No input is floating.</exception>
    /// <example><code>
    /// var wrong = Autograd.Function("cube", x => x[0].Pow(3), (c, dy) => [2 * c.Inputs[0].Square() * dy]);
    /// Autograd.CheckGradient(wrong, [Tensor.From(1.0, 2.0)]);
    /// // gradient: backward and central differences give 5.5943 and 8.39144 along a random direction; the most they differ is in element 1 of input 0: 5.91036 and 8.86554
    /// </code></example>
    public static string? CheckGradient(Func<Tensor[], Tensor> function, ReadOnlySpan<Tensor> inputs, int order = 1, double tolerance = 1e-5, double step = 1e-5, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (order is not (1 or 2)) throw new ArgumentOutOfRangeException(nameof(order), $"check gradient: an order of {order} is neither 1 nor 2");
        if (!(tolerance > 0)) throw new ArgumentOutOfRangeException(nameof(tolerance), $"check gradient: a tolerance of {tolerance} is not positive");
        if (!(step > 0)) throw new ArgumentOutOfRangeException(nameof(step), $"check gradient: a step of {step} is not positive");
        Tensor[] at = [.. inputs.ToArray().Select(x => x.DType.IsFloat ? x.Detach().To(DType.Float64) : x)];
        if (!at.Any(x => x.DType.IsFloat)) throw new ArgumentException("check gradient: no input is floating, so none has a gradient");
        return new GradientCheck(tolerance, step, new Generator(seed)).Check(function, at, order);
    }
}

sealed class GradientCheck(double tolerance, double step, Generator generator)
{
    public string? Check(Func<Tensor[], Tensor> function, Tensor[] inputs, int order)
    {
        Tensor? weights = null;
        Func<Tensor[], Tensor> scalar = x =>
        {
            var y = function(x);
            return (y * (weights ??= Draw(y.Shape))).Sum();
        };
        return First(scalar, inputs, "gradient", tolerance) ?? (order == 1 ? null : First(Slope(scalar, [.. inputs.Select(Direction)]), inputs, "gradient of the gradient", tolerance * 10));
    }

    string? First(Func<Tensor[], Tensor> f, Tensor[] inputs, string what, double allowed)
    {
        Tensor[] directions = [.. inputs.Select(Direction)], leaves = [.. inputs.Select(Leaf)];
        var y = f(leaves);
        if (!y.RequiresGrad) return $"{what}: no gradient flows to the inputs";
        int[] floating = [.. Enumerable.Range(0, inputs.Length).Where(i => inputs[i].DType.IsFloat)];
        var dx = Autograd.Grad([y], [.. floating.Select(i => leaves[i])]);
        double slope = 0;
        for (int k = 0; k < dx.Length; k++) slope += (dx[k] * directions[floating[k]]).Sum().Item();
        double quotient = Quotient(f, inputs, directions);
        if (Math.Abs(slope - quotient) <= allowed * Math.Max(1, Math.Abs(quotient))) return null;

        return FormattableString.Invariant($"{what}: backward and central differences give {slope:g6} and {quotient:g6} along a random direction; the most they differ is in {Worst(f, inputs, floating, dx)}");
    }

    string Worst(Func<Tensor[], Tensor> f, Tensor[] inputs, int[] floating, Tensor[] dx)
    {
        var (worst, place) = (-1.0, "");
        for (int k = 0; k < dx.Length; k++)
        {
            double[] gradient = dx[k].ToArray<double>();
            for (int e = 0; e < gradient.Length; e++)
            {
                var one = new double[gradient.Length];
                one[e] = 1;
                double expected = Quotient(f, inputs, [.. inputs.Select((x, i) => i == floating[k] ? Tensor.From<double>(one, x.Shape) : Tensor.Zeros(x.Shape, x.DType))]);
                double off = Math.Abs(gradient[e] - expected);
                if (off <= worst) continue;
                (worst, place) = (off, FormattableString.Invariant($"element {e} of input {floating[k]}: {gradient[e]:g6} and {expected:g6}"));
                if (double.IsNaN(off)) return place;
            }
        }
        return place;
    }

    double Quotient(Func<Tensor[], Tensor> f, Tensor[] inputs, Tensor[] directions)
    {
        return (At(step) - At(-step)) / (2 * step);

        double At(double t) => f([.. inputs.Select((x, i) => x.DType.IsFloat ? Leaf(x + t * directions[i]) : x)]).Item();
    }

    /// <summary>The slope of f along a direction, as a function of the inputs that can be differentiated.</summary>
    static Func<Tensor[], Tensor> Slope(Func<Tensor[], Tensor> f, Tensor[] directions) => x =>
    {
        int[] floating = [.. Enumerable.Range(0, x.Length).Where(i => x[i].DType.IsFloat)];
        var dx = Autograd.Grad([f(x)], [.. floating.Select(i => x[i])], createGraph: true);
        Tensor sum = Tensor.Scalar(0.0);
        // A gradient that does not depend on the inputs has nothing to differentiate: a zero ties it to them.
        for (int k = 0; k < dx.Length; k++) sum = sum + (dx[k] * directions[floating[k]]).Sum() + (x[floating[k]] * 0).Sum();
        return sum;
    };

    static Tensor Leaf(Tensor x)
    {
        if (!x.DType.IsFloat) return x;
        var leaf = x.Detach().Clone();
        leaf.RequiresGrad = true;
        return leaf;
    }

    Tensor Direction(Tensor x) => x.DType.IsFloat ? Draw(x.Shape) : x;

    Tensor Draw(Shape shape) => Tensor.Uniform(shape, generator, low: -1, high: 1, DType.Float64);
}
