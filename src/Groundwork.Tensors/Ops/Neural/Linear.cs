using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>An affine map of the last axis: y = x · weightᵀ + bias.</summary>
    /// <param name="weight">[outputs, inputs]</param>
    /// <param name="bias">[outputs], or null for none.</param>
    /// <returns>[..., outputs] for [..., inputs].</returns>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    /// <exception cref="ArgumentException">An operand is not floating.</exception>
    /// <example><code>Tensor.From([1f, 2f], [1, 2]).Linear([[3.0, 4.0]], [5.0]);   // [[16]]</code></example>
    public Tensor Linear(Tensor weight, Tensor? bias = null)
    {
        ArgumentNullException.ThrowIfNull(weight);
        if (weight.Rank != 2) throw new ShapeException("linear", $"the weight {weight.Shape} needs two axes, [outputs, inputs]", [Shape, weight.Shape]);
        if (Rank == 0 || Shape[^1] != weight.Shape[1])
            throw new ShapeException("linear", $"the input {Shape} must end with {weight.Shape[1]} features, as the weight {weight.Shape} says", [Shape, weight.Shape], -1);
        if (bias is not null && bias.Shape != new Shape([weight.Shape[0]]))
            throw new ShapeException("linear", $"the bias {bias.Shape} does not belong to a weight {weight.Shape}; it needs the shape [{weight.Shape[0]}]", [weight.Shape, bias.Shape]);
        Tensor x = this;
        x.Spec.RequireFloat("linear");
        Promotion.MeetDTypes(ref x, ref weight);
        int rows = 1;
        foreach (int n in Shape.Dims[..^1]) rows *= n;
        var flat = x.Reshape(rows, Shape[^1]);
        var y = bias is null ? Op.Apply(Groundwork.Linear.Op, flat, weight) : Op.Apply(Groundwork.Linear.Op, flat, weight, Cast.Of(bias, x.DType));
        return Rank == 2 ? y : y.Reshape([.. Shape.Dims[..^1], weight.Shape[0]]);
    }
}

/// <summary>Inputs x [rows, inputs], weight [outputs, inputs] and perhaps bias [outputs]. The weight's gradient comes in the weight's own layout, so optimisers read it as it lies.</summary>
sealed class Linear() : SingleOutputOp("linear")
{
    public static readonly Linear Op = new();

    public override Saved Needs => Saved.Inputs;

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].RequireFloat(Name) with { Shape = [x[0].Shape[0], x[1].Shape[0]] };

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var dx = tape.Wants(0) ? dy.MatMul(tape.X(1)) : null;
        var dw = tape.Wants(1) ? dy.Transpose().MatMul(tape.X(0)) : null;
        return tape.Inputs < 3 ? [dx, dw] : [dx, dw, tape.Wants(2) ? dy.Sum(0) : null];
    }

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) =>
        Dispatch.Float(y.DType, new Kernel(x[0], x[1], x.Length > 2 ? x[2] : null, y));

    readonly struct Kernel(Tensor x, Tensor weight, Tensor? bias, Tensor y) : IFloatKernel
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            using var _ = Autograd.NoGrad();
            int rows = y.Shape[0], outputs = y.Shape[1], inputs = x.Shape[1];
            if (y.Count == 0) return;
            Matrices a = new(x), b = new(weight);
            if (bias is not null) RowChunks.For(rows, outputs, new Fill<T>(bias.Contiguous(), y));
            Gemm.Multiply(false, true, rows, outputs, inputs, T.One, a.At<T>(0), a.Leading, b.At<T>(0), b.Leading, bias is null ? T.Zero : T.One, y.Data<T>(), outputs);
            a.KeepAlive();
            b.KeepAlive();
        }
    }

    /// <summary>Writes the bias into every row; the product is added to it.</summary>
    readonly struct Fill<T>(Tensor bias, Tensor y) : IRowsBody where T : unmanaged
    {
        public void Invoke(int first, int end)
        {
            ReadOnlySpan<T> row = bias.Data<T>();
            var to = y.Data<T>();
            for (int i = first; i < end; i++) row.CopyTo(to[(i * row.Length)..]);
        }
    }
}
