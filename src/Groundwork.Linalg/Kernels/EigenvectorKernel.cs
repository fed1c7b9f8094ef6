using System.Numerics;

namespace Groundwork.LinearAlgebra;

/// <summary>Eigenvalues and eigenvectors of a real Schur form, by substitution.</summary>
static unsafe class EigenvectorKernel
{
    const double TooLarge = 1e100;

    /// <summary>The eigenvalue of each row; of a conjugate pair the first has the positive imaginary part.</summary>
    public static void Values(in MatrixSpan<double> t, Span<double> re, Span<double> im)
    {
        int n = t.Rows;
        for (int i = 0; i < n; i++)
        {
            (re[i], im[i]) = (t[i, i], 0);
            if (i + 1 == n || t[i + 1, i] == 0) continue;
            double size = Math.Sqrt(Math.Abs(t[i, i + 1])) * Math.Sqrt(Math.Abs(t[i + 1, i]));
            (re[i + 1], im[i + 1]) = (t[i + 1, i + 1], -size);
            im[i++] = size;
        }
    }

    /// <summary>Row i of (xr, xi) becomes the eigenvector of value i of T. Of a conjugate pair, both.</summary>
    public static void Vectors(in MatrixSpan<double> t, ReadOnlySpan<double> re, ReadOnlySpan<double> im, in MatrixSpan<double> xr, in MatrixSpan<double> xi)
    {
        var form = t;
        int n = t.Rows;
        double smallest = Math.Max(t.MaxMagnitude() * 2.220446049250313e-16, 1e-300);
        xr.Clear();
        xi.Clear();
        for (int i = 0; i < n; i++)
        {
            double* r = xr.Row(i), m = xi.Row(i);
            var value = new Complex(re[i], im[i]);
            int last = i;
            if (im[i] == 0)
            {
                r[i] = 1;
            }
            else
            {
                last = i + 1;
                if (Math.Abs(t[i, i + 1]) >= Math.Abs(t[i + 1, i])) (r[i], m[i + 1]) = (1, im[i] / t[i, i + 1]);
                else (r[i], m[i + 1]) = (-im[i] / t[i + 1, i], 1);
            }
            for (int j = i - 1; j >= 0; j--)
            {
                Complex right = -Sum(j);
                if (j > 0 && t[j, j - 1] != 0)
                {
                    // Two rows of a conjugate pair, by Cramer's rule.
                    Complex a = t[j - 1, j - 1] - value, d = t[j, j] - value, above = -Sum(j - 1), det = a * d - t[j - 1, j] * t[j, j - 1];
                    if (Complex.Abs(det) < smallest * smallest) det = smallest * smallest;
                    Put(j - 1, (d * above - t[j - 1, j] * right) / det);
                    Put(j, (a * right - t[j, j - 1] * above) / det);
                    j--;
                }
                else
                {
                    Complex a = t[j, j] - value;
                    Put(j, right / (Complex.Abs(a) < smallest ? smallest : a));
                }
                double size = Math.Max(Math.Abs(r[j]), Math.Abs(m[j]));
                if (size <= TooLarge) continue;
                VectorLoops.Scale(1 / size, r, n);
                VectorLoops.Scale(1 / size, m, n);
            }
            if (im[i] == 0) continue;
            new ReadOnlySpan<double>(r, n).CopyTo(new Span<double>(xr.Row(i + 1), n));
            for (int k = 0; k < n; k++) xi[i + 1, k] = -m[k];
            i++;

            // The product of row j with what is known of the vector; the rest of it is still zero.
            Complex Sum(int row)
            {
                int from = row + 1;
                return new(VectorLoops.Dot(form.Row(row) + from, r + from, last + 1 - from), VectorLoops.Dot(form.Row(row) + from, m + from, last + 1 - from));
            }

            void Put(int row, Complex x) => (r[row], m[row]) = (x.Real, x.Imaginary);
        }
    }

    /// <summary>Vectors as rows get length 1 and, if complex, an element of largest magnitude that is real.</summary>
    public static void Normalize(in MatrixSpan<double> xr, in MatrixSpan<double> xi)
    {
        for (int i = 0; i < xr.Rows; i++)
        {
            double* r = xr.Row(i), m = xi.Row(i);
            int n = xr.Columns, largest = 0;
            double sum = 0, most = 0, scale = Math.Max(VectorLoops.MaxMagnitude(r, n), VectorLoops.MaxMagnitude(m, n));
            if (scale == 0) continue;
            for (int k = 0; k < n; k++)
            {
                double a = r[k] / scale, b = m[k] / scale, square = a * a + b * b;
                sum += square;
                if (square > most) (most, largest) = (square, k);
            }
            Complex turn = Complex.Conjugate(new Complex(r[largest] / scale, m[largest] / scale)) / (Math.Sqrt(most) * Math.Sqrt(sum) * scale);
            for (int k = 0; k < n; k++)
                (r[k], m[k]) = (r[k] * turn.Real - m[k] * turn.Imaginary, r[k] * turn.Imaginary + m[k] * turn.Real);
            m[largest] = 0;
        }
    }
}
