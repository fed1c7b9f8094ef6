using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Cross-entropy of each row of logits with a class index: <c>y[i] = log Σₖ exp(x[i, k]) − x[i, target[i]]</c>.</summary>
    /// <param name="target">Class indices, integers of the shape of this tensor without its last axis.</param>
    /// <param name="ignoreIndex">Rows with this target give 0 and get no gradient.</param>
    /// <returns>The loss of each row, of the target's shape, in nats. Reductions, class weights, label smoothing and other layouts: <c>Losses.CrossEntropy</c>.</returns>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    /// <exception cref="ArgumentException">The logits are not floating, or the target is not an integer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not a class.</exception>
    /// <remarks>One pass over the logits, and one for the gradient, which needs no stored probabilities.</remarks>
    /// <example><code>Tensor.From([0f, 0f], [1, 2]).RowCrossEntropy(Tensor.From(1L));   // [0.6931]</code></example>
    public Tensor RowCrossEntropy(Tensor target, long ignoreIndex = -100)
    {
        if (Rank == 0 || new Shape(Shape.Array[..^1]) != target.Shape)
            throw new ShapeException("cross entropy", $"logits {Shape} need a target of their shape without the last axis, got {target.Shape}", [Shape, target.Shape]);
        new Spec(target.DType, target.Shape).RequireInteger("cross entropy");
        var rows = Cast.Of(this, DType.Computed).Reshape((int)target.Count, Shape[^1]);
        return Op.Apply(new CrossEntropy(ignoreIndex), rows, target.To(DType.Int64).Reshape(-1))[0].Reshape(target.Shape.Dims);
    }
}

/// <summary>Inputs logits [rows, classes] and target [rows]; outputs loss [rows] and log Σ exp [rows].</summary>
sealed class CrossEntropy(long ignoreIndex) : Op("cross entropy")
{
    public override int Outputs => 2;

    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("ignore index", ignoreIndex)];

    public override void Infer(ReadOnlySpan<Spec> x, Span<Spec> y) => y[0] = y[1] = x[0].RequireFloat(Name) with { Shape = x[1].Shape };

    public override void Run(ReadOnlySpan<Tensor> x, ReadOnlySpan<Tensor> y)
    {
        using var _ = Autograd.NoGrad();
        var target = x[1].Contiguous();
        Check("cross entropy", target.Data<long>(), x[0].Shape[1], ignoreIndex);
        Dispatch.Float(y[0].DType, new Kernel(x[0].Contiguous(), target, y[0], y[1], ignoreIndex));
    }

    public static void Check(string op, ReadOnlySpan<long> target, int classes, long ignoreIndex)
    {
        for (int i = 0; i < target.Length; i++)
            if ((ulong)target[i] >= (ulong)classes && target[i] != ignoreIndex)
                throw new ArgumentOutOfRangeException(null, $"{op}: target {target[i]} at position {i} is not one of {classes} classes, nor the ignore index {ignoreIndex}");
    }

    public override void Gradient(in Tape tape, ReadOnlySpan<Tensor?> dy, Span<Tensor?> dx)
    {
        Tensor x = tape.X(), target = tape.X(1), log = tape.Y(1);
        if (dy[0] is { } dLoss && dy[1] is null && !Autograd.IsEnabled)
        {
            dx[0] = Apply(new CrossEntropyGrad(ignoreIndex), dLoss, x, target, log);
            return;
        }
        var probabilities = (x - log.Reshape(-1, 1)).Exp();
        if (dy[0] is { } d)
        {
            // The fused kernel on zeros and ones gives what is constant here: −1 at the target, and which rows count.
            Tensor constant, counts;
            using (Autograd.NoGrad())
            {
                counts = Apply(new CrossEntropyMask(ignoreIndex), target).To(x.DType);
                constant = Apply(new CrossEntropyGrad(ignoreIndex), Tensor.Ones(log.Shape, x.DType), Tensor.Zeros(x.Shape, x.DType), target, Tensor.Full(log.Shape, double.PositiveInfinity, x.DType));
            }
            dx[0] = (probabilities * counts.Reshape(-1, 1) + constant) * d.Reshape(-1, 1);
        }
        if (dy[1] is { } dLog)
        {
            var more = probabilities * dLog.Reshape(-1, 1);
            dx[0] = dx[0] is { } sum ? sum + more : more;
        }
    }

    readonly struct Kernel(Tensor x, Tensor target, Tensor loss, Tensor log, long ignore) : IFloatKernel
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> =>
            RowChunks.For(x.Shape[0], x.Shape[1], new Chunk<T>(x, target, loss, log, ignore));
    }

    readonly struct Chunk<T>(Tensor x, Tensor target, Tensor loss, Tensor log, long ignore) : IRowsBody where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int first, int end)
        {
            int n = x.Shape[1];
            Span<T> from = x.Data<T>(), losses = loss.Data<T>(), logs = log.Data<T>();
            var classes = target.Data<long>();
            for (int i = first; i < end; i++)
            {
                ReadOnlySpan<T> row = from.Slice(i * n, n);
                var (max, sum) = SoftmaxRow.Normalizer(row);
                T logSum = Simd.Log(sum);
                logs[i] = max + logSum;
                losses[i] = classes[i] == ignore ? T.Zero : max - row[(int)classes[i]] + logSum;
            }
        }
    }
}

/// <summary>The gradient of <see cref="CrossEntropy"/> in one pass: (exp(x − log Σ exp) − [k = target]) · dloss; inputs dloss, x, target, log Σ exp.</summary>
sealed class CrossEntropyGrad(long ignoreIndex) : SingleOutputOp("cross entropy gradient")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("ignore index", ignoreIndex)];

    public override string NotDifferentiable => "passes that are recorded use the gradient of cross entropy in tensor operations";

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[1];

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [null, null, null, null];

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        using var _ = Autograd.NoGrad();
        Dispatch.Float(y.DType, new Kernel(x[0].Contiguous(), x[1].Contiguous(), x[2].Contiguous(), x[3].Contiguous(), y, ignoreIndex));
    }

    readonly struct Kernel(Tensor dLoss, Tensor x, Tensor target, Tensor log, Tensor y, long ignore) : IFloatKernel
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> =>
            RowChunks.For(x.Shape[0], x.Shape[1], new Chunk<T>(dLoss, x, target, log, y, ignore));
    }

    readonly struct Chunk<T>(Tensor dLoss, Tensor x, Tensor target, Tensor log, Tensor y, long ignore) : IRowsBody where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int first, int end)
        {
            int n = x.Shape[1];
            Span<T> from = x.Data<T>(), to = y.Data<T>(), seeds = dLoss.Data<T>(), logs = log.Data<T>();
            var classes = target.Data<long>();
            for (int i = first; i < end; i++)
            {
                ReadOnlySpan<T> row = from.Slice(i * n, n);
                var dx = to.Slice(i * n, n);
                if (classes[i] == ignore)
                {
                    dx.Clear();
                    continue;
                }
                ExpRow.Scaled(row, logs[i], seeds[i], dx);
                dx[(int)classes[i]] -= seeds[i];
            }
        }
    }
}

/// <summary>True where a target is not the ignore index.</summary>
sealed class CrossEntropyMask(long ignoreIndex) : SingleOutputOp("cross entropy mask")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("ignore index", ignoreIndex)];

    public override string NotDifferentiable => "its values are true and false";

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] with { DType = DType.Bool };

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [null];

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        using var _ = Autograd.NoGrad();
        var classes = x[0].Contiguous();
        ReadOnlySpan<long> from = classes.Data<long>();
        var to = y.Data<bool>();
        for (int i = 0; i < to.Length; i++) to[i] = from[i] != ignoreIndex;
        GC.KeepAlive(classes);
    }
}
