namespace Groundwork.Nn;

/// <summary>The numbers that new layers start with: the same for the same shape.</summary>
static class FirstDraws
{
    public static Tensor Uniform(Shape shape, double low, double high)
    {
        var random = new Random(0);
        return Fill(shape, () => low + (high - low) * random.NextDouble());
    }

    public static Tensor Normal(Shape shape, double std)
    {
        var random = new Random(0);
        return Fill(shape, () => std * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
    }

    static Tensor Fill(Shape shape, Func<double> draw)
    {
        var values = new float[shape.Count];
        for (int i = 0; i < values.Length; i++) values[i] = (float)draw();
        return Tensor.From<float>(values, shape);
    }
}
