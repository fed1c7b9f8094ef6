namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>How many elements fall into each of equally wide bins. All bins hold their lower edge; the last holds its upper one too.</summary>
    /// <param name="bins">The number of bins, at least 1.</param>
    /// <param name="range">Where the first bin begins and the last one ends; by default the smallest and largest element. Elements outside are left out.</param>
    /// <param name="density">Gives the density, whose integral is 1, in Float64, instead of counts in Int64.</param>
    /// <param name="weights">One weight for each element, in this shape; the result is then in Float64.</param>
    /// <returns>Counts, of shape [bins], and edges, of shape [bins + 1] in Float64. If all elements are equal the range reaches half a unit to either side; without elements it is 0 to 1.</returns>
    /// <exception cref="ArgumentException">There are no bins, or the range is not finite or runs backwards.</exception>
    /// <exception cref="ShapeException">The weights have another shape.</exception>
    /// <example><code>var (counts, edges) = Tensor.From(1.0, 2, 2, 3).Histogram(bins: 2);   // [1, 3], [1, 2, 3]</code></example>
    public (Tensor Counts, Tensor Edges) Histogram(int bins = 10, (double Low, double High)? range = null, bool density = false, Tensor? weights = null)
    {
        double[] edges = EqualBins("histogram", Values(this), bins, range);
        return (Binned("histogram", edges, density, weights), From(edges));
    }

    /// <summary>How many elements fall between given edges: <see cref="Histogram(int, ValueTuple{double, double}?, bool, Tensor?)"/> with bins of any width.</summary>
    /// <param name="edges">A vector of ascending edges, one more than there are bins.</param>
    /// <param name="density">Gives the density, whose integral is 1, in Float64.</param>
    /// <param name="weights">One weight for each element, in this shape.</param>
    /// <exception cref="ArgumentException">There are fewer than two edges, or they do not ascend.</exception>
    /// <exception cref="ShapeException">The edges are not a vector, or the weights have another shape.</exception>
    /// <example><code>Tensor.From(1.0, 2, 9).Histogram(Tensor.From(0.0, 2, 10)).Counts;   // [1, 2]</code></example>
    public (Tensor Counts, Tensor Edges) Histogram(Tensor edges, bool density = false, Tensor? weights = null)
    {
        ArgumentNullException.ThrowIfNull(edges);
        if (edges.Rank != 1) throw new ShapeException("histogram", $"the edges have shape {edges.Shape}; they must be a vector", [edges.Shape]);
        double[] e = edges.ToArray<double>();
        if (e.Length < 2) throw new ArgumentException($"histogram: {e.Length} edges make no bin");
        for (int i = 1; i < e.Length; i++)
            if (!(e[i - 1] <= e[i])) throw new ArgumentException($"histogram: edge {i} is {e[i]}, below edge {i - 1}, which is {e[i - 1]}; sort them");
        return (Binned("histogram", e, density, weights), edges);
    }

    /// <summary>How many points fall into each cell of a grid: the first axis of the counts goes along x.</summary>
    /// <param name="x">The first coordinates, flattened.</param>
    /// <param name="y">The second coordinates, as many.</param>
    /// <param name="binsX">Bins along x.</param>
    /// <param name="binsY">Bins along y.</param>
    /// <param name="rangeX">Where the bins along x begin and end; by default the smallest and largest element.</param>
    /// <param name="rangeY">The same along y.</param>
    /// <returns>Counts in Float64, of shape [binsX, binsY], and the edges along x and y.</returns>
    /// <exception cref="ArgumentException">There are no bins, or a range is not finite or runs backwards.</exception>
    /// <exception cref="ShapeException">There are not as many x as y.</exception>
    /// <example><code>var (counts, edgesX, edgesY) = Tensor.Histogram2D(x, y, 10, 10);</code></example>
    public static (Tensor Counts, Tensor EdgesX, Tensor EdgesY) Histogram2D(Tensor x, Tensor y, int binsX = 10, int binsY = 10, (double Low, double High)? rangeX = null, (double Low, double High)? rangeY = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count) throw new ShapeException("histogram2d", $"{x.Count} x and {y.Count} y do not pair", [x.Shape, y.Shape]);
        double[] px = Values(x), py = Values(y), ex = EqualBins("histogram2d", px, binsX, rangeX), ey = EqualBins("histogram2d", py, binsY, rangeY);
        var counts = new double[(long)binsX * binsY];
        for (int i = 0; i < px.Length; i++)
        {
            int column = Bin(ex, px[i]), row = Bin(ey, py[i]);
            if (column >= 0 && row >= 0) counts[column * binsY + row]++;
        }
        return (Wrap(counts, [binsX, binsY]), From(ex), From(ey));
    }

    static double[] Values(Tensor x) => x.ToArray<double>();

    static double[] EqualBins(string op, double[] x, int bins, (double Low, double High)? range)
    {
        if (bins < 1) throw new ArgumentException($"{op}: {bins} bins; at least 1 is needed");
        var (low, high) = range ?? (x.Length == 0 ? (0, 1) : (x.Min(), x.Max()));
        foreach (double value in x)
            if (range is null && double.IsNaN(value)) low = value;
        if (!double.IsFinite(low) || !double.IsFinite(high)) throw new ArgumentException($"{op}: the range {low} to {high} is not finite; give one, or leave NaN and infinities out");
        if (low > high) throw new ArgumentException($"{op}: the range {low} to {high} runs backwards");
        if (low == high) (low, high) = (low - 0.5, high + 0.5);
        var edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++) edges[i] = i == bins ? high : low + i * ((high - low) / bins);
        return edges;
    }

    /// <summary>The bin of a value, −1 outside. The guess from equal widths is put right by the edges; other widths are searched.</summary>
    static int Bin(double[] edges, double x)
    {
        int bins = edges.Length - 1;
        if (!(x >= edges[0] && x <= edges[bins])) return -1;
        int i = Math.Clamp((int)((x - edges[0]) / (edges[bins] - edges[0]) * bins), 0, bins - 1);
        if (x >= edges[i] && x < edges[i + 1]) return i;
        int low = 0, high = bins; // the last edge that is not above x
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (edges[middle] <= x) low = middle;
            else high = middle - 1;
        }
        return Math.Min(low, bins - 1);
    }

    Tensor Binned(string op, double[] edges, bool density, Tensor? weights)
    {
        if (weights is not null && weights.Shape != Shape) throw new ShapeException(op, $"weights of shape {weights.Shape} do not fit {Shape}", [Shape, weights.Shape]);
        double[] x = Values(this);
        double[]? w = weights?.ToArray<double>();
        var sums = new double[edges.Length - 1];
        for (int i = 0; i < x.Length; i++)
            if (Bin(edges, x[i]) is >= 0 and var bin) sums[bin] += w is null ? 1 : w[i];
        if (density)
        {
            double total = sums.Sum();
            for (int i = 0; i < sums.Length; i++) sums[i] /= total * (edges[i + 1] - edges[i]);
        }
        var y = Wrap(sums, [sums.Length]);
        return density || weights is not null ? y : y.To(DType.Int64);
    }
}
