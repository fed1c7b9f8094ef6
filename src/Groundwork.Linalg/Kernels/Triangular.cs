using System.Numerics;

namespace Groundwork.LinearAlgebra;

/// <summary>Triangular systems with many right sides, halved until the rest is small, so that nearly all work is matrix products.</summary>
static unsafe class Triangular
{
    const int Small = 32;

    /// <summary>B becomes the X of op(A) X = B; only the named triangle of A is read.</summary>
    public static void SolveLeft<T>(bool lower, bool transposed, bool unit, in MatrixSpan<T> a, in MatrixSpan<T> b) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int n = a.Rows;
        if (n == 0 || b.Columns == 0) return;
        if (n <= Small)
        {
            SolveSmall(lower, transposed, unit, a, b);
            return;
        }
        int half = Half(n);
        var first = a.Part(0, 0, half, half);
        var last = a.From(half, half);
        var corner = lower ? a.Part(half, 0, n - half, half) : a.Part(0, half, half, n - half);
        MatrixSpan<T> top = b.Part(0, 0, half, b.Columns), bottom = b.From(half, 0);
        if (lower != transposed)
        {
            SolveLeft(lower, transposed, unit, first, top);
            bottom.Subtract(corner, transposed, top, false);
            SolveLeft(lower, transposed, unit, last, bottom);
        }
        else
        {
            SolveLeft(lower, transposed, unit, last, bottom);
            top.Subtract(corner, transposed, bottom, false);
            SolveLeft(lower, transposed, unit, first, top);
        }
    }

    /// <summary>B becomes the X of X op(A) = B. <paramref name="scratch"/> holds at least 32 rows of B, transposed.</summary>
    public static void SolveRight<T>(bool lower, bool transposed, bool unit, in MatrixSpan<T> a, in MatrixSpan<T> b, T* scratch) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int n = a.Rows;
        if (n == 0 || b.Rows == 0) return;
        if (n <= Small)
        {
            // Across the rows of B the loops are long and lie in one piece once it is turned: op(A)ᵀ Xᵀ = Bᵀ.
            var turned = new MatrixSpan<T>(scratch, n, b.Rows, b.Rows);
            b.TransposeTo(turned);
            SolveSmall(lower, !transposed, unit, a, turned);
            turned.TransposeTo(b);
            return;
        }
        int half = Half(n);
        var first = a.Part(0, 0, half, half);
        var last = a.From(half, half);
        var corner = lower ? a.Part(half, 0, n - half, half) : a.Part(0, half, half, n - half);
        MatrixSpan<T> left = b.Part(0, 0, b.Rows, half), right = b.From(0, half);
        if (lower == transposed)
        {
            SolveRight(lower, transposed, unit, first, left, scratch);
            right.Subtract(left, false, corner, transposed);
            SolveRight(lower, transposed, unit, last, right, scratch);
        }
        else
        {
            SolveRight(lower, transposed, unit, last, right, scratch);
            left.Subtract(right, false, corner, transposed);
            SolveRight(lower, transposed, unit, first, left, scratch);
        }
    }

    /// <summary>Where to cut: on a multiple of 16, so that products meet whole vectors.</summary>
    public static int Half(int n) => n <= 32 ? n / 2 : (n / 2 + 15) / 16 * 16;

    static void SolveSmall<T>(bool lower, bool transposed, bool unit, in MatrixSpan<T> a, in MatrixSpan<T> b) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int n = a.Rows, w = Vector<T>.Count, k = b.Columns;
        bool forward = lower != transposed;
        int rowStep = transposed ? 1 : a.Ld, columnStep = transposed ? a.Ld : 1;
        for (int s = 0; s < n; s++)
        {
            int i = forward ? s : n - 1 - s, from = forward ? 0 : i + 1, to = forward ? i : n;
            T* row = b.Row(i), left = a.First + (nint)i * rowStep;
            T diagonal = unit ? T.One : left[(nint)i * columnStep];
            int c = 0;
            for (; c <= k - 4 * w; c += 4 * w)
            {
                Vector<T> y0 = Vector.Load(row + c), y1 = Vector.Load(row + c + w), y2 = Vector.Load(row + c + 2 * w), y3 = Vector.Load(row + c + 3 * w);
                for (int p = from; p < to; p++)
                {
                    var f = Vector.Create(-left[(nint)p * columnStep]);
                    T* x = b.Row(p) + c;
                    y0 = VectorLoops.Fma(f, Vector.Load(x), y0);
                    y1 = VectorLoops.Fma(f, Vector.Load(x + w), y1);
                    y2 = VectorLoops.Fma(f, Vector.Load(x + 2 * w), y2);
                    y3 = VectorLoops.Fma(f, Vector.Load(x + 3 * w), y3);
                }
                var d = Vector.Create(diagonal);
                Vector.Store(y0 / d, row + c);
                Vector.Store(y1 / d, row + c + w);
                Vector.Store(y2 / d, row + c + 2 * w);
                Vector.Store(y3 / d, row + c + 3 * w);
            }
            for (; c <= k - w; c += w)
            {
                var y = Vector.Load(row + c);
                for (int p = from; p < to; p++) y = VectorLoops.Fma(Vector.Create(-left[(nint)p * columnStep]), Vector.Load(b.Row(p) + c), y);
                Vector.Store(y / Vector.Create(diagonal), row + c);
            }
            for (; c < k; c++)
            {
                T y = row[c];
                for (int p = from; p < to; p++) y -= left[(nint)p * columnStep] * b[p, c];
                row[c] = y / diagonal;
            }
        }
    }
}
