namespace Groundwork.Stats;

/// <summary>Groups of rows, each around its mean: Lloyd's steps from centres spread out by k-means++ (Arthur and Vassilvitskii 2007). Immutable, and safe to share between threads.</summary>
/// <param name="Centres">[k, d]: the means of the groups.</param>
/// <param name="Labels">[n] Int64: the group of each row.</param>
/// <param name="Inertia">The sum of squared distances of rows to their centres.</param>
/// <param name="Steps">How many steps the best run took.</param>
/// <param name="Converged">Whether no label changed in the last step.</param>
public sealed record KMeans(Tensor Centres, Tensor Labels, double Inertia, int Steps, bool Converged)
{
    /// <summary>Groups the rows of a table: the best of several runs.</summary>
    /// <param name="x">[n, d], finite.</param>
    /// <param name="k">The number of groups, 1 to n.</param>
    /// <param name="generator">Where the first centres come from.</param>
    /// <param name="runs">How many runs, at least 1.</param>
    /// <param name="maxSteps">How many steps a run may take.</param>
    /// <remarks>A group that loses its rows takes the row farthest from its centre.</remarks>
    /// <exception cref="ShapeException">Not a table.</exception>
    /// <exception cref="ArgumentException">A value is not finite, or k or the number of runs is out of range.</exception>
    /// <example><code>Tensor x = [[0.0], [0.1], [5.0], [5.1]]; KMeans.Fit(x, 2, new Generator(1)).Inertia;   // 0.01</code></example>
    public static KMeans Fit(Tensor x, int k, Generator generator, int runs = 10, int maxSteps = 300)
    {
        ArgumentNullException.ThrowIfNull(generator);
        Distances.CheckTable("k-means", nameof(x), x);
        int n = x.Shape[0];
        if (k < 1 || k > n) throw new ArgumentOutOfRangeException(nameof(k), k, $"k-means: {n} rows make 1 to {n} groups, not {k}");
        if (runs < 1 || maxSteps < 1) throw new ArgumentOutOfRangeException(nameof(runs), runs, $"k-means: {runs} runs of {maxSteps} steps; both must be at least 1");
        var table = x.Detach().ToFloating();
        // About the mean, so that distances lose no digits to a common offset.
        var mean = table.Mean([0], keep: true);
        var centred = table - mean;
        KMeans? best = null;
        for (int run = 0; run < runs; run++)
        {
            var found = Run(centred, k, generator, maxSteps);
            if (best is null || found.Inertia < best.Inertia) best = found;
        }
        return best! with { Centres = best.Centres + mean };
    }

    /// <summary>The group whose centre is nearest to each row.</summary>
    /// <param name="x">[m, d], finite.</param>
    /// <returns>[m] Int64.</returns>
    /// <exception cref="ShapeException">Not the columns of the fit.</exception>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public Tensor Predict(Tensor x)
    {
        Distances.CheckTable("k-means", nameof(x), x, Centres.Shape[1]);
        var mean = Centres.Mean([0], keep: true);
        return Distances.Squared(x.Detach().ToFloating() - mean, Centres - mean).ArgMin(1);
    }

    static KMeans Run(Tensor x, int k, Generator generator, int maxSteps)
    {
        int n = x.Shape[0];
        var centres = Spread(x, k, generator);
        long[] labels = new long[n];
        for (int step = 1; ; step++)
        {
            var distances = Distances.Squared(x, centres);
            long[] nearest = distances.ArgMin(1).ToArray<long>();
            double[] far = distances.Min(1).ToArray<double>();
            bool changed = Fill(nearest, far, k) || step == 1 || !nearest.AsSpan().SequenceEqual(labels);
            labels = nearest;
            centres = Means(x, labels, k);
            if (changed && step < maxSteps) continue;
            var index = Tensor.From<long>(labels);
            double inertia = (x - centres.Take(index, 0)).Square().Sum().Item();
            return new(centres, index, inertia, step, !changed);
        }
    }

    // Each further centre is a row drawn in proportion to its squared distance from the centres so far.
    static Tensor Spread(Tensor x, int k, Generator generator)
    {
        int n = x.Shape[0];
        var chosen = new List<long> { generator.NextInt64(0, n) };
        var nearest = Distances.Squared(x, x.Take(Tensor.From<long>(chosen[0]), 0)).Min(1);
        while (chosen.Count < k)
        {
            double[] weights = nearest.ToArray<double>();
            double total = weights.Sum();
            long next = total > 0 ? generator.Categorical(Array.ConvertAll(weights, w => w / total)) : generator.NextInt64(0, n);
            chosen.Add(next);
            nearest = Tensor.Minimum(nearest, Distances.Squared(x, x.Take(Tensor.From<long>(next), 0)).Min(1));
        }
        return x.Take(Tensor.From<long>([.. chosen]), 0);
    }

    static bool Fill(long[] labels, double[] far, int k)
    {
        var sizes = new int[k];
        foreach (long label in labels) sizes[label]++;
        bool filled = false;
        for (int group = 0; group < k; group++)
        {
            if (sizes[group] > 0) continue;
            int row = -1;
            for (int i = 0; i < far.Length; i++)
                if (sizes[labels[i]] > 1 && (row < 0 || far[i] > far[row])) row = i;
            sizes[labels[row]]--;
            (labels[row], sizes[group], far[row], filled) = (group, 1, 0, true);
        }
        return filled;
    }

    static Tensor Means(Tensor x, long[] labels, int k)
    {
        var members = Tensor.From<long>(labels).OneHot(k).To(x.DType);
        return members.Transpose().MatMul(x) / members.Sum(0).Unsqueeze(1);
    }
}
