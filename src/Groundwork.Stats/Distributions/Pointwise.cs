namespace Groundwork.Stats;

/// <summary>Functions of numbers applied to the elements of broadcast tensors, in Float64; the result has the dtype in which the tensors meet. No gradient.</summary>
static class Pointwise
{
    public static Tensor Map(Func<double, double, double> f, Tensor x, Tensor a) => Map(v => f(v[0], v[1]), x, a);

    public static Tensor Map(Func<double, double, double, double> f, Tensor x, Tensor a, Tensor b) => Map(v => f(v[0], v[1], v[2]), x, a, b);

    static Tensor Map(Func<double[], double> f, params Tensor[] inputs)
    {
        using var _ = Autograd.NoGrad();
        // Adding zeros finds the dtype and shape by the rules of arithmetic.
        var like = inputs.Aggregate((a, b) => a * 0 + b * 0);
        var shape = like.Shape;
        double[][] values = [.. inputs.Select(x => x.To(DType.Float64).BroadcastTo(shape).ToArray<double>())];
        var y = new double[shape.Count];
        var at = new double[inputs.Length];
        for (int i = 0; i < y.Length; i++)
        {
            for (int k = 0; k < at.Length; k++) at[k] = values[k][i];
            y[i] = f(at);
        }
        return Tensor.From<double>(y, shape).To(like.DType.IsFloat ? like.DType : DType.Float64);
    }
}
