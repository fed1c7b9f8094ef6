namespace Groundwork.LinearAlgebra;

/// <summary>Hessenberg matrices to real Schur form by implicit double-shift QR steps (Francis 1961): upper triangular but for 2×2 blocks of conjugate eigenvalues, whose diagonal elements agree.</summary>
static unsafe class SchurKernel
{
    const double Epsilon = 2.220446049250313e-16;

    public const int MostSteps = 30;

    const int Patience = 20;

    /// <summary>H becomes its Schur form; the rows of <paramref name="zt"/>, the transpose of Z, turn with it.</summary>
    /// <returns>The row of the eigenvalue that did not converge, or −1.</returns>
    public static int Reduce(in MatrixSpan<double> h, in MatrixSpan<double> zt)
    {
        int n = h.Rows;
        // Small beside its neighbours is what keeps small eigenvalues exact; where that is out of reach, small beside the largest will do.
        double enough = h.MaxMagnitude() * Epsilon, tiny = enough * Epsilon;
        long left = (long)MostSteps * Math.Max(10, n);
        for (int end = n - 1; end >= 0;)
        {
            int first = 0;
            for (int step = 0; ; step++)
            {
                first = Split(h, end, step < Patience ? tiny : enough);
                if (first > 0) h[first, first - 1] = 0;
                if (first >= end - 1) break;
                if (left-- == 0) return end;
                Sweep(h, zt, first, end, step);
            }
            if (first == end - 1) Standardize(h, zt, first);
            end = first - 1;
        }
        return -1;
    }

    /// <summary>The first row of the last block that is not yet cut off.</summary>
    static int Split(in MatrixSpan<double> h, int end, double tiny)
    {
        int k = end;
        for (; k > 0; k--)
        {
            double below = Math.Abs(h[k, k - 1]);
            if (below <= tiny || below <= Epsilon * (Math.Abs(h[k - 1, k - 1]) + Math.Abs(h[k, k]))) break;
        }
        return k;
    }

    static void Sweep(in MatrixSpan<double> h, in MatrixSpan<double> zt, int first, int end, int step)
    {
        int n = h.Rows;
        // Trace and determinant of the last 2×2 block, whose eigenvalues are the shifts; now and then others, against cycles.
        double a = h[end - 1, end - 1], b = h[end - 1, end], c = h[end, end - 1], d = h[end, end];
        if (step % 10 == 9)
        {
            double s = Math.Abs(h[end, end - 1]) + Math.Abs(h[end - 1, end - 2]);
            (a, b, c, d) = (0.75 * s + h[end, end], -0.4375 * s, s, 0.75 * s + h[end, end]);
        }
        else if (Discriminant((a - d) / 2, b, c) is var square && square >= 0)
        {
            // Of two real shifts the nearer one, twice.
            double half = (a - d) / 2, root = half + Math.CopySign(Math.Sqrt(square), half);
            double near = root == 0 ? d : d - b * (c / root);
            (a, b, c, d) = (near, 0, 0, near);
        }
        // Two small elements below the diagonal in a row let the step begin there.
        double x = 0, y = 0, z = 0;
        int start = end - 2;
        for (; start >= first; start--)
        {
            double p = h[start, start], below = h[start + 1, start], size = Math.Abs(p - a) + Math.Abs(p - d) + Math.Abs(below) + Math.Abs(b) + Math.Abs(c);
            size = size == 0 ? 1 : size;
            double pa = (p - a) / size, pd = p - d;
            x = pa * pd - b / size * c + h[start, start + 1] * (below / size);
            y = below / size * (p + h[start + 1, start + 1] - a - d);
            z = below / size * h[start + 2, start + 1];
            double norm = Math.Abs(x) + Math.Abs(y) + Math.Abs(z);
            if (norm != 0) (x, y, z) = (x / norm, y / norm, z / norm);
            if (start == first) break;
            double before = Math.Abs(h[start, start - 1]) * (Math.Abs(y) + Math.Abs(z));
            if (before <= Epsilon * Math.Abs(x) * (Math.Abs(h[start - 1, start - 1]) + Math.Abs(p) + Math.Abs(h[start + 1, start + 1]))) break;
        }
        double* v = stackalloc double[3];
        for (int k = start; k < end; k++)
        {
            int size = Math.Min(3, end - k + 1);
            if (k > start)
            {
                (x, y) = (h[k, k - 1], h[k + 1, k - 1]);
                z = size == 3 ? h[k + 2, k - 1] : 0;
            }
            (v[0], v[1], v[2]) = (x, y, z);
            double tau = Householder.Make(v, size);
            if (k > start)
            {
                h[k, k - 1] = v[0];
                h[k + 1, k - 1] = 0;
                if (size == 3) h[k + 2, k - 1] = 0;
            }
            else if (start > first)
            {
                // The elements left of the bulge are negligible, but the reflection turns the sign of the one that stays.
                h[k, k - 1] *= 1 - tau;
            }
            v[0] = 1;
            if (tau == 0) continue;
            TurnRows(h.Part(k, k, size, n - k), tau, v);
            Householder.ApplyToRows(tau, v, h.Part(0, k, Math.Min(k + 4, end + 1), size));
            TurnRows(zt.Part(k, 0, size, n), tau, v);
        }
    }

    static void TurnRows(in MatrixSpan<double> c, double tau, double* v)
    {
        double* r0 = c.Row(0), r1 = c.Row(1), r2 = c.Row(c.Rows - 1);
        double v1 = v[1], v2 = c.Rows == 3 ? v[2] : 0;
        int w = System.Numerics.Vector<double>.Count, j = 0;
        if (c.Rows == 3)
            for (; j <= c.Columns - w; j += w)
            {
                System.Numerics.Vector<double> a = System.Numerics.Vector.Load(r0 + j), b = System.Numerics.Vector.Load(r1 + j), d = System.Numerics.Vector.Load(r2 + j);
                var sum = (a + b * v1 + d * v2) * tau;
                System.Numerics.Vector.Store(a - sum, r0 + j);
                System.Numerics.Vector.Store(b - sum * v1, r1 + j);
                System.Numerics.Vector.Store(d - sum * v2, r2 + j);
            }
        for (; j < c.Columns; j++)
        {
            double sum = tau * (r0[j] + v1 * r1[j] + (c.Rows == 3 ? v2 * r2[j] : 0));
            r0[j] -= sum;
            r1[j] -= sum * v1;
            if (c.Rows == 3) r2[j] -= sum * v2;
        }
    }

    /// <summary>Rows k and k + 1: real eigenvalues go apart, conjugate ones get equal diagonal elements.</summary>
    static void Standardize(in MatrixSpan<double> h, in MatrixSpan<double> zt, int k)
    {
        double a = h[k, k], b = h[k, k + 1], c = h[k + 1, k], d = h[k + 1, k + 1], cs, sn;
        if (c == 0 || (a == d && b != 0 && Math.Sign(b) != Math.Sign(c))) return;
        double half = (a - d) / 2, discriminant = Discriminant(half, b, c);
        if (discriminant >= 0)
        {
            // The eigenvalue farther from d has the eigenvector (z, c), computed without cancellation.
            double z = half + Math.CopySign(Math.Sqrt(discriminant), half), r = double.Hypot(z, c);
            (cs, sn) = (z / r, c / r);
        }
        else
        {
            double sum = b + c, tau = double.Hypot(sum, a - d);
            cs = Math.Sqrt(0.5 * (1 + Math.Abs(sum) / tau));
            sn = -(half / (tau * cs)) * Math.CopySign(1, sum);
        }
        int n = h.Rows;
        Rotate(h.Row(k) + k, h.Row(k + 1) + k, n - k, cs, sn);
        for (int i = 0; i <= k + 1; i++)
            (h[i, k], h[i, k + 1]) = (cs * h[i, k] + sn * h[i, k + 1], cs * h[i, k + 1] - sn * h[i, k]);
        Rotate(zt.Row(k), zt.Row(k + 1), n, cs, sn);
        if (discriminant >= 0)
        {
            h[k + 1, k] = 0;
            return;
        }
        h[k, k] = h[k + 1, k + 1] = (h[k, k] + h[k + 1, k + 1]) / 2;
        // Nearly equal real ones can come out of rounding: a product that is not negative has no conjugate pair.
        if (h[k + 1, k] == 0 || h[k, k + 1] == 0 || Math.Sign(h[k, k + 1]) == Math.Sign(h[k + 1, k])) Standardize(h, zt, k, h[k, k + 1], h[k + 1, k]);
    }

    static void Standardize(in MatrixSpan<double> h, in MatrixSpan<double> zt, int k, double b, double c)
    {
        if (c == 0) return;
        double r = Math.Sqrt(Math.Abs(b) + Math.Abs(c)), cs = b == 0 ? 0 : Math.Sqrt(Math.Abs(b)) / r, sn = b == 0 ? 1 : Math.CopySign(Math.Sqrt(Math.Abs(c)) / r, c * b);
        if (b != 0 && Math.Sign(b) < 0) sn = Math.Sqrt(Math.Abs(c)) / r;
        int n = h.Rows;
        Rotate(h.Row(k) + k, h.Row(k + 1) + k, n - k, cs, sn);
        for (int i = 0; i <= k + 1; i++)
            (h[i, k], h[i, k + 1]) = (cs * h[i, k] + sn * h[i, k + 1], cs * h[i, k + 1] - sn * h[i, k]);
        Rotate(zt.Row(k), zt.Row(k + 1), n, cs, sn);
        h[k + 1, k] = 0;
    }

    static double Discriminant(double half, double b, double c)
    {
        double scale = Math.Max(Math.Abs(half), Math.Max(Math.Abs(b), Math.Abs(c)));
        if (scale == 0) return 0;
        return scale * scale * (half / scale * (half / scale) + b / scale * (c / scale));
    }

    static void Rotate(double* x, double* y, int n, double c, double s)
    {
        for (int i = 0; i < n; i++) (x[i], y[i]) = (c * x[i] + s * y[i], c * y[i] - s * x[i]);
    }
}
