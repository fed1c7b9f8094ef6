using System.Numerics;

namespace Groundwork.LinearAlgebra;

/// <summary>A = Q B Pᵀ with upper bidiagonal B, in blocks, for matrices with no fewer rows than columns (Golub and Kahan 1965; blocks after Dongarra, Sorensen, Hammarling 1989).</summary>
static unsafe class BidiagonalKernel
{
    const int BlockSize = 24;

    public static long ScratchSize(int m, int n) => 2L * BlockSize * (m + n) + m + n + 512;

    /// <summary>Row j of <paramref name="q"/> [n, m] becomes the reflection of column j, that of <paramref name="p"/> [n, n] the reflection of row j, which begins at column j + 1. A is used up.</summary>
    public static void Reduce<T>(in MatrixSpan<T> a, in MatrixSpan<T> q, in MatrixSpan<T> p, T* d, T* e, T* tauQ, T* tauP, T* scratch) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int m = a.Rows, n = a.Columns;
        for (int j = 0; j < n; j += BlockSize)
        {
            int rows = m - j, columns = n - j, width = Math.Min(BlockSize, columns);
            // A − Vᵀ Y − Xᵀ U as one product: rows V, X on the left and Y, U on the right.
            var left = new MatrixSpan<T>(scratch, 2 * width, rows, rows);
            var right = new MatrixSpan<T>(scratch + 2L * BlockSize * m, 2 * width, columns, columns);
            Panel(a.From(j, j), width, d + j, e + j, tauQ + j, tauP + j, left, right, scratch + 2L * BlockSize * (m + n));
            left.Part(0, 0, width, rows).CopyTo(q.Part(j, j, width, rows));
            right.Part(width, 0, width, columns).CopyTo(p.Part(j, j, width, columns));
            if (width < columns)
                a.From(j + width, j + width).Subtract(left.From(0, width), true, right.From(0, width), false);
        }
    }

    static void Panel<T>(in MatrixSpan<T> a, int width, T* d, T* e, T* tauQ, T* tauP, in MatrixSpan<T> left, in MatrixSpan<T> right, T* scratch) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int m = a.Rows, n = a.Columns;
        left.Clear();
        right.Clear();
        for (int j = 0; j < width; j++)
        {
            // Column j, brought up to date, and its reflection.
            T* v = left.Row(j);
            int mj = m - j, nj = n - j - 1;
            for (int i = j; i < m; i++) v[i] = a[i, j];
            for (int k = 0; k < j; k++)
            {
                VectorLoops.AddScaled(-right[k, j], left.Row(k) + j, v + j, mj);
                VectorLoops.AddScaled(-right[width + k, j], left.Row(width + k) + j, v + j, mj);
            }
            tauQ[j] = Householder.Make(v + j, mj);
            d[j] = v[j];
            v[j] = T.One;
            if (nj == 0) return;

            // y = τ (Aᵀ v − Σ (vₖ·v) yₖ − Σ (xₖ·v) uₖ)
            T* y = right.Row(j) + j + 1;
            if (tauQ[j] != T.Zero)
            {
                new MatrixSpan<T>(y, 1, nj, nj).AddProduct(T.One, new MatrixSpan<T>(v + j, 1, mj, mj), false, a.From(j, j + 1), false, T.Zero);
                for (int k = 0; k < j; k++)
                {
                    VectorLoops.AddScaled(-VectorLoops.Dot(left.Row(k) + j, v + j, mj), right.Row(k) + j + 1, y, nj);
                    VectorLoops.AddScaled(-VectorLoops.Dot(left.Row(width + k) + j, v + j, mj), right.Row(width + k) + j + 1, y, nj);
                }
                VectorLoops.Scale(tauQ[j], y, nj);
            }

            // Row j, brought up to date, and its reflection.
            T* u = right.Row(width + j) + j + 1;
            new ReadOnlySpan<T>(a.Row(j) + j + 1, nj).CopyTo(new Span<T>(u, nj));
            for (int k = 0; k <= j; k++) VectorLoops.AddScaled(-left[k, j], right.Row(k) + j + 1, u, nj);
            for (int k = 0; k < j; k++) VectorLoops.AddScaled(-left[width + k, j], right.Row(width + k) + j + 1, u, nj);
            tauP[j] = Householder.Make(u, nj);
            e[j] = u[0];
            u[0] = T.One;

            // x = τ (A u − Σ (yₖ·u) vₖ − Σ (uₖ·u) xₖ)
            if (tauP[j] == T.Zero || mj == 1) continue;
            T* x = left.Row(width + j) + j + 1;
            new MatrixSpan<T>(x, mj - 1, 1, 1).AddProduct(T.One, a.From(j + 1, j + 1), false, new MatrixSpan<T>(u, nj, 1, 1), false, T.Zero);
            for (int k = 0; k <= j; k++) VectorLoops.AddScaled(-VectorLoops.Dot(right.Row(k) + j + 1, u, nj), left.Row(k) + j + 1, x, mj - 1);
            for (int k = 0; k < j; k++) VectorLoops.AddScaled(-VectorLoops.Dot(right.Row(width + k) + j + 1, u, nj), left.Row(width + k) + j + 1, x, mj - 1);
            VectorLoops.Scale(tauP[j], x, mj - 1);
        }
    }

    /// <summary>d becomes the singular values of B, of either sign and in no order; rows of <paramref name="u"/> and <paramref name="v"/> turn with it where there are any.</summary>
    /// <returns>The first value that did not converge, or −1.</returns>
    /// <remarks>Implicit QR steps, without shift where a shift would cost small values their digits (Demmel and Kahan 1990).</remarks>
    public static int Diagonalize<T>(int n, T* d, T* e, in MatrixSpan<T> u, in MatrixSpan<T> v, int mostSteps) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T eps = T.BitIncrement(T.One) - T.One, two = T.CreateChecked(2);
        bool turns = u.Rows > 0;
        Rotations<T>? leftTurns = turns ? new(Rotations<T>.CapacityFor(n)) : null, rightTurns = turns ? new(Rotations<T>.CapacityFor(n)) : null;
        T largest = T.Zero;
        for (int i = 0; i < n; i++) largest = T.Max(largest, T.Max(T.Abs(d[i]), i < n - 1 ? T.Abs(e[i]) : T.Zero));
        T negligible = largest * eps * eps;
        long left = (long)mostSteps * n;
        int m = n - 1;
        while (m > 0)
        {
            // The last block without a zero beside the diagonal: rows l to m.
            int l = m;
            while (l > 0)
            {
                T size = T.Abs(e[l - 1]);
                if (size <= negligible || size <= eps * (T.Abs(d[l - 1]) + T.Abs(d[l])) * T.CreateChecked(0.5))
                {
                    e[l - 1] = T.Zero;
                    break;
                }
                l--;
            }
            if (l == m)
            {
                m--;
                continue;
            }
            if (left-- == 0) return m;
            if (turns && leftTurns!.IsFullFor(m - l)) Flush(u, v);
            bool down = T.Abs(d[l]) >= T.Abs(d[m]);
            T shift = Shift(down, l, m);
            T start = down ? T.Abs(d[l]) : T.Abs(d[m]);
            if (start > T.Zero && shift / start is var ratio && ratio * ratio < eps) shift = T.Zero;
            if (start == T.Zero) shift = T.Zero;
            for (int i = l; i <= m && shift != T.Zero; i++)
                if (d[i] == T.Zero) shift = T.Zero;
            rightTurns?.Begin(down ? l : m, down ? 1 : -1);
            leftTurns?.Begin(down ? l : m, down ? 1 : -1);
            if (shift == T.Zero) ChaseWithoutShift(down, l, m);
            else Chase(down, l, m, shift);
            leftTurns?.End();
            rightTurns?.End();
        }
        if (turns) Flush(u, v);
        return -1;

        void Flush(in MatrixSpan<T> u, in MatrixSpan<T> v)
        {
            leftTurns!.ApplyTo(u);
            rightTurns!.ApplyTo(v);
            leftTurns.Clear();
            rightTurns.Clear();
        }

        // The smaller singular value of the last 2×2 block in the direction of the chase.
        T Shift(bool down, int l, int m)
        {
            T f = T.Abs(down ? d[m - 1] : d[l]), g = T.Abs(down ? e[m - 1] : e[l]), h = T.Abs(down ? d[m] : d[l + 1]);
            T low = T.Min(f, h), high = T.Max(f, h);
            if (low == T.Zero) return T.Zero;
            if (g < high)
            {
                T sum = T.One + low / high, difference = (high - low) / high, off = g / high * (g / high);
                return low * (two / (T.Sqrt(sum * sum + off) + T.Sqrt(difference * difference + off)));
            }
            T over = high / g;
            if (over == T.Zero) return low * high / g;
            T a = (T.One + low / high) * over, b = (high - low) / high * over;
            return two * low * over * (T.One / (T.Sqrt(T.One + a * a) + T.Sqrt(T.One + b * b)));
        }

        void Chase(bool down, int l, int m, T shift)
        {
            int at = down ? l : m, step = down ? 1 : -1, off = down ? 0 : -1;
            T f = (T.Abs(d[at]) - shift) * (T.CopySign(T.One, d[at]) + shift / d[at]), g = e[at + off];
            for (int i = 0, k = m - l; i < k; i++, at += step)
            {
                int next = at + step, edge = at + off, behind = edge - step;
                var (c, s, r) = PlaneRotation.Of(f, g);
                if (i > 0) e[behind] = r;
                f = c * d[at] + s * e[edge];
                e[edge] = c * e[edge] - s * d[at];
                g = s * d[next];
                d[next] = c * d[next];
                Turn(down ? rightTurns : leftTurns, down, c, s);
                (c, s, r) = PlaneRotation.Of(f, g);
                d[at] = r;
                f = c * e[edge] + s * d[next];
                d[next] = c * d[next] - s * e[edge];
                if (i < k - 1)
                {
                    g = s * e[edge + step];
                    e[edge + step] = c * e[edge + step];
                }
                Turn(down ? leftTurns : rightTurns, down, c, s);
            }
            e[(down ? m - 1 : l)] = f;
        }

        void ChaseWithoutShift(bool down, int l, int m)
        {
            int at = down ? l : m, step = down ? 1 : -1, off = down ? 0 : -1;
            T c = T.One, oldC = T.One, oldS = T.Zero;
            for (int i = 0, k = m - l; i < k; i++, at += step)
            {
                int next = at + step, edge = at + off, behind = edge - step;
                (c, T s, T r) = PlaneRotation.Of(d[at] * c, e[edge]);
                if (i > 0) e[behind] = oldS * r;
                (oldC, oldS, d[at]) = PlaneRotation.Of(oldC * r, d[next] * s);
                Turn(down ? rightTurns : leftTurns, down, c, s);
                Turn(down ? leftTurns : rightTurns, down, oldC, oldS);
            }
            T h = d[at] * c;
            d[at] = h * oldC;
            e[down ? m - 1 : l] = h * oldS;
        }

        static void Turn(Rotations<T>? turns, bool down, T c, T s) => turns?.Add(c, down ? s : -s);
    }
}
