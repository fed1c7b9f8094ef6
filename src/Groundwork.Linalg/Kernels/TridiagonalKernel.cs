using System.Numerics;

namespace Groundwork.LinearAlgebra;

/// <summary>Symmetric matrices to tridiagonal form, Qᵀ A Q = T, in blocks; and the eigenvalues of T.</summary>
static unsafe class TridiagonalKernel
{
    const int BlockSize = 32, Patience = 10;

    public static long ScratchSize(int n) => (4L * BlockSize + 2) * n + 256;

    /// <summary>A, full and symmetric, becomes reflections: that of row j begins at column j + 1 of it. <paramref name="d"/> and <paramref name="e"/> are the diagonals of T.</summary>
    public static void Reduce<T>(in MatrixSpan<T> a, T* d, T* e, T* tau, T* scratch) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int n = a.Rows;
        for (int j = 0; j < n; j += BlockSize)
        {
            int size = n - j, width = Math.Min(BlockSize, size);
            // A − Vᵀ W − Wᵀ V as one product: rows V, W on the left and W, V on the right.
            var left = new MatrixSpan<T>(scratch, 2 * width, size, size);
            var right = new MatrixSpan<T>(scratch + 2L * BlockSize * n, 2 * width, size, size);
            Panel(a.From(j, j), width, d + j, e + j, tau + j, left, right, scratch + 4L * BlockSize * n);
            if (width == size) break;
            a.From(j + width, j + width).Subtract(left.From(0, width), true, right.From(0, width), false);
        }
    }

    // Columns are brought up to date one by one, as they are reached; the rest of A stays what it was before the panel.
    static void Panel<T>(in MatrixSpan<T> a, int width, T* d, T* e, T* tau, in MatrixSpan<T> left, in MatrixSpan<T> right, T* scratch) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int n = a.Rows;
        left.Clear();
        right.Clear();
        for (int j = 0; j < width; j++)
        {
            T* row = a.Row(j) + j;
            int m = n - j;
            for (int p = 0; p < j; p++)
            {
                T* v = left.Row(p) + j, w = right.Row(p) + j;
                VectorLoops.AddScaled(-v[0], w, row, m);
                VectorLoops.AddScaled(-w[0], v, row, m);
            }
            d[j] = row[0];
            if (m == 1) return;
            tau[j] = Householder.Make(row + 1, m - 1);
            e[j] = row[1];
            T* x = left.Row(j) + j + 1, y = right.Row(j) + j + 1;
            new ReadOnlySpan<T>(row + 1, m - 1).CopyTo(new Span<T>(x, m - 1));
            x[0] = T.One;
            if (tau[j] != T.Zero)
            {
                // y = τ (A x − Vᵀ W x − Wᵀ V x), then y −= (τ/2) (y·x) x
                var product = new MatrixSpan<T>(y, m - 1, 1, 1);
                product.AddProduct(T.One, a.From(j + 1, j + 1), false, new MatrixSpan<T>(x, m - 1, 1, 1), false, T.Zero);
                for (int p = 0; p < j; p++)
                {
                    T* v = left.Row(p) + j + 1, w = right.Row(p) + j + 1;
                    T alongW = VectorLoops.Dot(w, x, m - 1), alongV = VectorLoops.Dot(v, x, m - 1);
                    VectorLoops.AddScaled(-alongW, v, y, m - 1);
                    VectorLoops.AddScaled(-alongV, w, y, m - 1);
                }
                VectorLoops.Scale(tau[j], y, m - 1);
                VectorLoops.AddScaled(-tau[j] * VectorLoops.Dot(y, x, m - 1) / T.CreateChecked(2), x, y, m - 1);
            }
        }
        for (int p = 0; p < width; p++)
        {
            left.Part(p, 0, 1, n).CopyTo(right.Part(width + p, 0, 1, n));
            right.Part(p, 0, 1, n).CopyTo(left.Part(width + p, 0, 1, n));
        }
    }

    /// <summary>d becomes the eigenvalues of T, in no order, by implicit QL steps (Dubrulle, Martin, Wilkinson 1968); the rows of <paramref name="z"/> turn with it where there are any.</summary>
    /// <returns>The first value that did not converge, or −1.</returns>
    public static int Diagonalize<T>(int n, T* d, T* e, in MatrixSpan<T> z, int mostSteps) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T two = T.CreateChecked(2), eps = T.BitIncrement(T.One) - T.One;
        var rotations = z.Rows > 0 ? new Rotations<T>(Rotations<T>.CapacityFor(n)) : null;
        T smallest = T.Zero;
        for (int i = 0; i < n; i++) smallest = T.Max(smallest, T.Abs(d[i]));
        for (int i = 0; i < n - 1; i++) smallest = T.Max(smallest, T.Abs(e[i]));
        // Small beside its neighbours is what keeps small eigenvalues exact; where that is out of reach, small beside the largest will do.
        T enough = smallest * eps;
        smallest = enough * eps;
        for (int l = 0; l < n; l++)
            for (int step = 0; ; step++)
            {
                int m = l;
                T floor = step < Patience ? smallest : enough;
                while (m < n - 1 && T.Abs(e[m]) > eps * (T.Abs(d[m]) + T.Abs(d[m + 1])) && T.Abs(e[m]) > floor) m++;
                if (m < n - 1) e[m] = T.Zero;
                if (m == l) break;
                if (step == mostSteps) return l;
                T g = (d[l + 1] - d[l]) / (two * e[l]), r = PlaneRotation.Length(g, T.One);
                g = d[m] - d[l] + e[l] / (g + T.CopySign(r, g));
                T s = T.One, c = T.One, p = T.Zero;
                if (rotations is not null)
                {
                    if (rotations.IsFullFor(m - l))
                    {
                        rotations.ApplyTo(z);
                        rotations.Clear();
                    }
                    rotations.Begin(m, -1);
                }
                int i = m - 1;
                for (; i >= l; i--)
                {
                    T f = s * e[i], b = c * e[i];
                    r = PlaneRotation.Length(f, g);
                    e[i + 1] = r;
                    if (r == T.Zero)
                    {
                        d[i + 1] -= p;
                        e[m] = T.Zero;
                        break;
                    }
                    s = f / r;
                    c = g / r;
                    g = d[i + 1] - p;
                    r = (d[i] - g) * s + two * c * b;
                    p = s * r;
                    d[i + 1] = g + p;
                    g = c * r - b;
                    rotations?.Add(c, -s);
                }
                rotations?.End();
                if (i >= l) continue;
                d[l] -= p;
                e[l] = g;
                e[m] = T.Zero;
            }
        rotations?.ApplyTo(z);
        return -1;
    }
}
