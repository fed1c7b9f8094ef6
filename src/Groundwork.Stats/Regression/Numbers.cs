namespace Groundwork.Stats;

/// <summary>A vector's numbers, for algorithms that walk along them one by one.</summary>
static class Numbers
{
    /// <summary>[n] as Float64.</summary>
    public static double[] Of(string op, string name, Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        if (values.Rank != 1) throw new ShapeException(op, $"{name} has shape {values.Shape}; expected [n]", [values.Shape]);
        return values.Detach().To(DType.Float64).ToArray<double>();
    }
}
