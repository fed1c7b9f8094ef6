namespace Groundwork.Testing;

/// <summary>References written for the eye, one element at a time in Float64: what kernels must agree with.</summary>
public static class Slow
{
    /// <summary>f of every element.</summary>
    public static Tensor Map(Tensor x, Func<double, double> f) => Tensor.From<double>([.. x.ToArray<double>().Select(f)], x.Shape);

    /// <summary>f of every pair of elements, broadcast.</summary>
    public static Tensor Zip(Tensor a, Tensor b, Func<double, double, double> f)
    {
        var shape = Shape.Broadcast(a.Shape, b.Shape, "zip");
        return Tensor.From<double>([.. a.BroadcastTo(shape).ToArray<double>().Zip(b.BroadcastTo(shape).ToArray<double>(), f)], shape);
    }

    /// <summary>f of every row along one axis.</summary>
    public static Tensor Reduce(Tensor x, int axis, Func<double[], double> f)
    {
        var moved = x.Transpose(axis, -1);
        double[] all = moved.ToArray<double>();
        int n = moved.Shape[^1];
        double[] y = [.. all.Chunk(n).Select(f)];
        return Tensor.From<double>(y, [.. moved.Shape.Dims[..^1], 1]).Transpose(axis, -1).Clone();
    }

    /// <summary>Every row along one axis, made into another of the same length.</summary>
    public static Tensor Rows(Tensor x, int axis, Func<double[], double[]> f)
    {
        var moved = x.Transpose(axis, -1);
        double[] y = [.. moved.ToArray<double>().Chunk(Math.Max(1, moved.Shape[^1])).SelectMany(f)];
        return Tensor.From<double>(y, moved.Shape).Transpose(axis, -1).Clone();
    }
}
