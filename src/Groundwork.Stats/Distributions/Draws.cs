namespace Groundwork.Stats;

/// <summary>Draws that are made one number at a time, for distributions whose samplers reject.</summary>
static class Draws
{
    public static Tensor Of(Distribution distribution, Shape shape, Generator generator, Tensor a, Tensor b, Func<Generator, double, double, double> draw)
    {
        Shape full = [.. shape.Dims, .. distribution.BatchShape.Dims];
        double[] first = a.Detach().To(DType.Float64).BroadcastTo(full).ToArray<double>(), second = b.Detach().To(DType.Float64).BroadcastTo(full).ToArray<double>();
        var y = new double[full.Count];
        for (int i = 0; i < y.Length; i++) y[i] = draw(generator, first[i], second[i]);
        return Tensor.From<double>(y, full).To(distribution.DType);
    }
}

/// <summary>Entropies without a closed form, summed over the support.</summary>
static class Sums
{
    /// <param name="distribution">A distribution of whole numbers from 0 on.</param>
    /// <param name="last">Beyond this, nothing is left that a sum would notice.</param>
    public static Tensor Entropy(Discrete distribution, Tensor last)
    {
        int terms = (int)last.ToArray<double>().DefaultIfEmpty(0).Max() + 1;
        var k = Tensor.Arange(terms).To(DType.Float64).Reshape([terms, .. Enumerable.Repeat(1, distribution.BatchShape.Rank)]);
        var log = distribution.LogProb(k);
        return -Tensor.Where(log.IsInf(), 0.0, log.Exp() * log).Sum(0);
    }
}
