namespace Groundwork.Stats;

public static partial class Minimise
{
    /// <summary>The method of Nelder and Mead: a simplex that walks, stretches and shrinks by values alone, for functions without slopes (with parameters that follow the dimension: Gao and Han 2012).</summary>
    /// <param name="f">From a vector to a scalar; it need not be differentiable. NaN counts as worst.</param>
    /// <param name="start">[n], finite.</param>
    /// <param name="size">The first simplex's size; by default a twentieth of each |xᵢ|, or 0.00025 where that is 0.</param>
    /// <param name="maxSteps">How many steps to take; by default 200 for each dimension.</param>
    /// <param name="tolerance">How near the corners must be to each other, in place and in value.</param>
    /// <returns>The best corner, and the best corner after each step.</returns>
    /// <exception cref="ShapeException">The start is not a vector, or the value no scalar.</exception>
    /// <exception cref="ArgumentException">The start is not finite.</exception>
    /// <example><code>Minimise.NelderMead(x => (x - 3).Abs().Sum(), Tensor.From(0.0, 0.0)).Place;   // [3, 3]</code></example>
    public static MinimumResult NelderMead(Func<Tensor, Tensor> f, Tensor start, double? size = null, int? maxSteps = null, double tolerance = 1e-8)
    {
        var descent = new Descent("nelder-mead", f, start);
        int n = descent.Start.Length;
        double expand = n > 1 ? 1 + 2.0 / n : 2, contract = n > 1 ? 0.75 - 1 / (2.0 * n) : 0.5, shrink = n > 1 ? 1 - 1.0 / n : 0.5;
        var corners = new (double[] X, double F)[n + 1];
        corners[0] = At(descent.Start);
        for (int i = 0; i < n; i++)
        {
            double[] x = [.. descent.Start];
            x[i] += size ?? (x[i] == 0 ? 0.00025 : 0.05 * x[i]);
            corners[i + 1] = At(x);
        }
        Array.Sort(corners, (a, b) => a.F.CompareTo(b.F));
        descent.Reached(corners[0].X, corners[0].F);
        for (int step = 0; step < (maxSteps ?? 200 * n); step++)
        {
            if (IsSmall()) return descent.Result(converged: true);
            double[] centre = new double[n];
            for (int i = 0; i < n; i++)
                for (int k = 0; k < n; k++) centre[k] += corners[i].X[k] / n;
            double[] away = Moved(centre, corners[n].X, -1); // from the worst corner to the centre
            var mirrored = At(Moved(centre, away, 1));
            if (mirrored.F < corners[0].F)
            {
                var further = At(Moved(centre, away, expand));
                corners[n] = further.F < mirrored.F ? further : mirrored;
            }
            else if (mirrored.F < corners[n - 1].F) corners[n] = mirrored;
            else
            {
                bool outside = mirrored.F < corners[n].F;
                var inner = At(Moved(centre, away, outside ? contract : -contract));
                if (inner.F < Math.Min(mirrored.F, corners[n].F)) corners[n] = inner;
                else
                    for (int i = 1; i <= n; i++) corners[i] = At(Moved(corners[0].X, Moved(corners[i].X, corners[0].X, -1), shrink));
            }
            Array.Sort(corners, (a, b) => a.F.CompareTo(b.F));
            descent.Reached(corners[0].X, corners[0].F);
        }
        return descent.Result(IsSmall());

        (double[] X, double F) At(double[] x)
        {
            double value = descent.Value(x);
            return (x, double.IsNaN(value) ? double.PositiveInfinity : value);
        }

        bool IsSmall() => corners[n].F - corners[0].F <= tolerance && corners.All(c => c.X.Zip(corners[0].X, (a, b) => Math.Abs(a - b)).Max() <= tolerance);
    }
}
