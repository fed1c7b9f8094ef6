using System.Numerics;
using System.Runtime.InteropServices;
using Groundwork.Kernels;

namespace Groundwork;

/// <summary>The gradient of <see cref="LayerNorm"/> in one pass: inputs dy, x [rows, n], mean, scale [rows] and perhaps weight [n]; outputs dx, dweight, dbias, the first <paramref name="outputs"/> of them.</summary>
sealed class LayerNormGrad(int outputs) : Op("layer norm gradient")
{
    public override int Outputs => outputs;

    public override string NotDifferentiable => "passes that are recorded use LayerNorm's gradient in tensor operations";

    public override void Infer(ReadOnlySpan<Spec> x, Span<Spec> y)
    {
        y[0] = x[1];
        for (int i = 1; i < y.Length; i++) y[i] = new(x[1].DType, [x[1].Shape[1]]);
    }

    public override void Gradient(in Tape tape, ReadOnlySpan<Tensor?> dy, Span<Tensor?> dx) { }

    public override void Run(ReadOnlySpan<Tensor> x, ReadOnlySpan<Tensor> y)
    {
        using var _ = Autograd.NoGrad();
        Dispatch.Float(y[0].DType, new Kernel(
            x[0].Contiguous(), x[1].Contiguous(), x[2], x[3], x.Length > 4 ? x[4].Contiguous() : null, y[0], y.Length > 1 ? y[1] : null, y.Length > 2 ? y[2] : null));
    }

    readonly struct Kernel(Tensor dy, Tensor x, Tensor mean, Tensor scale, Tensor? weight, Tensor dx, Tensor? dWeight, Tensor? dBias) : IFloatKernel
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            int rows = x.Shape[0], n = x.Shape[1], chunks = RowChunks.Count(rows, n);
            // A chunk sums weight and bias gradients for its own rows; the sums of the chunks are added in order.
            var sums = Tensor.Zeros([2, chunks, n], x.DType);
            RowChunks.For(rows, n, new Chunk<T>(dy, x, mean, scale, weight, dx, sums));
            dWeight?.Write(sums[0].Sum(0));
            dBias?.Write(sums[1].Sum(0));
        }
    }

    readonly struct Chunk<T>(Tensor dy, Tensor x, Tensor mean, Tensor scale, Tensor? weight, Tensor dx, Tensor sums) : IRowsBody
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int first, int end)
        {
            int n = x.Shape[1], chunk = first / RowChunks.Size(n);
            T count = T.CreateChecked(n);
            Span<T> g = dy.Data<T>(), from = x.Data<T>(), to = dx.Data<T>(), means = mean.Data<T>(), scales = scale.Data<T>(), all = sums.Data<T>();
            Span<T> dw = all.Slice(chunk * n, n), db = all.Slice((sums.Shape[1] + chunk) * n, n);
            ReadOnlySpan<T> w = weight is null ? default : weight.Data<T>();
            for (int i = first; i < end; i++)
            {
                ReadOnlySpan<T> d = g.Slice(i * n, n), row = from.Slice(i * n, n);
                var target = to.Slice(i * n, n);
                T m = means[i], s = scales[i];
                var (sum1, sum2) = Sums(d, row, w, dw, db, m, s);
                T mean1 = sum1 / count, mean2 = sum2 / count;
                if (w.IsEmpty) RowLoops.Map<T, Combine<T>>(d, row, default, mean1 * s - m * s * s * mean2, s, s * s * mean2, target);
                else RowLoops.Map<T, CombineWeighted<T>>(d, row, w, mean1 * s - m * s * s * mean2, s, s * s * mean2, target);
            }
        }
    }

    /// <summary>Σ g and Σ g · normal of a row, where g = dy · weight; adds dy · normal and dy to the gradients of weight and bias on the way.</summary>
    static (T G, T GNormal) Sums<T>(ReadOnlySpan<T> d, ReadOnlySpan<T> x, ReadOnlySpan<T> w, Span<T> dw, Span<T> db, T mean, T scale) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int n = d.Length, width = Vector<T>.Count, i = 0;
        ref T rd = ref MemoryMarshal.GetReference(d), rx = ref MemoryMarshal.GetReference(x), rw = ref MemoryMarshal.GetReference(w), rdw = ref MemoryMarshal.GetReference(dw), rdb = ref MemoryMarshal.GetReference(db);
        Vector<T> m = new(mean), s = new(scale), sum1 = Vector<T>.Zero, sum2 = sum1;
        for (; i <= n - width; i += width)
        {
            var v = Vector.LoadUnsafe(ref rd, (nuint)i);
            var normal = (Vector.LoadUnsafe(ref rx, (nuint)i) - m) * s;
            var g = v;
            if (!w.IsEmpty)
            {
                Simd.Fma(v, normal, Vector.LoadUnsafe(ref rdw, (nuint)i)).StoreUnsafe(ref rdw, (nuint)i);
                (v + Vector.LoadUnsafe(ref rdb, (nuint)i)).StoreUnsafe(ref rdb, (nuint)i);
                g = v * Vector.LoadUnsafe(ref rw, (nuint)i);
            }
            sum1 += g;
            sum2 = Simd.Fma(g, normal, sum2);
        }
        T total1 = Vector.Sum(sum1), total2 = Vector.Sum(sum2);
        for (; i < n; i++)
        {
            T normal = (x[i] - mean) * scale, g = d[i];
            if (!w.IsEmpty)
            {
                dw[i] += d[i] * normal;
                db[i] += d[i];
                g *= w[i];
            }
            total1 += g;
            total2 += g * normal;
        }
        return (total1, total2);
    }

    /// <summary>scale · (g − mean(g) − normal · mean(g · normal)), sorted by x.</summary>
    readonly struct Combine<T> : IRowLane<T> where T : unmanaged
    {
        public static Vector<T> Invoke(Vector<T> g, Vector<T> x, Vector<T> c, Vector<T> constant, Vector<T> scale, Vector<T> slope) =>
            Simd.Fma(g, scale, -Simd.Fma(x, slope, constant));
    }

    readonly struct CombineWeighted<T> : IRowLane<T> where T : unmanaged
    {
        public static Vector<T> Invoke(Vector<T> d, Vector<T> x, Vector<T> w, Vector<T> constant, Vector<T> scale, Vector<T> slope) =>
            Simd.Fma(d * w, scale, -Simd.Fma(x, slope, constant));
    }
}
