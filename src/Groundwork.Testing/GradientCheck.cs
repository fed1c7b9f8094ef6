namespace Groundwork.Testing;

/// <summary>Compares gradients with central differences along one random direction, so that the cost does not grow with the size of the inputs.</summary>
public static class GradientCheck
{
    /// <summary>Checks the gradient of <paramref name="f"/> at Float64 inputs, and the gradient of the gradient up to <paramref name="order"/>.</summary>
    /// <returns>null if they agree, else what differs and by how much.</returns>
    public static string? Find(Func<Tensor[], Tensor> f, Tensor[] inputs, int order = 2, double tolerance = 1e-5, int seed = 1)
    {
        var random = new Random(seed);
        Tensor? weight = null;
        Tensor Scalar(Tensor[] x)
        {
            var y = f(x);
            weight ??= Draw(y.Shape, random);
            return (y * weight).Sum();
        }
        return Check(Scalar, inputs, order, tolerance, random, "gradient");
    }

    static string? Check(Func<Tensor[], Tensor> f, Tensor[] inputs, int order, double tolerance, Random random, string what)
    {
        const double step = 1e-5;
        var directions = inputs.Select(x => Draw(x.Shape, random)).ToArray();
        var leaves = inputs.Select(Leaf).ToArray();
        var y = f(leaves);
        if (!y.RequiresGrad) return $"{what}: no gradient flows to the inputs";
        double slope = Slope(Autograd.Grad([y], leaves)).Item();
        double expected = (At(step) - At(-step)) / (2 * step);
        if (!(Math.Abs(slope - expected) <= tolerance * Math.Max(1, Math.Abs(expected))))
            return $"{what}: backward gives {slope:g9} along a random direction, central differences {expected:g9}";
        if (order < 2) return null;
        return Check(x =>
        {
            var value = f(x);
            var dx = Autograd.Grad([value], x, createGraph: true);
            // A gradient that does not depend on the inputs has nothing to differentiate: tie it to them with a zero.
            return Slope(dx) + x.Select(t => (t * 0).Sum()).Aggregate((a, b) => a + b);
        }, inputs, order - 1, tolerance * 10, random, "gradient of the gradient");

        double At(double t)
        {
            var x = new Tensor[inputs.Length];
            for (int i = 0; i < x.Length; i++) x[i] = inputs[i] + t * directions[i];
            return f([.. x.Select(Leaf)]).Item();
        }

        Tensor Slope(Tensor[] dx)
        {
            Tensor sum = Tensor.Scalar(0.0);
            for (int i = 0; i < dx.Length; i++) sum = sum + (dx[i] * directions[i]).Sum();
            return sum;
        }
    }

    static Tensor Leaf(Tensor x)
    {
        var leaf = x.Detach().Clone();
        leaf.RequiresGrad = true;
        return leaf;
    }

    static Tensor Draw(Shape shape, Random random)
    {
        var values = new double[shape.Count];
        for (int i = 0; i < values.Length; i++) values[i] = random.NextDouble() * 2 - 1;
        return Tensor.From<double>(values, shape);
    }
}
