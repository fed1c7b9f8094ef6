using System.Numerics;

namespace Groundwork.LinearAlgebra;

/// <summary>Transforms of real rows. An even length is a complex transform of half the length, with neighbours as real and imaginary part, and one pass that takes the two apart.</summary>
static unsafe class RealFourier
{
    public static void Forward<T>(int n, T* from, T* to, int count, T scale) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int half = n / 2, width = 2 * (half + 1);
        using var scratch = new Scratch<T>(n % 2 == 0 ? (long)count * n : 2L * count * n);
        if (n % 2 != 0)
        {
            T* whole = scratch.Take(2L * count * n);
            for (long i = 0; i < (long)count * n; i++) (whole[2 * i], whole[2 * i + 1]) = (from[i], T.Zero);
            FourierKernel.Transform(FourierPlan<T>.Of(n), whole, whole, count, false, scale);
            for (int row = 0; row < count; row++)
                new ReadOnlySpan<T>(whole + 2L * row * n, width).CopyTo(new Span<T>(to + (long)row * width, width));
            return;
        }
        T* z = scratch.Take((long)count * n);
        FourierKernel.Transform(FourierPlan<T>.Of(half), from, z, count, false, scale);
        var turns = Roots<T>(n);
        T oneHalf = T.CreateChecked(0.5);
        for (int row = 0; row < count; row++)
        {
            T* x = z + (long)row * n, y = to + (long)row * width;
            for (int k = 0; k <= half - k; k++)
            {
                // z = even + i odd, the transforms of the two halves of the samples.
                int m = k == 0 ? 0 : half - k;
                T a = x[2 * k], b = x[2 * k + 1], c = x[2 * m], d = x[2 * m + 1];
                T er = (a + c) * oneHalf, ei = (b - d) * oneHalf, or = (b + d) * oneHalf, oi = (c - a) * oneHalf;
                var (wr, wi) = turns.At(k);
                T tr = or * wr - oi * wi, ti = or * wi + oi * wr;
                (y[2 * k], y[2 * k + 1]) = (er + tr, ei + ti);
                (y[2 * (half - k)], y[2 * (half - k) + 1]) = (er - tr, ti - ei);
            }
        }
    }

    public static void Backward<T>(int n, T* from, T* to, int count, T scale) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int half = n / 2, width = 2 * (half + 1);
        using var scratch = new Scratch<T>(n % 2 == 0 ? 0 : 2L * count * n);
        if (n % 2 != 0)
        {
            T* whole = scratch.Take(2L * count * n);
            for (int row = 0; row < count; row++)
            {
                T* x = from + (long)row * width, z = whole + 2L * row * n;
                (z[0], z[1]) = (x[0], T.Zero);
                for (int k = 1; k <= half; k++)
                {
                    (z[2 * k], z[2 * k + 1]) = (x[2 * k], x[2 * k + 1]);
                    (z[2L * (n - k)], z[2L * (n - k) + 1]) = (x[2 * k], -x[2 * k + 1]);
                }
            }
            FourierKernel.Transform(FourierPlan<T>.Of(n), whole, whole, count, true, scale);
            for (long i = 0; i < (long)count * n; i++) to[i] = whole[2 * i];
            return;
        }
        var turns = Roots<T>(n);
        for (int row = 0; row < count; row++)
        {
            T* x = from + (long)row * width, z = to + (long)row * n;
            for (int k = 0; k <= half - k; k++)
            {
                int m = half - k;
                T a = x[2 * k], b = k == 0 ? T.Zero : x[2 * k + 1], c = x[2 * m], d = k == 0 ? T.Zero : x[2 * m + 1];
                // Twice the transforms of even and odd samples, put together again as even + i odd.
                T er = a + c, ei = b - d, dr = a - c, di = b + d;
                var (wr, wi) = turns.At(k);
                T or = dr * wr + di * wi, oi = di * wr - dr * wi;
                (z[2 * k], z[2 * k + 1]) = (er - oi, ei + or);
                if (k != 0 && m != k) (z[2 * m], z[2 * m + 1]) = (er + oi, or - ei);
            }
        }
        FourierKernel.Transform(FourierPlan<T>.Of(half), to, to, count, true, scale);
    }

    static Turns<T> Roots<T>(int n) where T : unmanaged, IFloatingPointIeee754<T> => FourierPlan<T>.Of(n).Turns?.Value ?? new Turns<T>(n);
}
