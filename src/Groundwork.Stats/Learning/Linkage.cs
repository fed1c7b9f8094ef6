namespace Groundwork.Stats;

/// <summary>How far apart two clusters are, from the distances of their members.</summary>
public enum LinkageMethod
{
    /// <summary>The mean of all distances between members (UPGMA).</summary>
    Average,

    /// <summary>The least distance between members.</summary>
    Single,

    /// <summary>The greatest distance between members.</summary>
    Complete,

    /// <summary>By how much the squared distances to the centres grow when the clusters are merged (Ward 1963).</summary>
    Ward,
}

/// <summary>How far apart two rows are.</summary>
public enum RowDistance
{
    /// <summary>√Σ(a − b)².</summary>
    Euclidean,

    /// <summary>One minus Pearson's correlation; NaN for a row whose values are all alike.</summary>
    Correlation,

    /// <summary>Σ|a − b|.</summary>
    CityBlock,
}

/// <summary>One merge of a hierarchical clustering. Immutable, safe to share between threads.</summary>
/// <param name="Left">The cluster with the smaller number: 0 to n − 1 are the rows, n + i is what merge i made.</param>
/// <param name="Right">The cluster with the larger number.</param>
/// <param name="Height">The distance at which they were merged.</param>
/// <param name="Count">How many rows the merged cluster holds.</param>
public readonly record struct Merge(int Left, int Right, double Height, int Count);

/// <summary>Rows joined step by step, the nearest clusters first: a hierarchical clustering, as SciPy's <c>linkage</c> numbers it.</summary>
/// <remarks>Each merge joins the two clusters with the least distance d; the distance of what they make to another cluster follows from theirs (Lance and Williams 1967). Nearest-neighbour chains, and Prim's tree for single linkage: O(n²) time and memory (Müllner 2011). Immutable, safe to share between threads.</remarks>
/// <example><code>
/// var tree = Linkage.Of(Tensor.From(0.0, 1, 5).Reshape(3, 1));
/// tree.Merges[0];   // Merge { Left = 0, Right = 1, Height = 1, Count = 2 }
/// </code></example>
public sealed class Linkage
{
    Linkage(IReadOnlyList<Merge> merges) => (Merges, Leaves) = (merges, Order(merges));

    /// <summary>The merges, lowest first: one fewer than there are rows.</summary>
    public IReadOnlyList<Merge> Merges { get; }

    /// <summary>The rows in an order in which no branches of the tree cross.</summary>
    public IReadOnlyList<int> Leaves { get; }

    /// <summary>Clusters the rows of a matrix.</summary>
    /// <param name="rows">[n, k], n at least 1, finite.</param>
    /// <param name="method">How far apart clusters are.</param>
    /// <param name="distance">How far apart rows are; Ward's method means Euclidean distances.</param>
    /// <exception cref="ShapeException">The tensor does not have two axes, or no rows.</exception>
    /// <exception cref="ArgumentException">A value, or a distance, is not finite.</exception>
    public static Linkage Of(Tensor rows, LinkageMethod method = LinkageMethod.Average, RowDistance distance = RowDistance.Euclidean)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Rank != 2 || rows.Shape[0] == 0) throw new ShapeException("linkage", $"{rows.Shape} is no matrix with rows; give one of shape [n, k]", [rows.Shape]);
        (int n, int k) = (rows.Shape[0], rows.Shape[1]);
        double[] values = rows.To(DType.Float64).ToArray<double>();
        var distances = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
            {
                double d = Between(values.AsSpan(i * k, k), values.AsSpan(j * k, k), distance);
                if (!double.IsFinite(d)) throw new ArgumentException($"linkage: the {distance} distance of rows {i} and {j} is {d}; leave out rows that are constant or hold NaN", nameof(rows));
                distances[i, j] = distances[j, i] = d;
            }
        }
        List<(int A, int B, double Height)> pairs = method == LinkageMethod.Single ? Tree(distances, n) : Chain(distances, n, method);
        return new Linkage(Number(pairs, n));
    }

    static double Between(ReadOnlySpan<double> a, ReadOnlySpan<double> b, RowDistance distance)
    {
        double sum = 0;
        if (distance != RowDistance.Correlation)
        {
            for (int i = 0; i < a.Length; i++) sum += distance == RowDistance.CityBlock ? Math.Abs(a[i] - b[i]) : (a[i] - b[i]) * (a[i] - b[i]);
            return distance == RowDistance.CityBlock ? sum : Math.Sqrt(sum);
        }
        double meanA = 0, meanB = 0, aa = 0, bb = 0, ab = 0;
        for (int i = 0; i < a.Length; i++) (meanA, meanB) = (meanA + a[i] / a.Length, meanB + b[i] / a.Length);
        for (int i = 0; i < a.Length; i++)
        {
            (double x, double y) = (a[i] - meanA, b[i] - meanB);
            (aa, bb, ab) = (aa + x * x, bb + y * y, ab + x * y);
        }
        return 1 - ab / Math.Sqrt(aa * bb);
    }

    // Prim: the edges of the least tree are the merges of single linkage.
    static List<(int, int, double)> Tree(double[,] distances, int n)
    {
        List<(int, int, double)> pairs = [];
        var isIn = new bool[n];
        var nearest = new double[n];
        Array.Fill(nearest, double.PositiveInfinity);
        int at = 0;
        for (int k = 0; k < n - 1; k++)
        {
            isIn[at] = true;
            int next = -1;
            for (int i = 0; i < n; i++)
            {
                if (isIn[i]) continue;
                nearest[i] = Math.Min(nearest[i], distances[at, i]);
                if (next < 0 || nearest[i] < nearest[next]) next = i;
            }
            pairs.Add((at, next, nearest[next]));
            at = next;
        }
        return pairs;
    }

    // Follow nearest neighbours until two are each other's; merging those never changes what an exhaustive search would find.
    static List<(int, int, double)> Chain(double[,] distances, int n, LinkageMethod method)
    {
        List<(int, int, double)> pairs = [];
        var size = new int[n];
        Array.Fill(size, 1);
        List<int> chain = [];
        while (pairs.Count < n - 1)
        {
            if (chain.Count == 0) chain.Add(Array.FindIndex(size, s => s > 0));
            int x, y;
            while (true)
            {
                x = chain[^1];
                y = chain.Count > 1 ? chain[^2] : -1;
                double least = y < 0 ? double.PositiveInfinity : distances[x, y];
                for (int i = 0; i < n; i++)
                    if (size[i] > 0 && i != x && distances[x, i] < least) (least, y) = (distances[x, i], i);
                if (chain.Count > 1 && y == chain[^2]) break;
                chain.Add(y);
            }
            chain.RemoveRange(chain.Count - 2, 2);
            if (x > y) (x, y) = (y, x);
            double height = distances[x, y];
            pairs.Add((x, y, height));
            for (int i = 0; i < n; i++)
            {
                if (size[i] == 0 || i == x || i == y) continue;
                distances[i, y] = distances[y, i] = Merged(distances[i, x], distances[i, y], height, size[x], size[y], size[i], method);
            }
            size[y] += size[x];
            size[x] = 0;
        }
        return pairs;
    }

    // Lance and Williams 1967.
    static double Merged(double toX, double toY, double between, double x, double y, double i, LinkageMethod method) => method switch
    {
        LinkageMethod.Complete => Math.Max(toX, toY),
        LinkageMethod.Ward => Math.Sqrt(((i + x) * toX * toX + (i + y) * toY * toY - i * between * between) / (x + y + i)),
        _ => (x * toX + y * toY) / (x + y),
    };

    static Merge[] Number(List<(int A, int B, double Height)> pairs, int n)
    {
        int[] parent = [.. Enumerable.Range(0, 2 * n)], count = [.. Enumerable.Repeat(1, 2 * n)];
        var merges = new List<Merge>();
        foreach (var (a, b, height) in pairs.OrderBy(p => p.Height))    // a stable sort: ties stay in the order in which they were found
        {
            int left = Root(a), right = Root(b), made = n + merges.Count;
            parent[left] = parent[right] = made;
            count[made] = count[left] + count[right];
            merges.Add(new Merge(Math.Min(left, right), Math.Max(left, right), height, count[made]));
        }
        return [.. merges];

        int Root(int i)
        {
            while (parent[i] != i) i = parent[i] = parent[parent[i]];
            return i;
        }
    }

    static int[] Order(IReadOnlyList<Merge> merges)
    {
        int n = merges.Count + 1;
        List<int> leaves = [];
        var open = new Stack<int>([2 * n - 2]);
        while (open.TryPop(out int cluster))
        {
            if (cluster < n)
            {
                leaves.Add(cluster);
                continue;
            }
            open.Push(merges[cluster - n].Right);
            open.Push(merges[cluster - n].Left);
        }
        return [.. leaves];
    }
}
