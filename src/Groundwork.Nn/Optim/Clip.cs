using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork.Nn;

/// <summary>Limits gradients before a step is made of them. Writes into the gradients in place.</summary>
/// <remarks>Not safe to use from several threads on the same parameters.</remarks>
public static class Clip
{
    /// <summary>Scales all gradients together so that their norm is at most <paramref name="max"/>.</summary>
    /// <param name="parameters">Their gradients are scaled by min(1, max / (norm + 1e-6)), as in PyTorch; those without one are left out.</param>
    /// <param name="max">The largest norm; infinity only measures.</param>
    /// <param name="order">2 for the Euclidean norm, infinity for the largest element, or any other positive p.</param>
    /// <returns>The norm before. NaN or infinity in a gradient gives a norm that is not finite, and the gradients are then not to be used.</returns>
    /// <exception cref="ArgumentException">The bound is negative or the order not positive.</exception>
    /// <remarks>Sums run in a fixed order at any thread count. Source: Pascanu, Mikolov, Bengio (2012), "On the Difficulty of Training Recurrent Neural Networks".</remarks>
    /// <example><code>double norm = Clip.Norm(model.Parameters(), max: 1.0);</code></example>
    public static double Norm(IEnumerable<Tensor> parameters, double max, double order = 2)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (!(max >= 0)) throw new ArgumentException($"clip: the largest norm is {max}; it must not be negative");
        Tensor[] with = [.. parameters.Where(p => p.Grad is not null)];
        double norm = NormOf(with.Select(p => p.Grad!), order);
        double scale = max / (norm + 1e-6);
        if (scale < 1)
            foreach (var p in with) Map(p, new Scaled(scale));
        return norm;
    }

    /// <summary>Cuts every element of every gradient to [−limit, limit].</summary>
    /// <exception cref="ArgumentException">The limit is negative.</exception>
    public static void Value(IEnumerable<Tensor> parameters, double limit)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (!(limit >= 0)) throw new ArgumentException($"clip: the limit is {limit}; it must not be negative");
        foreach (var p in parameters)
            if (p.Grad is not null) Map(p, new Cut(limit));
    }

    interface IMap
    {
        void Invoke<T>(Span<T> x) where T : unmanaged, IFloatingPointIeee754<T>;
    }

    readonly struct Scaled(double factor) : IMap
    {
        public void Invoke<T>(Span<T> x) where T : unmanaged, IFloatingPointIeee754<T> => Lanes.Zip<T, MulLane>(x, [T.CreateChecked(factor)], x);
    }

    readonly struct Cut(double limit) : IMap
    {
        public void Invoke<T>(Span<T> x) where T : unmanaged, IFloatingPointIeee754<T> => System.Numerics.Tensors.TensorPrimitives.Clamp(x, T.CreateChecked(-limit), T.CreateChecked(limit), x);
    }

    static void Map<TMap>(Tensor parameter, TMap map) where TMap : struct, IMap
    {
        var gradient = parameter.Grad!;
        if (!gradient.IsContiguous) parameter.Grad = gradient = gradient.Detach().Clone();
        gradient.Storage.Keep();
        Dispatch.Float(gradient.DType, new MapKernel<TMap>(gradient, map));
        gradient.Storage.Touch();
    }

    readonly struct MapKernel<TMap>(Tensor x, TMap map) : IFloatKernel where TMap : struct, IMap
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => RowChunks.For((int)x.Count, 1, new MapChunk<T, TMap>(x, map));
    }

    readonly struct MapChunk<T, TMap>(Tensor x, TMap map) : IRowsBody where T : unmanaged, IFloatingPointIeee754<T> where TMap : struct, IMap
    {
        public void Invoke(int first, int end) => map.Invoke(x.Data<T>()[first..end]);
    }

    /// <summary>The norm of all elements of all tensors together.</summary>
    /// <exception cref="ArgumentException">The order is not positive.</exception>
    public static double NormOf(IEnumerable<Tensor> tensors, double order = 2)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        if (!(order > 0)) throw new ArgumentException($"clip: the order is {order}; it must be positive");
        using var _ = Autograd.NoGrad();
        double total = 0;
        foreach (var tensor in tensors)
        {
            var x = tensor.Contiguous();
            var partial = new double[RowChunks.Count((int)x.Count, 1)];
            Dispatch.Float(x.DType, new Kernel(x, order, partial));
            foreach (double part in partial) total = double.IsPositiveInfinity(order) ? double.MaxMagnitude(total, part) : total + part;
        }
        return double.IsPositiveInfinity(order) ? total : order == 2 ? Math.Sqrt(total) : Math.Pow(total, 1 / order);
    }

    readonly struct Kernel(Tensor x, double order, double[] partial) : IFloatKernel
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => RowChunks.For((int)x.Count, 1, new Chunk<T>(x, order, partial));
    }

    readonly struct Chunk<T>(Tensor x, double order, double[] partial) : IRowsBody where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int first, int end)
        {
            ReadOnlySpan<T> values = x.Data<T>()[first..end];
            double sum = 0;
            if (order == 2)
            {
                // Blocks short enough that Float32 sums of squares keep their digits.
                for (int i = 0; i < values.Length; i += 1024)
                {
                    var block = values.Slice(i, Math.Min(1024, values.Length - i));
                    sum += double.CreateChecked(RowLoops.Sum<T, DotSum<T>>(block, block, T.Zero));
                }
            }
            else
            {
                foreach (T value in values)
                {
                    double a = Math.Abs(double.CreateChecked(value));
                    sum = double.IsPositiveInfinity(order) ? double.MaxMagnitude(sum, a) : sum + Math.Pow(a, order);
                }
            }
            partial[first / RowChunks.Size(1)] = sum;
        }
    }
}
