using Groundwork.Stats;

namespace Groundwork;

public static partial class ArrayStatistics
{
    extension(Tensor)
    {
        /// <summary>The coefficients of the polynomial that fits points best by least squares, highest power first, as <see cref="PolyVal"/> reads them.</summary>
        /// <param name="x">A vector of places.</param>
        /// <param name="y">The values there, as many, more than <paramref name="degree"/>.</param>
        /// <param name="degree">The highest power, at least 0.</param>
        /// <returns>[degree + 1] in Float64. For errors and predictions see <see cref="Regression.Polynomial"/>.</returns>
        /// <remarks>QR in doubled precision: right to the last digits even where powers are nearly dependent.</remarks>
        /// <exception cref="ShapeException">The vectors do not pair, or hold too few points.</exception>
        /// <exception cref="ArgumentException">A value is not finite, the degree is negative, or there are too few different places.</exception>
        /// <example><code>Tensor.PolyFit(Tensor.From(0.0, 1, 2), Tensor.From(1.0, 3, 7), degree: 2);   // [1, 1, 1]</code></example>
        public static Tensor PolyFit(Tensor x, Tensor y, int degree) => Regression.Polynomial(x, y, degree).Coefficients.Flip(0);

        /// <summary>The value of a polynomial by Horner's rule, <c>p[0] xⁿ⁻¹ + … + p[n − 1]</c>.</summary>
        /// <param name="coefficients">A vector, highest power first; empty gives 0.</param>
        /// <param name="x">Where, of any shape.</param>
        /// <returns>The shape of <paramref name="x"/>. Dtypes promote. Gradients flow to both.</returns>
        /// <exception cref="ShapeException">The coefficients are not a vector.</exception>
        /// <example><code>Tensor.PolyVal(Tensor.From(1.0, 0, 2), 3.0).Item();   // 11</code></example>
        public static Tensor PolyVal(Tensor coefficients, Tensor x)
        {
            ArgumentNullException.ThrowIfNull(coefficients);
            ArgumentNullException.ThrowIfNull(x);
            if (coefficients.Rank != 1) throw new ShapeException("polyval", $"the coefficients have shape {coefficients.Shape}; they must be a vector", [coefficients.Shape]);
            if (coefficients.Shape[0] == 0) return x * 0;
            var y = x * 0 + coefficients[0];
            for (int i = 1; i < coefficients.Shape[0]; i++) y = y * x + coefficients[i];
            return y;
        }
    }
}
