using System.Numerics;
using System.Runtime.CompilerServices;

namespace Groundwork.LinearAlgebra;

/// <summary>
/// As many transforms side by side as a vector has lanes: element k of all of them is one vector, so butterflies of any radix fill the
/// machine without a shuffle. Stockham's order: every pass reads one buffer and writes the other, and the last one leaves results sorted.
/// </summary>
static unsafe class FourierLanes
{
    /// <summary>Transforms the lanes of (re, im), [n, lanes], with a second buffer of that size. True if the result is in the second one.</summary>
    public static bool Run<T>(FourierPlan<T> plan, T* re, T* im, T* otherRe, T* otherIm) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int n = plan.Length, stride = 1;
        bool swapped = false;
        fixed (T* cosines = plan.Cosines, sines = plan.Sines)
            foreach (int radix in plan.Factors)
            {
                int m = n / radix;
                switch (radix)
                {
                    case 4: Four(m, stride, re, im, otherRe, otherIm, cosines, sines); break;
                    case 2: Two(m, stride, re, im, otherRe, otherIm, cosines, sines); break;
                    case 5: Five(m, stride, re, im, otherRe, otherIm, cosines, sines); break;
                    case 3: Three(m, stride, re, im, otherRe, otherIm, cosines, sines); break;
                    default: Any(radix, m, stride, plan.Length, re, im, otherRe, otherIm, cosines, sines); break;
                }
                n = m;
                stride *= radix;
                T* spareRe = re, spareIm = im;
                re = otherRe;
                im = otherIm;
                otherRe = spareRe;
                otherIm = spareIm;
                swapped = !swapped;
            }
        return swapped;
    }

    // x[q + s (p + m k)] → y[q + s (r p + k)] times exp(−2πi p k / (r m)), which is entry p k s of the table.
    static void Four<T>(int m, int s, T* xr, T* xi, T* yr, T* yi, T* cosines, T* sines) where T : unmanaged, IFloatingPointIeee754<T>
    {
        nint w = Vector<T>.Count, part = w * s * m, run = w * s;
        for (int p = 0; p < m; p++)
        {
            nint at = (nint)p * s;
            Vector<T> c1 = Vector.Create(cosines[at]), s1 = Vector.Create(sines[at]), c2 = Vector.Create(cosines[2 * at]), s2 = Vector.Create(sines[2 * at]),
                c3 = Vector.Create(cosines[3 * at]), s3 = Vector.Create(sines[3 * at]);
            T* ar = xr + p * run, ai = xi + p * run, zr = yr + 4 * p * run, zi = yi + 4 * p * run;
            for (nint q = 0; q < run; q += w)
            {
                Vector<T> r0 = Vector.Load(ar + q), i0 = Vector.Load(ai + q), r1 = Vector.Load(ar + q + part), i1 = Vector.Load(ai + q + part);
                Vector<T> r2 = Vector.Load(ar + q + 2 * part), i2 = Vector.Load(ai + q + 2 * part), r3 = Vector.Load(ar + q + 3 * part), i3 = Vector.Load(ai + q + 3 * part);
                Vector<T> sr = r0 + r2, si = i0 + i2, dr = r0 - r2, di = i0 - i2, tr = r1 + r3, ti = i1 + i3, er = r1 - r3, ei = i1 - i3;
                Vector.Store(sr + tr, zr + q);
                Vector.Store(si + ti, zi + q);
                Store(dr + ei, di - er, c1, s1, zr + q + run, zi + q + run);
                Store(sr - tr, si - ti, c2, s2, zr + q + 2 * run, zi + q + 2 * run);
                Store(dr - ei, di + er, c3, s3, zr + q + 3 * run, zi + q + 3 * run);
            }
        }
    }

    static void Two<T>(int m, int s, T* xr, T* xi, T* yr, T* yi, T* cosines, T* sines) where T : unmanaged, IFloatingPointIeee754<T>
    {
        nint w = Vector<T>.Count, part = w * s * m, run = w * s;
        for (int p = 0; p < m; p++)
        {
            Vector<T> c = Vector.Create(cosines[(nint)p * s]), sin = Vector.Create(sines[(nint)p * s]);
            T* ar = xr + p * run, ai = xi + p * run, zr = yr + 2 * p * run, zi = yi + 2 * p * run;
            for (nint q = 0; q < run; q += w)
            {
                Vector<T> r0 = Vector.Load(ar + q), i0 = Vector.Load(ai + q), r1 = Vector.Load(ar + q + part), i1 = Vector.Load(ai + q + part);
                Vector.Store(r0 + r1, zr + q);
                Vector.Store(i0 + i1, zi + q);
                Store(r0 - r1, i0 - i1, c, sin, zr + q + run, zi + q + run);
            }
        }
    }

    static void Three<T>(int m, int s, T* xr, T* xi, T* yr, T* yi, T* cosines, T* sines) where T : unmanaged, IFloatingPointIeee754<T>
    {
        nint w = Vector<T>.Count, part = w * s * m, run = w * s;
        Vector<T> half = Vector.Create(T.CreateChecked(0.5)), height = Vector.Create(T.Sqrt(T.CreateChecked(0.75)));
        for (int p = 0; p < m; p++)
        {
            nint at = (nint)p * s;
            Vector<T> c1 = Vector.Create(cosines[at]), s1 = Vector.Create(sines[at]), c2 = Vector.Create(cosines[2 * at]), s2 = Vector.Create(sines[2 * at]);
            T* ar = xr + p * run, ai = xi + p * run, zr = yr + 3 * p * run, zi = yi + 3 * p * run;
            for (nint q = 0; q < run; q += w)
            {
                Vector<T> r0 = Vector.Load(ar + q), i0 = Vector.Load(ai + q), r1 = Vector.Load(ar + q + part), i1 = Vector.Load(ai + q + part);
                Vector<T> r2 = Vector.Load(ar + q + 2 * part), i2 = Vector.Load(ai + q + 2 * part);
                Vector<T> sr = r1 + r2, si = i1 + i2, mr = r0 - half * sr, mi = i0 - half * si, er = height * (r1 - r2), ei = height * (i1 - i2);
                Vector.Store(r0 + sr, zr + q);
                Vector.Store(i0 + si, zi + q);
                Store(mr + ei, mi - er, c1, s1, zr + q + run, zi + q + run);
                Store(mr - ei, mi + er, c2, s2, zr + q + 2 * run, zi + q + 2 * run);
            }
        }
    }

    static void Five<T>(int m, int s, T* xr, T* xi, T* yr, T* yi, T* cosines, T* sines) where T : unmanaged, IFloatingPointIeee754<T>
    {
        nint w = Vector<T>.Count, part = w * s * m, run = w * s;
        var (cos1, sin1) = UnitRoot.Of(1, 5);
        var (cos2, sin2) = UnitRoot.Of(2, 5);
        Vector<T> c1 = Vector.Create(T.CreateChecked(cos1)), s1 = Vector.Create(T.CreateChecked(sin1)), c2 = Vector.Create(T.CreateChecked(cos2)), s2 = Vector.Create(T.CreateChecked(sin2));
        for (int p = 0; p < m; p++)
        {
            nint at = (nint)p * s;
            T* ar = xr + p * run, ai = xi + p * run, zr = yr + 5 * p * run, zi = yi + 5 * p * run;
            for (nint q = 0; q < run; q += w)
            {
                Vector<T> r0 = Vector.Load(ar + q), i0 = Vector.Load(ai + q), r1 = Vector.Load(ar + q + part), i1 = Vector.Load(ai + q + part);
                Vector<T> r2 = Vector.Load(ar + q + 2 * part), i2 = Vector.Load(ai + q + 2 * part), r3 = Vector.Load(ar + q + 3 * part), i3 = Vector.Load(ai + q + 3 * part);
                Vector<T> r4 = Vector.Load(ar + q + 4 * part), i4 = Vector.Load(ai + q + 4 * part);
                Vector<T> ar1 = r1 + r4, ai1 = i1 + i4, br1 = r1 - r4, bi1 = i1 - i4, ar2 = r2 + r3, ai2 = i2 + i3, br2 = r2 - r3, bi2 = i2 - i3;
                Vector.Store(r0 + ar1 + ar2, zr + q);
                Vector.Store(i0 + ai1 + ai2, zi + q);
                Vector<T> er = r0 + c1 * ar1 + c2 * ar2, ei = i0 + c1 * ai1 + c2 * ai2, or = s1 * br1 + s2 * br2, oi = s1 * bi1 + s2 * bi2;
                Store(er + oi, ei - or, Vector.Create(cosines[at]), Vector.Create(sines[at]), zr + q + run, zi + q + run);
                Store(er - oi, ei + or, Vector.Create(cosines[4 * at]), Vector.Create(sines[4 * at]), zr + q + 4 * run, zi + q + 4 * run);
                er = r0 + c2 * ar1 + c1 * ar2;
                ei = i0 + c2 * ai1 + c1 * ai2;
                or = s2 * br1 - s1 * br2;
                oi = s2 * bi1 - s1 * bi2;
                Store(er + oi, ei - or, Vector.Create(cosines[2 * at]), Vector.Create(sines[2 * at]), zr + q + 2 * run, zi + q + 2 * run);
                Store(er - oi, ei + or, Vector.Create(cosines[3 * at]), Vector.Create(sines[3 * at]), zr + q + 3 * run, zi + q + 3 * run);
            }
        }
    }

    // Sums and differences of mirrored elements halve the work: y[k] and y[r − k] differ in the sign of the odd part.
    static void Any<T>(int radix, int m, int s, int length, T* xr, T* xi, T* yr, T* yi, T* cosines, T* sines) where T : unmanaged, IFloatingPointIeee754<T>
    {
        nint w = Vector<T>.Count, part = w * s * m, run = w * s;
        int pairs = (radix - 1) / 2, step = length / radix;
        T* even = stackalloc T[(int)(2 * pairs * w)], odd = stackalloc T[(int)(2 * pairs * w)];
        for (int p = 0; p < m; p++)
            for (nint q = 0; q < run; q += w)
            {
                T* ar = xr + p * run + q, ai = xi + p * run + q, zr = yr + radix * p * run + q, zi = yi + radix * p * run + q;
                Vector<T> r0 = Vector.Load(ar), i0 = Vector.Load(ai), sumRe = r0, sumIm = i0;
                for (int k = 1; k <= pairs; k++)
                {
                    Vector<T> r1 = Vector.Load(ar + k * part), i1 = Vector.Load(ai + k * part), r2 = Vector.Load(ar + (radix - k) * part), i2 = Vector.Load(ai + (radix - k) * part);
                    T* e = even + 2 * (k - 1) * w, o = odd + 2 * (k - 1) * w;
                    Vector.Store(r1 + r2, e);
                    Vector.Store(i1 + i2, e + w);
                    Vector.Store(r1 - r2, o);
                    Vector.Store(i1 - i2, o + w);
                    sumRe += r1 + r2;
                    sumIm += i1 + i2;
                }
                Vector.Store(sumRe, zr);
                Vector.Store(sumIm, zi);
                for (int k = 1; k <= pairs; k++)
                {
                    Vector<T> er = r0, ei = i0, or = default, oi = default;
                    for (int j = 1; j <= pairs; j++)
                    {
                        int place = (int)((long)j * k % radix) * step;
                        Vector<T> c = Vector.Create(cosines[place]), sin = Vector.Create(sines[place]);
                        T* e = even + 2 * (j - 1) * w, o = odd + 2 * (j - 1) * w;
                        er = VectorLoops.Fma(c, Vector.Load(e), er);
                        ei = VectorLoops.Fma(c, Vector.Load(e + w), ei);
                        or = VectorLoops.Fma(sin, Vector.Load(o), or);
                        oi = VectorLoops.Fma(sin, Vector.Load(o + w), oi);
                    }
                    // i times the odd part is (−oi, or)
                    nint first = (nint)p * k * s, second = (nint)p * (radix - k) * s;
                    Store(er - oi, ei + or, Vector.Create(cosines[first]), Vector.Create(sines[first]), zr + k * run, zi + k * run);
                    Store(er + oi, ei - or, Vector.Create(cosines[second]), Vector.Create(sines[second]), zr + (radix - k) * run, zi + (radix - k) * run);
                }
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Store<T>(Vector<T> re, Vector<T> im, Vector<T> c, Vector<T> s, T* toRe, T* toIm) where T : unmanaged
    {
        Vector.Store(VectorLoops.Fma(re, c, -(im * s)), toRe);
        Vector.Store(VectorLoops.Fma(re, s, im * c), toIm);
    }
}
