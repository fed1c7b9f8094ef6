using System.Numerics;

namespace Groundwork;

/// <summary>In which order the operands of an Einstein sum are multiplied, two at a time.</summary>
/// <remarks>A product of two costs the number of points of all their axes. Up to <see cref="Exact"/> operands the cheapest order is found over all subsets; beyond, the pair whose product shrinks most goes next.</remarks>
static class EinsumPath
{
    public const int Exact = 8;

    /// <summary>The steps: each multiplies two operands, takes them off the list (the later one first) and puts the product at its end.</summary>
    public static List<(int Left, int Right)> Order(int[][] inputs, int[] output, IReadOnlyDictionary<int, int> sizes) =>
        inputs.Length <= Exact ? Best(inputs, output, sizes) : Greedy(inputs, output, sizes);

    /// <summary>What the steps of an order cost together.</summary>
    public static double Cost(int[][] inputs, int[] output, IReadOnlyDictionary<int, int> sizes, IEnumerable<(int Left, int Right)> order)
    {
        var list = inputs.Select(input => input.ToHashSet()).ToList();
        double cost = 0;
        foreach (var (left, right) in order)
        {
            var (a, b) = (list[left], list[right]);
            cost += Points(a.Union(b), sizes);
            list.RemoveAt(Math.Max(left, right));
            list.RemoveAt(Math.Min(left, right));
            list.Add(Needed(a.Union(b), list, output));
        }
        return cost;
    }

    static double Points(IEnumerable<int> labels, IReadOnlyDictionary<int, int> sizes) => labels.Aggregate(1.0, (points, label) => points * sizes[label]);

    static HashSet<int> Needed(IEnumerable<int> labels, List<HashSet<int>> others, int[] output) =>
        [.. labels.Where(label => output.Contains(label) || others.Any(other => other.Contains(label)))];

    static List<(int, int)> Best(int[][] inputs, int[] output, IReadOnlyDictionary<int, int> sizes)
    {
        int n = inputs.Length, all = (1 << n) - 1;
        var cost = new double[1 << n];
        var half = new int[1 << n];
        var labels = new HashSet<int>[1 << n];
        for (int set = 1; set <= all; set++)
        {
            var others = Enumerable.Range(0, n).Where(i => (set >> i & 1) == 0).SelectMany(i => inputs[i]).Concat(output).ToHashSet();
            labels[set] = [.. Enumerable.Range(0, n).Where(i => (set >> i & 1) == 1).SelectMany(i => inputs[i]).Where(others.Contains)];
            if (BitOperations.IsPow2(set)) continue;
            cost[set] = double.PositiveInfinity;
            for (int part = set - 1 & set; part > 0; part = part - 1 & set)
            {
                int rest = set ^ part;
                if (part < rest) continue; // each cut in two once
                double total = cost[part] + cost[rest] + Points(labels[part].Union(labels[rest]), sizes);
                if (total < cost[set]) (cost[set], half[set]) = (total, part);
            }
        }
        var list = Enumerable.Range(0, n).Select(i => 1 << i).ToList();
        List<(int, int)> steps = [];
        Multiply(all);
        return steps;

        void Multiply(int set)
        {
            if (BitOperations.IsPow2(set)) return;
            int a = half[set], b = set ^ a;
            Multiply(a);
            Multiply(b);
            int left = list.IndexOf(a), right = list.IndexOf(b);
            steps.Add((left, right));
            list.RemoveAt(Math.Max(left, right));
            list.RemoveAt(Math.Min(left, right));
            list.Add(set);
        }
    }

    static List<(int, int)> Greedy(int[][] inputs, int[] output, IReadOnlyDictionary<int, int> sizes)
    {
        var list = inputs.Select(input => input.ToHashSet()).ToList();
        List<(int, int)> steps = [];
        while (list.Count > 1)
        {
            (double Growth, double Points, int Left, int Right) best = (double.PositiveInfinity, double.PositiveInfinity, 0, 1);
            for (int i = 0; i < list.Count; i++)
                for (int k = i + 1; k < list.Count; k++)
                {
                    var both = list[i].Union(list[k]).ToList();
                    var others = list.Where((_, at) => at != i && at != k).ToList();
                    double growth = Points(Needed(both, others, output), sizes) - Points(list[i], sizes) - Points(list[k], sizes);
                    var candidate = (growth, Points(both, sizes), i, k);
                    if (candidate.CompareTo(best) < 0) best = candidate;
                }
            var (a, b) = (list[best.Left], list[best.Right]);
            steps.Add((best.Left, best.Right));
            list.RemoveAt(best.Right);
            list.RemoveAt(best.Left);
            list.Add(Needed(a.Union(b), list, output));
        }
        return steps;
    }
}
