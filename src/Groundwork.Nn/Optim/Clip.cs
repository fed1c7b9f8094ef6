using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork.Nn;

/// <summary>Limits gradients before a step is made of them. Writes into the gradients in place.</summary>
public static class Clip
{
    /// <summary>Scales all gradients together so that their norm is at most <paramref name="max"/>.</summary>
    /// <param name="parameters">Their gradients are scaled by min(1, max / (norm + 1e-6)), as in PyTorch; those without one are left out.</param>
    /// <param name="max">The largest norm; infinity only measures.</param>
    /// <param name="order">2 for the Euclidean norm, infinity for the largest element, or any p ≥ 1.</param>
    /// <returns>The norm before. NaN or infinity in a gradient gives a norm that is not finite, and the gradients are then not to be used.</returns>
    /// <example><code>double norm = Clip.Norm(model.Parameters(), max: 1.0);</code></example>
    public static double Norm(IReadOnlyList<Tensor> parameters, double max, double order = 2)
    {
        if (!(max >= 0)) throw new ArgumentException($"clip: the largest norm is {max}; it must not be negative");
        if (!(order >= 1)) throw new ArgumentException($"clip: the order is {order}; it must be at least 1");
        double total = 0;
        foreach (var parameter in parameters)
        {
            if (parameter.Grad is not { } gradient) continue;
            double part = Measure(gradient, order);
            total = double.IsPositiveInfinity(order) ? Math.Max(total, part) : total + part;
            if (double.IsNaN(part)) total = double.NaN;
        }
        double norm = double.IsPositiveInfinity(order) ? total : order == 2 ? Math.Sqrt(total) : Math.Pow(total, 1 / order);
        double scale = max / (norm + 1e-6);
        if (scale < 1)
            foreach (var parameter in parameters) Map(parameter, new Scaled(scale));
        return norm;
    }

    /// <summary>Cuts every element of every gradient to [−limit, limit].</summary>
    public static void Value(IReadOnlyList<Tensor> parameters, double limit)
    {
        if (!(limit >= 0)) throw new ArgumentException($"clip: the limit is {limit}; it must not be negative");
        foreach (var parameter in parameters) Map(parameter, new Cut(limit));
    }

    interface IMap
    {
        Vector<T> Invoke<T>(Vector<T> x) where T : unmanaged, IFloatingPointIeee754<T>;
    }

    readonly struct Scaled(double factor) : IMap
    {
        public Vector<T> Invoke<T>(Vector<T> x) where T : unmanaged, IFloatingPointIeee754<T> => x * T.CreateTruncating(factor);
    }

    readonly struct Cut(double limit) : IMap
    {
        public Vector<T> Invoke<T>(Vector<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
            Vector.Min(Vector.Max(x, new Vector<T>(T.CreateTruncating(-limit))), new Vector<T>(T.CreateTruncating(limit)));
    }

    static void Map<TMap>(Tensor parameter, TMap map) where TMap : struct, IMap
    {
        if (parameter.Grad is not { } gradient) return;
        if (!gradient.IsContiguous) parameter.Grad = gradient = gradient.Clone();
        Dispatch.Float(gradient.DType, new MapKernel<TMap>(gradient, map));
        gradient.Storage.Touch();
    }

    readonly struct MapKernel<TMap>(Tensor x, TMap map) : IFloatKernel where TMap : struct, IMap
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            var values = x.Data<T>();
            int i = 0, width = Vector<T>.Count;
            for (; i <= values.Length - width; i += width) map.Invoke(new Vector<T>(values[i..])).CopyTo(values[i..]);
            for (; i < values.Length; i++) values[i] = map.Invoke(new Vector<T>(values[i]))[0];
            GC.KeepAlive(x);
        }
    }

    static double Measure(Tensor gradient, double order)
    {
        var x = gradient.Detach().Contiguous();
        double part = x.DType == DType.Float32 ? Measure<float>(x.Data<float>(), order) : Measure<double>(x.Data<double>(), order);
        GC.KeepAlive(x);
        return part;
    }

    /// <summary>Σ |x|ᵖ, or the largest |x|, in double: four accumulators in a fixed order.</summary>
    static double Measure<T>(ReadOnlySpan<T> x, double order) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (double.IsPositiveInfinity(order))
        {
            double largest = 0;
            foreach (T value in x)
            {
                double size = Math.Abs(double.CreateTruncating(value));
                if (!(size <= largest)) largest = size; // NaN stays
            }
            return largest;
        }
        double a = 0, b = 0, c = 0, d = 0;
        int i = 0;
        for (; i <= x.Length - 4; i += 4)
        {
            a += Power(x[i]);
            b += Power(x[i + 1]);
            c += Power(x[i + 2]);
            d += Power(x[i + 3]);
        }
        for (; i < x.Length; i++) a += Power(x[i]);
        return a + b + (c + d);

        double Power(T value)
        {
            double v = double.CreateTruncating(value);
            return order == 2 ? v * v : Math.Pow(Math.Abs(v), order);
        }
    }
}
