using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

/// <summary>How values that are scattered to one place are combined.</summary>
public enum ScatterMode
{
    /// <summary>The product.</summary>
    Prod,
    /// <summary>The arithmetic mean.</summary>
    Mean,
    /// <summary>The largest; NaN wins.</summary>
    Max,
    /// <summary>The smallest; NaN wins.</summary>
    Min,
}

public sealed partial class Tensor
{
    /// <summary>A copy with values written along an axis: for axis 0, <c>y[index[i, j], j] = source[i, j]</c>. PyTorch's <c>scatter</c>.</summary>
    /// <param name="axis">The axis that the indices run along.</param>
    /// <param name="index">Integers with as many axes as this tensor; negative counts from the end.</param>
    /// <param name="source">At least the shape of the index, or one number for all; converted to this dtype.</param>
    /// <remarks>Where a place is named twice the last value stays, and it alone has a gradient.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the axis.</exception>
    /// <exception cref="ArgumentException">The index is not of integers.</exception>
    /// <exception cref="ShapeException">The index or the source does not fit, or there is no such axis.</exception>
    /// <example><code>Tensor.Zeros([n, classes]).Scatter(1, labels.Unsqueeze(1), 1);</code></example>
    public Tensor Scatter(int axis, Tensor index, Tensor source) => Scattered("scatter", axis, index, source, Groundwork.Scatter.Way.Replace);

    /// <summary>A copy with values added along an axis: for axis 0, <c>y[index[i, j], j] += source[i, j]</c>. What is named twice is added to twice.</summary>
    /// <param name="axis">The axis that the indices run along.</param>
    /// <param name="index">Integers with as many axes as this tensor; negative counts from the end.</param>
    /// <param name="source">At least the shape of the index, or one number for all; converted to this dtype.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the axis.</exception>
    /// <exception cref="ArgumentException">The index is not of integers, or this tensor is of Bools.</exception>
    /// <exception cref="ShapeException">The index or the source does not fit, or there is no such axis.</exception>
    /// <example><code>Tensor.Zeros([bins]).ScatterAdd(0, bin, weight);   // a weighted histogram</code></example>
    public Tensor ScatterAdd(int axis, Tensor index, Tensor source) => Scattered("scatter add", axis, index, source, Groundwork.Scatter.Way.Add);

    /// <summary>A copy with values combined along an axis by a product, mean, maximum or minimum.</summary>
    /// <param name="axis">The axis that the indices run along.</param>
    /// <param name="index">Integers with as many axes as this tensor; negative counts from the end.</param>
    /// <param name="source">At least the shape of the index; converted to this dtype.</param>
    /// <param name="mode">How values that meet are combined.</param>
    /// <param name="includeSelf">False leaves out what stood at the places before.</param>
    /// <remarks>The gradient of a maximum or minimum is shared evenly among ties. That of a product is y / x times dy: NaN where a factor is zero.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the axis.</exception>
    /// <exception cref="ArgumentException">The index is not of integers, this tensor is of Bools, or a mean of integers is asked for.</exception>
    /// <exception cref="ShapeException">The index or the source does not fit, or there is no such axis.</exception>
    /// <example><code>x.ScatterReduce(0, group, values, ScatterMode.Max);</code></example>
    public Tensor ScatterReduce(int axis, Tensor index, Tensor source, ScatterMode mode, bool includeSelf = true)
    {
        if (mode == ScatterMode.Mean)
        {
            if (!DType.IsFloat) throw new ArgumentException($"scatter reduce: a mean needs a floating dtype, got {DType}; convert with .To(DType.Float32)");
            var start = includeSelf ? this : Scatter(axis, index, 0);
            var counts = (includeSelf ? OnesLike(this) : OnesLike(this).Scatter(axis, index, 0)).ScatterAdd(axis, index, 1);
            return start.ScatterAdd(axis, index, source) / counts;
        }
        var (way, neutral) = mode switch
        {
            ScatterMode.Max => (Groundwork.Scatter.Way.Max, DType.IsFloat ? double.NegativeInfinity : null),
            ScatterMode.Min => (Groundwork.Scatter.Way.Min, DType.IsFloat ? double.PositiveInfinity : null),
            _ => (Groundwork.Scatter.Way.Mul, (double?)1),
        };
        var from = this;
        if (!includeSelf)
        {
            Tensor start = neutral is { } value ? value : mode == ScatterMode.Max ? Lowest(DType) : Highest(DType);
            from = Scatter(axis, index, start);
        }
        return from.Scattered("scatter reduce", axis, index, source, way);
    }

    /// <summary>Writes values along an axis in place, where the other axes broadcast; NumPy's <c>put_along_axis</c>.</summary>
    /// <param name="indices">Integers with as many axes as this tensor; negative counts from the end.</param>
    /// <param name="values">Broadcast to the indices, and converted to this dtype. Where a place is named twice the last value stays.</param>
    /// <param name="axis">The axis that the indices run along.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the axis. Nothing has been written then.</exception>
    /// <exception cref="ArgumentException">The indices are not integers.</exception>
    /// <exception cref="ShapeException">The shapes do not broadcast, or there is no such axis.</exception>
    /// <exception cref="InvalidOperationException">Gradients are recorded for this tensor or the values.</exception>
    /// <example><code>x.PutAlongAxis(x.ArgMax(-1, keep: true), 0, axis: -1);   // the maxima become 0</code></example>
    public void PutAlongAxis(Tensor indices, Tensor values, int axis)
    {
        CheckWritable("put along axis", values);
        int at = Shape.Axis(axis, "put along axis");
        if (indices.Rank != Rank)
            throw new ShapeException("put along axis", $"indices {indices.Shape} and {Shape} differ in the number of axes", [Shape, indices.Shape]);
        var place = Shape.With(at, indices.Shape.Array[at]);
        if (!place.Takes(indices.Shape))
            throw new ShapeException("put along axis", $"indices {indices.Shape} do not broadcast to {place}, this shape with their size along axis {at}", [Shape, indices.Shape], at);
        var places = IndexTensor.Checked("put along axis", indices.BroadcastTo(place), Shape, at);
        Groundwork.Scatter.Put(Cast.Of(Fitting("put along axis", values, place), DType), places, this, at);
        Storage.Touch();
    }

    static long Lowest(DType dtype) => dtype switch { DType.Int32 => int.MinValue, DType.UInt8 => 0, _ => long.MinValue };

    static long Highest(DType dtype) => dtype switch { DType.Int32 => int.MaxValue, DType.UInt8 => byte.MaxValue, _ => long.MaxValue };

    Tensor Scattered(string op, int axis, Tensor index, Tensor source, Scatter.Way way)
    {
        int at = Shape.Axis(axis, op);
        CheckAlong(op, index, at);
        if (way != Groundwork.Scatter.Way.Replace && DType == DType.Bool) throw new ArgumentException($"{op}: has no meaning on Bool; convert with .To(DType.Int64)");
        if (source.Rank == 0) source = source.BroadcastTo(index.Shape);
        bool fits = source.Rank == Rank;
        for (int i = 0; fits && i < Rank; i++) fits = source.Shape.Array[i] >= index.Shape.Array[i];
        if (!fits) throw new ShapeException(op, $"source {source.Shape} does not hold a value for every index of {index.Shape}", [Shape, index.Shape, source.Shape], at);
        var places = IndexTensor.Checked(op, index, Shape, at);
        if (source.Shape != index.Shape) source = source[[.. index.Shape.Dims.ToArray().Select(n => (Slice)(..n))]];
        var dtype = way == Groundwork.Scatter.Way.Replace ? DType : DType.Computed;
        return Op.Apply(new Scatter(at, way), Cast.Of(this, dtype), places, Cast.Of(source, dtype));
    }
}

sealed class Scatter(int axis, Scatter.Way way) : SingleOutputOp(way == Scatter.Way.Replace ? "scatter" : way == Scatter.Way.Add ? "scatter add" : "scatter reduce")
{
    public enum Way { Replace, Add, Mul, Max, Min }

    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("axis", axis), ("way", way)];

    public override Saved Needs => way is Way.Replace or Way.Add ? Saved.Inputs : Saved.Inputs | Saved.Outputs;

    public override bool NeedsInput(int i) => i == 1 || way is not (Way.Replace or Way.Add);

    public override Spec Infer(ReadOnlySpan<Spec> x) => new(x[0].DType, x[0].Shape);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        y.Write(x[0]);
        if (way == Way.Replace) Put(x[2], x[1], y, axis);
        else Dispatch.Number(y.DType, new Combine(x[2], x[1], y, axis, way));
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var index = tape.X(1);
        if (way == Way.Add) return [dy, null, Read(dy)];
        if (way == Way.Replace) return [tape.Wants(0) ? dy.Scatter(axis, index, 0) : null, null, tape.Wants(2) ? Tensor.Where(Stays(), Read(dy), 0) : null];
        Tensor x = tape.X(0), source = tape.X(2), y = tape.Y();
        if (way == Way.Mul)
        {
            var whole = dy * y;
            return [whole / x, null, Read(whole) / source];
        }
        // Max and min: evenly among all that reach it.
        Tensor mine = x.Equal(y).To(dy.DType), theirs = source.Equal(Read(y)).To(dy.DType);
        var share = dy / mine.ScatterAdd(axis, index, theirs);
        return [mine * share, null, theirs * Read(share)];

        Tensor Read(Tensor from) => Apply(new Gather(axis), from, index);

        // Where values were scattered to one place, only the last is still there: numbers that went the same way tell which.
        Tensor Stays()
        {
            var own = Tensor.Arange(index.Count).Reshape(index.Shape.Dims);
            return Read(Tensor.Zeros(dy.Shape, DType.Int64).Scatter(axis, index, own)).Equal(own);
        }
    }

    /// <summary>Writes along an axis of y; the last of two values for one place stays.</summary>
    public static void Put(Tensor source, Tensor index, Tensor y, int axis) => Dispatch.Any(y.DType, new Replace(source, index, y, axis));

    readonly struct Replace(Tensor source, Tensor index, Tensor y, int axis) : IAnyKernel
    {
        public void Invoke<T>() where T : unmanaged => AlongAxis.Write<T, Meet.Replace<T>>(source, index, y, axis);
    }

    readonly struct Combine(Tensor source, Tensor index, Tensor y, int axis, Way way) : INumberKernel
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            switch (way)
            {
                case Way.Add: AlongAxis.Write<T, Meet.Add<T>>(source, index, y, axis); break;
                case Way.Mul: AlongAxis.Write<T, Meet.Mul<T>>(source, index, y, axis); break;
                case Way.Max: AlongAxis.Write<T, Meet.Max<T>>(source, index, y, axis); break;
                default: AlongAxis.Write<T, Meet.Min<T>>(source, index, y, axis); break;
            }
        }
    }
}
