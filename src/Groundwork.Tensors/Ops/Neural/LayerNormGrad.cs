using System.Numerics;
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
            RowChunks.For(rows, n, new Chunk<T>(dy, x, mean, scale, weight, dx, sums, dWeight is not null));
            dWeight?.Write(sums[0].Sum(0));
            dBias?.Write(sums[1].Sum(0));
        }
    }

    readonly struct Chunk<T>(Tensor dy, Tensor x, Tensor mean, Tensor scale, Tensor? weight, Tensor dx, Tensor sums, bool parameters) : IRowsBody
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
                if (parameters)
                {
                    RowLoops.Map<T, AddNormalTimes<T>>(d, row, dw, m, s, T.Zero, dw);
                    RowLoops.Map<T, Plus<T>>(d, db, default, m, s, T.Zero, db);
                }
                if (!w.IsEmpty)
                {
                    RowLoops.Map<T, Times<T>>(d, w, default, m, s, T.Zero, target);
                    d = target;
                }
                T mean1 = RowLoops.Sum<T, PlainSum<T>>(d, d, T.Zero) / count;
                T mean2 = RowLoops.Sum<T, CenteredDotSum<T>>(d, row, m) / count * s; // mean of g · normal
                RowLoops.Map<T, Combine<T>>(d, row, default, mean1 * s - m * s * s * mean2, s, s * s * mean2, target);
            }
        }
    }

    readonly struct AddNormalTimes<T> : IRowLane<T> where T : unmanaged
    {
        public static Vector<T> Invoke(Vector<T> d, Vector<T> x, Vector<T> sum, Vector<T> mean, Vector<T> scale, Vector<T> r) => Simd.Fma(d, (x - mean) * scale, sum);
    }

    readonly struct Plus<T> : IRowLane<T> where T : unmanaged
    {
        public static Vector<T> Invoke(Vector<T> a, Vector<T> b, Vector<T> c, Vector<T> p, Vector<T> q, Vector<T> r) => a + b;
    }

    readonly struct Times<T> : IRowLane<T> where T : unmanaged
    {
        public static Vector<T> Invoke(Vector<T> a, Vector<T> b, Vector<T> c, Vector<T> p, Vector<T> q, Vector<T> r) => a * b;
    }

    /// <summary>scale · (g − mean(g) − normal · mean(g · normal)), sorted by x.</summary>
    readonly struct Combine<T> : IRowLane<T> where T : unmanaged
    {
        public static Vector<T> Invoke(Vector<T> g, Vector<T> x, Vector<T> c, Vector<T> constant, Vector<T> scale, Vector<T> slope) =>
            Simd.Fma(g, scale, -Simd.Fma(x, slope, constant));
    }
}
