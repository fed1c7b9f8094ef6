using static System.Math;

namespace Groundwork.Stats;

/// <summary>Searches for a minimum that keep their path. Functions are written in tensor operations on a Float64 vector; derivatives come from autograd.</summary>
/// <remarks>For training networks there are the optimisers of <c>Groundwork.Nn</c>. All members may be called from several threads.</remarks>
public static partial class Minimise
{
    /// <summary>Gradient descent with momentum: <c>v ← μ v − η ∇f</c>, <c>x ← x + v</c>.</summary>
    /// <param name="f">From a vector to a scalar.</param>
    /// <param name="start">[n], finite.</param>
    /// <param name="rate">The learning rate η, above 0. Too large a rate diverges, and the path shows it.</param>
    /// <param name="momentum">μ, from 0 to below 1.</param>
    /// <param name="maxSteps">How many steps to take.</param>
    /// <param name="tolerance">The norm of the gradient that is small enough.</param>
    /// <returns>The last place; not converged where the steps did not suffice or the value became NaN or infinite.</returns>
    /// <exception cref="ShapeException">The start is not a vector, or the value no scalar.</exception>
    /// <exception cref="ArgumentException">The rate or the momentum is out of range, or the start is not finite.</exception>
    /// <example><code>Minimise.GradientDescent(x => (x - 3).Square().Sum(), Tensor.From(0.0), rate: 0.1).Place;   // [3]</code></example>
    public static MinimumResult GradientDescent(Func<Tensor, Tensor> f, Tensor start, double rate, double momentum = 0, int maxSteps = 1000, double tolerance = 1e-8)
    {
        if (!(rate > 0 && double.IsFinite(rate))) throw new ArgumentOutOfRangeException(nameof(rate), rate, "gradient descent: the rate must be positive and finite");
        if (!(momentum is >= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(momentum), momentum, "gradient descent: the momentum lies from 0 to below 1");
        var descent = new Descent("gradient descent", f, start);
        double[] x = descent.Start, velocity = new double[x.Length];
        for (int step = 0; ; step++)
        {
            var (value, gradient) = descent.WithGradient(x);
            descent.Reached(x, value);
            if (Norm(gradient) <= tolerance) return descent.Result(converged: true);
            if (step >= maxSteps || !double.IsFinite(value)) return descent.Result(converged: false);
            for (int i = 0; i < x.Length; i++) velocity[i] = momentum * velocity[i] - rate * gradient[i];
            x = Moved(x, velocity, 1);
        }
    }

    /// <summary>Newton's method: steps to the minimum of the parabola that has the function's slope and curvature, shortened until the function falls.</summary>
    /// <param name="f">From a vector to a scalar, in operations that differentiate twice.</param>
    /// <param name="start">[n], finite.</param>
    /// <param name="maxSteps">How many steps to take.</param>
    /// <param name="tolerance">The norm of the gradient that is small enough.</param>
    /// <returns>The last place. Where the curvature is not positive, a multiple of the identity is added to it.</returns>
    /// <exception cref="ShapeException">The start is not a vector, or the value no scalar.</exception>
    /// <exception cref="ArgumentException">The start is not finite.</exception>
    /// <example><code>Minimise.Newton(x => (x - 3).Square().Sum(), Tensor.From(0.0)).Steps;   // 1</code></example>
    public static MinimumResult Newton(Func<Tensor, Tensor> f, Tensor start, int maxSteps = 100, double tolerance = 1e-10)
    {
        var descent = new Descent("newton", f, start);
        double[] x = descent.Start;
        var (value, gradient) = descent.WithGradient(x);
        descent.Reached(x, value);
        for (int step = 0; step < maxSteps; step++)
        {
            if (Norm(gradient) <= tolerance) return descent.Result(converged: true);
            var direction = NewtonStep(descent.Hessian(x), gradient);
            if (direction is null || LineSearch(descent, x, value, gradient, direction) is not { } next) break;
            (x, value, gradient) = next;
            descent.Reached(x, value);
        }
        return descent.Result(Norm(gradient) <= tolerance);
    }

    /// <summary>The method of Broyden, Fletcher, Goldfarb and Shanno: Newton's steps with a curvature that is learned from the gradients along the way (Nocedal and Wright, "Numerical Optimization", 6.1).</summary>
    /// <param name="f">From a vector to a scalar.</param>
    /// <param name="start">[n], finite.</param>
    /// <param name="maxSteps">How many steps to take.</param>
    /// <param name="tolerance">The norm of the gradient that is small enough.</param>
    /// <returns>The last place; not converged where the steps did not suffice or no step makes the function smaller.</returns>
    /// <exception cref="ShapeException">The start is not a vector, or the value no scalar.</exception>
    /// <exception cref="ArgumentException">The start is not finite.</exception>
    /// <example><code>Minimise.Bfgs(x => (x - 3).Square().Sum(), Tensor.From(0.0)).Place;   // [3]</code></example>
    public static MinimumResult Bfgs(Func<Tensor, Tensor> f, Tensor start, int maxSteps = 500, double tolerance = 1e-8)
    {
        var descent = new Descent("bfgs", f, start);
        double[] x = descent.Start;
        int n = x.Length;
        var (value, gradient) = descent.WithGradient(x);
        descent.Reached(x, value);
        double[,]? inverse = null;
        for (int step = 0; step < maxSteps && Norm(gradient) > tolerance; step++)
        {
            double[] direction = inverse is null ? Scaled(gradient, -1 / Max(1, Norm(gradient))) : Scaled(Product(inverse, gradient), -1);
            if (LineSearch(descent, x, value, gradient, direction) is not { } next)
            {
                if (inverse is null) break;
                inverse = null; // what was learned no longer holds: begin again with the slope
                continue;
            }
            double[] s = Moved(next.X, x, -1), y = Moved(next.Gradient, gradient, -1);
            (x, value, gradient) = next;
            descent.Reached(x, value);
            double sy = Dot(s, y);
            if (sy > 1e-12 * Norm(s) * Norm(y)) inverse = Learned(inverse ?? Identity(n, sy / Dot(y, y)), s, y, sy);
        }
        return descent.Result(Norm(gradient) <= tolerance);
    }

    static double[]? NewtonStep(Tensor hessian, double[] gradient)
    {
        int n = gradient.Length;
        var right = -Tensor.From<double>(gradient);
        double scale = Max(1e-300, hessian.Abs().Max().Item());
        if (!double.IsFinite(scale)) return null;
        for (double shift = 0; shift < 1e10 * scale; shift = shift == 0 ? 1e-6 * scale : shift * 10)
        {
            try
            {
                var l = (hessian + shift * Tensor.Eye(n, dtype: DType.Float64)).Cholesky();
                var half = l.SolveTriangular(right.Unsqueeze(1));
                return l.SolveTriangular(half, transposed: true).ToArray<double>();
            }
            catch (LinalgException)
            {
                // Not curved upwards in all directions yet.
            }
        }
        return null;
    }

    // Armijo's rule with halving; a first step that falls well is taken longer while that helps the slope condition of Wolfe.
    static (double[] X, double Value, double[] Gradient)? LineSearch(Descent descent, double[] x, double value, double[] gradient, double[] direction)
    {
        double slope = Dot(gradient, direction), t = 1, low = 0, high = double.PositiveInfinity;
        if (!(slope < 0)) return null;
        (double[] X, double Value, double[] Gradient)? best = null;
        for (int i = 0; i < 60; i++)
        {
            double[] place = Moved(x, direction, t);
            var (there, g) = descent.WithGradient(place);
            if (!(there <= value + 1e-4 * t * slope) && !(Abs(there - value) <= 1e-15 * Abs(value) && Norm(g) < Norm(gradient))) high = t;
            else
            {
                best = (place, there, g);
                if (Dot(g, direction) >= 0.9 * slope) return best;
                low = t;
            }
            t = double.IsInfinity(high) ? 2 * t : (low + high) / 2;
        }
        return best;
    }

    static double[,] Learned(double[,] h, double[] s, double[] y, double sy)
    {
        int n = s.Length;
        double[] hy = Product(h, y);
        double factor = (1 + Dot(y, hy) / sy) / sy;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) h[i, j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
        return h;
    }

    static double[,] Identity(int n, double scale)
    {
        var h = new double[n, n];
        for (int i = 0; i < n; i++) h[i, i] = scale;
        return h;
    }

    static double[] Product(double[,] h, double[] x)
    {
        var y = new double[x.Length];
        for (int i = 0; i < y.Length; i++)
            for (int j = 0; j < x.Length; j++) y[i] += h[i, j] * x[j];
        return y;
    }

    static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    static double Norm(double[] a) => Sqrt(Dot(a, a));

    static double[] Scaled(double[] a, double by) => Array.ConvertAll(a, v => v * by);

    static double[] Moved(double[] x, double[] direction, double by) => [.. x.Zip(direction, (a, d) => a + by * d)];
}
