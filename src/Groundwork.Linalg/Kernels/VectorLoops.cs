using System.Numerics;
using System.Runtime.CompilerServices;
using Groundwork.Kernels;

namespace Groundwork.LinearAlgebra;

/// <summary>Loops over one or two vectors that lie in one piece: what the unblocked parts of the decompositions are made of.</summary>
static unsafe class VectorLoops
{
    /// <summary>Σ xᵢ yᵢ.</summary>
    public static T Dot<T>(T* x, T* y, int n) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int w = Vector<T>.Count, i = 0;
        T sum = T.Zero;
        if (n >= w)
        {
            Vector<T> a = default, b = default, c = default, d = default;
            for (; i <= n - 4 * w; i += 4 * w)
            {
                a = Fma(Vector.Load(x + i), Vector.Load(y + i), a);
                b = Fma(Vector.Load(x + i + w), Vector.Load(y + i + w), b);
                c = Fma(Vector.Load(x + i + 2 * w), Vector.Load(y + i + 2 * w), c);
                d = Fma(Vector.Load(x + i + 3 * w), Vector.Load(y + i + 3 * w), d);
            }
            for (; i <= n - w; i += w) a = Fma(Vector.Load(x + i), Vector.Load(y + i), a);
            sum = Vector.Sum(a + b + (c + d));
        }
        for (; i < n; i++) sum += x[i] * y[i];
        return sum;
    }

    /// <summary>yᵢ += a xᵢ.</summary>
    public static void AddScaled<T>(T a, T* x, T* y, int n) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int w = Vector<T>.Count, i = 0;
        var scale = Vector.Create(a);
        for (; i <= n - 2 * w; i += 2 * w)
        {
            Vector.Store(Fma(scale, Vector.Load(x + i), Vector.Load(y + i)), y + i);
            Vector.Store(Fma(scale, Vector.Load(x + i + w), Vector.Load(y + i + w)), y + i + w);
        }
        for (; i <= n - w; i += w) Vector.Store(Fma(scale, Vector.Load(x + i), Vector.Load(y + i)), y + i);
        for (; i < n; i++) y[i] += a * x[i];
    }

    /// <summary>xᵢ *= a.</summary>
    public static void Scale<T>(T a, T* x, int n) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int w = Vector<T>.Count, i = 0;
        var scale = Vector.Create(a);
        for (; i <= n - w; i += w) Vector.Store(scale * Vector.Load(x + i), x + i);
        for (; i < n; i++) x[i] *= a;
    }

    /// <summary>xᵢ and yᵢ change places.</summary>
    public static void Swap<T>(T* x, T* y, int n) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int w = Vector<T>.Count, i = 0;
        for (; i <= n - w; i += w)
        {
            var a = Vector.Load(x + i);
            Vector.Store(Vector.Load(y + i), x + i);
            Vector.Store(a, y + i);
        }
        for (; i < n; i++) (x[i], y[i]) = (y[i], x[i]);
    }

    /// <summary>√(Σ xᵢ²) of numbers whose squares neither overflow nor vanish together.</summary>
    public static T Norm<T>(T* x, int n) where T : unmanaged, IFloatingPointIeee754<T> => T.Sqrt(Dot(x, x, n));

    /// <summary>The largest magnitude; NaN if there is one.</summary>
    public static T MaxMagnitude<T>(T* x, long n) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int w = Vector<T>.Count;
        long i = 0;
        T max = T.Zero;
        if (n >= w)
        {
            Vector<T> all = default;
            for (; i <= n - w; i += w) all = Vector.Max(all, Vector.Abs(Vector.Load(x + i)));
            for (int lane = 0; lane < w; lane++) max = T.Max(max, all[lane]);
        }
        for (; i < n; i++) max = T.Max(max, T.Abs(x[i]));
        return max;
    }

    /// <summary>a * b + c with one rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Fma<T>(Vector<T> a, Vector<T> b, Vector<T> c) where T : unmanaged =>
        typeof(T) == typeof(double) ? Vector.FusedMultiplyAdd(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>()
        : Vector.FusedMultiplyAdd(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>();
}
