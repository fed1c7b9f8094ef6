using System.Collections.Concurrent;
using System.Numerics;

namespace Groundwork.LinearAlgebra;

/// <summary>How transforms of one length are computed: by small factors, or, where one is a large prime, as a convolution. Immutable; plans are kept.</summary>
sealed class FourierPlan<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    const int LargestFactor = 64, MostPlans = 256;

    static readonly ConcurrentDictionary<int, FourierPlan<T>> Plans = new();

    readonly Lazy<(T[] Cosines, T[] Sines)>? _table;

    FourierPlan(int n)
    {
        Length = n;
        Factors = [.. FourierFactors.Of(n)];
        if (Factors.Length > 0 && Factors.Max() > LargestFactor)
        {
            Chirp = new(n);
            return;
        }
        (Rows, Columns) = FourierFactors.NearSquare(n);
        _table = new(() => Table(n));
        Turns = new(() => new Turns<T>(n));
    }

    public int Length { get; }

    /// <summary>Whose product is the length; none for length 1.</summary>
    public int[] Factors { get; }

    /// <summary>The two factors of the length that are nearest to each other: a long transform is made of transforms of these lengths.</summary>
    public int Rows { get; }

    /// <inheritdoc cref="Rows"/>
    public int Columns { get; }

    /// <summary>cos(2πk/n) for k from 0 to n − 1; made when a transform of this length runs in the lanes.</summary>
    public T[] Cosines => _table?.Value.Cosines ?? [];

    /// <summary>−sin(2πk/n).</summary>
    public T[] Sines => _table?.Value.Sines ?? [];

    /// <summary>Roots of unity for long transforms, and for real ones of twice the length.</summary>
    public Lazy<Turns<T>>? Turns { get; }

    /// <summary>The convolution that stands in for a length with a large prime factor.</summary>
    public Chirp<T>? Chirp { get; }

    static (T[], T[]) Table(int n)
    {
        T[] cosines = new T[n], sines = new T[n];
        for (int k = 0; k < n; k++)
        {
            var (c, s) = UnitRoot.Of(k, n);
            (cosines[k], sines[k]) = (T.CreateChecked(c), T.CreateChecked(-s));
        }
        return (cosines, sines);
    }

    public static FourierPlan<T> Of(int n)
    {
        if (Plans.TryGetValue(n, out var plan)) return plan;
        if (Plans.Count >= MostPlans) Plans.Clear();
        return Plans.GetOrAdd(n, static n => new FourierPlan<T>(n));
    }
}

/// <summary>exp(−2πi k/n) for any k as the product of two roots, from two tables of about √n.</summary>
sealed class Turns<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    readonly int _bits;
    readonly T[] _fineRe, _fineIm, _coarseRe, _coarseIm;

    public Turns(int n)
    {
        _bits = Math.Max(1, (BitOperations.Log2((uint)Math.Max(1, n)) + 1) / 2);
        int fine = 1 << _bits, coarse = n / fine + 1;
        (_fineRe, _fineIm, _coarseRe, _coarseIm) = (new T[fine], new T[fine], new T[coarse], new T[coarse]);
        for (int k = 0; k < fine; k++) Set(_fineRe, _fineIm, k, k);
        for (int k = 0; k < coarse; k++) Set(_coarseRe, _coarseIm, k, (long)k << _bits);

        void Set(T[] re, T[] im, int at, long k)
        {
            var (c, s) = UnitRoot.Of(k, n);
            (re[at], im[at]) = (T.CreateChecked(c), T.CreateChecked(-s));
        }
    }

    /// <summary>The root for 0 ≤ k &lt; n.</summary>
    public (T Re, T Im) At(int k)
    {
        int fine = k & ((1 << _bits) - 1), coarse = k >> _bits;
        T a = _fineRe[fine], b = _fineIm[fine], c = _coarseRe[coarse], d = _coarseIm[coarse];
        return (a * c - b * d, a * d + b * c);
    }
}

/// <summary>Factors of the lengths of transforms.</summary>
static class FourierFactors
{
    /// <summary>4 as often as it goes, then 2, 3, 5 and the primes beyond.</summary>
    public static List<int> Of(int n)
    {
        List<int> factors = [];
        while (n % 4 == 0) Take(4);
        for (int p = 2; (long)p * p <= n; p++)
            while (n % p == 0) Take(p);
        if (n > 1) Take(n);
        return factors;

        void Take(int p)
        {
            factors.Add(p);
            n /= p;
        }
    }

    /// <summary>r c = n with the largest r up to √n.</summary>
    public static (int Rows, int Columns) NearSquare(int n)
    {
        int r = (int)Math.Sqrt(n);
        while (r > 1 && n % r != 0) r--;
        return (Math.Max(1, r), n / Math.Max(1, r));
    }
}

/// <summary>Roots of unity.</summary>
static class UnitRoot
{
    /// <summary>cos and sin of 2πk/n, from an angle of at most an eighth of the circle, so that each is right to its last bit or nearly, and symmetric ones agree.</summary>
    public static (double Cos, double Sin) Of(long k, long n)
    {
        long eighths = 8 * (k % n), part = eighths / n;
        var (c, s) = Angle(part % 2 == 0 ? eighths - part * n : (part + 1) * n - eighths, n);
        return part switch
        {
            0 => (c, s),
            1 => (s, c),
            2 => (-s, c),
            3 => (-c, s),
            4 => (-c, -s),
            5 => (-s, -c),
            6 => (s, -c),
            _ => (c, -s),
        };

        static (double, double) Angle(long k, long n)
        {
            var (sin, cos) = Math.SinCos(Math.PI / 4 * ((double)k / n));
            return (cos, sin);
        }
    }
}

/// <summary>Bluestein's algorithm (1970): a transform of any length as a convolution with a chirp, by transforms whose length is a power of two.</summary>
sealed unsafe class Chirp<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public Chirp(int n)
    {
        long size = 1;
        while (size < 2L * n - 1) size *= 2;
        if (size > 1 << 29) throw new ArgumentException($"fft: length {n} has a large prime factor and its convolution would not fit; pad to {size} instead");
        Size = (int)size;
        (Re, Im) = (new T[n], new T[n]);
        Spectrum = new T[2 * size];
        for (int k = 0; k < n; k++)
        {
            // k² is reduced as an integer: a float would lose its digits.
            var (c, s) = UnitRoot.Of((long)((ulong)k * (ulong)k % (2UL * (ulong)n)), 2L * n);
            (Re[k], Im[k]) = (T.CreateChecked(c), T.CreateChecked(-s));
            long mirrored = k == 0 ? 0 : size - k;
            (Spectrum[2 * k], Spectrum[2 * k + 1]) = (Spectrum[2 * mirrored], Spectrum[2 * mirrored + 1]) = (T.CreateChecked(c), T.CreateChecked(s));
        }
        fixed (T* data = Spectrum) FourierKernel.Transform(FourierPlan<T>.Of(Size), data, data, 1, false, T.One / T.CreateChecked(Size));
    }

    /// <summary>The length of the convolution.</summary>
    public int Size { get; }

    /// <summary>The chirp exp(−πi k²/n).</summary>
    public T[] Re { get; }

    /// <inheritdoc cref="Re"/>
    public T[] Im { get; }

    /// <summary>The transform of the conjugate chirp, re and im in turn, divided by its length.</summary>
    public T[] Spectrum { get; }
}
