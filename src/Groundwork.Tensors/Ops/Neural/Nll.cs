using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The negated entry of each row that a class index names: <c>y[i] = −x[i, target[i]]</c>, the negative log-likelihood where x holds log-probabilities.</summary>
    /// <param name="target">Class indices, integers of the shape of this tensor without its last axis.</param>
    /// <param name="ignoreIndex">Rows with this target give 0 and get no gradient.</param>
    /// <returns>One number a row, of the target's shape. Reductions, class weights and other layouts: <c>Losses.Nll</c>.</returns>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    /// <exception cref="ArgumentException">This tensor is not floating, or the target is not an integer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not a class.</exception>
    /// <example><code>Tensor.From([-0.1f, -2f], [1, 2]).RowNll(Tensor.From(1L));   // [2]</code></example>
    public Tensor RowNll(Tensor target, long ignoreIndex = -100)
    {
        if (Rank == 0 || new Shape(Shape.Array[..^1]) != target.Shape)
            throw new ShapeException("nll", $"log-probabilities {Shape} need a target of their shape without the last axis, got {target.Shape}", [Shape, target.Shape]);
        target.Spec.RequireInteger("nll");
        Spec.RequireFloat("nll");
        var rows = Cast.Of(this, DType.Computed).Reshape((int)target.Count, Shape[^1]);
        return Op.Apply(new Nll(ignoreIndex), rows, target.To(DType.Int64).Reshape(-1)).Reshape(target.Shape.Dims);
    }
}

/// <summary>Inputs x [rows, classes] and target [rows]; output −x[i, target[i]], 0 where ignored.</summary>
sealed class Nll(long ignoreIndex) : SingleOutputOp("nll")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("ignore index", ignoreIndex)];

    public override Saved Needs => Saved.Inputs;

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] with { Shape = x[1].Shape };

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [Apply(new NllGrad(ignoreIndex, tape.XSpec().Shape[1]), dy, tape.X(1)), null];

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        using var _ = Autograd.NoGrad();
        var target = x[1].Contiguous();
        CrossEntropy.Check("nll", target.Data<long>(), x[0].Shape[1], ignoreIndex);
        Dispatch.Float(y.DType, new Kernel(x[0].Contiguous(), target, y, ignoreIndex));
    }

    readonly struct Kernel(Tensor x, Tensor target, Tensor y, long ignore) : IFloatKernel
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            int n = x.Shape[1];
            Span<T> from = x.Data<T>(), to = y.Data<T>();
            var classes = target.Data<long>();
            for (int i = 0; i < to.Length; i++) to[i] = classes[i] == ignore ? T.Zero : -from[i * n + (int)classes[i]];
            GC.KeepAlive(x);
            GC.KeepAlive(target);
        }
    }
}

/// <summary>The gradient of <see cref="Nll"/>: −dy at the target of each row, 0 elsewhere.</summary>
sealed class NllGrad(long ignoreIndex, int classes) : SingleOutputOp("nll gradient")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("ignore index", ignoreIndex), ("classes", classes)];

    public override Saved Needs => Saved.Inputs;

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] with { Shape = [x[1].Shape[0], classes] };

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [Apply(new Nll(ignoreIndex), dy, tape.X(1)), null];

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        using var _ = Autograd.NoGrad();
        Dispatch.Float(y.DType, new Kernel(x[0].Contiguous(), x[1].Contiguous(), y, ignoreIndex));
    }

    readonly struct Kernel(Tensor dy, Tensor target, Tensor y, long ignore) : IFloatKernel
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            int n = y.Shape[1];
            Span<T> from = dy.Data<T>(), to = y.Data<T>();
            to.Clear();
            var classes = target.Data<long>();
            for (int i = 0; i < from.Length; i++)
                if (classes[i] != ignore) to[i * n + (int)classes[i]] = -from[i];
            GC.KeepAlive(dy);
            GC.KeepAlive(target);
        }
    }
}
