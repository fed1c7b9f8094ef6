using System.Numerics;
using System.Runtime.InteropServices;
using Groundwork.Kernels;

namespace Groundwork;

/// <summary>The sum of Bools: how many are true, in Int64. Counted as bytes, without widening every element first.</summary>
sealed class CountTrue(Axes axes, bool keep) : Reduction("count true", axes, keep)
{
    public override Saved Needs => Saved.Nothing;

    public override string NotDifferentiable => "truth is a step";

    public override Spec Infer(ReadOnlySpan<Spec> x) => base.Infer(x) with { DType = DType.Int64 };

    protected override void Reduce(Tensor x, Tensor y)
    {
        using var _ = Autograd.NoGrad();
        long n = y.Count == 0 ? 0 : x.Count / y.Count;
        if (n == 0) y.Data<long>().Clear();
        else RowWise.Each<bool, long, Row>(x.Reshape([.. y.Shape.Dims, (int)n]), y, y.Rank, 1, default);
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [null];

    readonly struct Row : IRowToRow<bool, long>
    {
        public void Invoke(ReadOnlySpan<bool> x, Span<long> y)
        {
            var bytes = MemoryMarshal.AsBytes(x);
            int width = Vector<byte>.Count, i = 0;
            long count = 0;
            ref byte from = ref MemoryMarshal.GetReference(bytes);
            while (i <= bytes.Length - width)
            {
                var sums = Vector<byte>.Zero;
                for (int k = 0; k < 255 && i <= bytes.Length - width; k++, i += width) sums += Vector.LoadUnsafe(ref from, (nuint)i); // 255 ones fill a byte
                Vector.Widen(sums, out var low, out var high);
                count += Vector.Sum(low + high);
            }
            for (; i < bytes.Length; i++) count += bytes[i];
            y[0] = count;
        }
    }
}
