using Groundwork.Stats;

namespace Groundwork;

/// <summary>Statistics and calculus on arrays, as members of <see cref="Tensor"/>: covariance, convolution, differences, interpolation, polynomials, moments and ranks.</summary>
/// <remarks>All members may be called from several threads.</remarks>
public static partial class ArrayStatistics
{
    /// <param name="x">Observations.</param>
    extension(Tensor x)
    {
        /// <summary>The covariance matrix: <c>cov[i, j] = Σₖ wₖ (x[i, k] − mᵢ)(x[j, k] − mⱼ) / f</c> with <c>f = Σw − ddof · Σw² / Σw</c>, which is n − ddof without weights.</summary>
        /// <param name="rowvar">True: a row is a variable and a column an observation; false: the other way round.</param>
        /// <param name="ddof">What is taken from the number of observations: 1 for a sample, 0 for a whole population.</param>
        /// <param name="weights">The importance of each observation, a vector of numbers not below 0.</param>
        /// <returns>[variables, variables]; a vector gives its variance, 0-d. Integers give Float64.</returns>
        /// <remarks>Two passes, so that a large mean costs no digits. Not more observations than ddof give NaN. NaN spreads to its variable's row and column. Gradients flow.</remarks>
        /// <exception cref="ShapeException">More than two axes, or the weights do not fit.</exception>
        /// <exception cref="ArgumentException">A weight is negative or not finite.</exception>
        /// <example><code>Tensor x = [[1.0, 2.0, 3.0], [2.0, 4.0, 6.0]]; x.Cov();   // [[1, 2], [2, 4]]</code></example>
        public Tensor Cov(bool rowvar = true, double ddof = 1, Tensor? weights = null)
        {
            if (x.Rank is not (1 or 2)) throw new ShapeException("cov", $"the observations have shape {x.Shape}; they must be a vector or a matrix", [x.Shape]);
            var table = x.ToFloating();
            if (table.Rank == 1) table = table.Unsqueeze(0);
            else if (!rowvar) table = table.Transpose();
            int n = table.Shape[1];
            double factor = n - ddof;
            if (weights is not null)
            {
                double[] w = Vectors.Read("cov", nameof(weights), weights);
                if (w.Length != n) throw new ShapeException("cov", $"{w.Length} weights do not fit {n} observations", [x.Shape, weights.Shape]);
                for (int k = 0; k < n; k++)
                    if (!(w[k] >= 0 && double.IsFinite(w[k]))) throw new ArgumentException($"cov: weight {k} is {w[k]}; weights are finite and not negative", nameof(weights));
                double sum = w.Sum();
                factor = sum - ddof * w.Sum(v => v * v) / sum;
            }
            var centred = table - (weights is null ? table.Mean(1, keep: true) : table.Average(weights, 1, keep: true));
            var right = weights is null ? centred : centred * weights.To(centred.DType);
            var product = centred.MatMul(right.Transpose()) / (factor > 0 ? factor : double.NaN);
            return x.Rank == 1 ? product[0, 0] : product;
        }

        /// <summary>Pearson's correlation coefficients: <c>r[i, j] = cov[i, j] / √(cov[i, i] · cov[j, j])</c>, never outside −1 to 1.</summary>
        /// <param name="rowvar">True: a row is a variable and a column an observation; false: the other way round.</param>
        /// <returns>[variables, variables] with ones on the diagonal; a vector gives 1, 0-d. Integers give Float64.</returns>
        /// <remarks>A variable that is constant has no correlation: NaN. Gradients flow.</remarks>
        /// <exception cref="ShapeException">More than two axes.</exception>
        /// <example><code>Tensor x = [[1.0, 2.0, 3.0], [6.0, 4.0, 2.0]]; x.CorrCoef();   // [[1, -1], [-1, 1]]</code></example>
        public Tensor CorrCoef(bool rowvar = true)
        {
            if (x.Rank is not (1 or 2)) throw new ShapeException("corrcoef", $"the observations have shape {x.Shape}; they must be a vector or a matrix", [x.Shape]);
            var c = x.Cov(rowvar);
            if (c.Rank == 0) return c / c;
            var deviation = c.Diagonal().Sqrt();
            return (c / deviation.Unsqueeze(1) / deviation).Clip(-1, 1);
        }
    }
}
