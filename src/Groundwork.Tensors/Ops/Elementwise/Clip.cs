using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Every element kept between bounds: min(max(x, min), max), broadcast. PyTorch's <c>clamp</c>.</summary>
    /// <param name="min">The lower bound; null for none.</param>
    /// <param name="max">The upper bound; null for none. Where it is below the lower bound it wins.</param>
    /// <remarks>Dtypes promote as in arithmetic. NaN stays NaN. The gradient is dy where the element is within the bounds or on one, else 0; a bound that was taken gets it.</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentException">The tensor and its bounds are all Bool.</exception>
    /// <example><code>Tensor.From(-3f, 0.5f, 3f).Clip(-1, 1);   // [-1, 0.5, 1]</code></example>
    public Tensor Clip(Tensor? min = null, Tensor? max = null)
    {
        Tensor x = this, low = min ?? this, high = max ?? this;
        Promotion.Meet("clip", ref x, ref low);
        Promotion.Meet("clip", ref x, ref high);
        low = min is null ? Extreme(x.DType, highest: false) : Cast.Of(low, x.DType);
        high = max is null ? Extreme(x.DType, highest: true) : high;
        return Op.Apply(Groundwork.Clip.Op, x, low, high);
    }

    /// <summary>The least or greatest value of a dtype, infinite for floats, as a 0-d tensor of it.</summary>
    internal static Tensor Extreme(DType dtype, bool highest) => dtype switch
    {
        DType.Int64 => Scalar(highest ? long.MaxValue : long.MinValue),
        DType.Int32 => Scalar(highest ? int.MaxValue : int.MinValue),
        DType.UInt8 => Scalar(highest ? byte.MaxValue : byte.MinValue),
        DType.Bool => Scalar(highest),
        _ => Scalar(highest ? double.PositiveInfinity : double.NegativeInfinity).To(dtype),
    };
}

sealed class Clip() : SingleOutputOp("clip")
{
    public static readonly Clip Op = new();

    public override Saved Needs => Saved.Inputs;

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].DType == DType.Bool
        ? throw new ArgumentException("clip: has no meaning on Bool; convert with .To(DType.Int64)")
        : new(x[0].DType, Shape.Broadcast(Shape.Broadcast(x[0].Shape, x[1].Shape, Name), x[2].Shape, Name));

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Number(y.DType, new Kernel(x[0], x[1], x[2], y));

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        Tensor x = tape.X(0), low = tape.X(1), high = tape.X(2);
        return
        [
            tape.Wants(0) ? Tensor.Where((x < low) | (x > high), 0, dy) : null,
            tape.Wants(1) ? Tensor.Where((x < low) & (low < high), dy, 0) : null,
            tape.Wants(2) ? Tensor.Where((x > high) | (low > high), dy, 0) : null,
        ];
    }

    readonly struct Kernel(Tensor x, Tensor low, Tensor high, Tensor y) : INumberKernel
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => Ternary.Run<T, T, ClipLoop<T>>(x, low, high, y);
    }
}
