namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The product of a chain of matrices, multiplied in the order that costs the fewest operations.</summary>
    /// <param name="chain">Two or more matrices whose sizes fit; the first may be a vector (a row), the last too (a column).</param>
    /// <returns>[m, n], without the axis of a vector. Dtypes promote.</returns>
    /// <remarks>Source: the matrix chain order of Cormen et al., "Introduction to Algorithms", 15.2: O(n³) for n matrices.</remarks>
    /// <exception cref="ShapeException">There are fewer than two, one is no matrix, or neighbours do not fit.</exception>
    /// <example><code>Tensor.MultiDot(a, b, c);   // [10, 1000], [1000, 2], [2, 500]: a·b first</code></example>
    public static Tensor MultiDot(params ReadOnlySpan<Tensor> chain)
    {
        int n = chain.Length;
        if (n < 2) throw new ShapeException("multi dot", $"{n} matrices make no product; give two or more", []);
        var matrices = chain.ToArray();
        for (int i = 0; i < n; i++)
        {
            var shape = matrices[i].Shape;
            if (shape.Rank == 1 && i == 0) matrices[i] = matrices[i].Unsqueeze(0);
            else if (shape.Rank == 1 && i == n - 1) matrices[i] = matrices[i].Unsqueeze(1);
            else if (shape.Rank != 2) throw new ShapeException("multi dot", $"operand {i} has shape {shape}; only matrices make a chain, with a vector at its ends", [shape]);
            if (i > 0 && matrices[i - 1].Shape[1] != matrices[i].Shape[0])
                throw new ShapeException("multi dot", $"operand {i - 1} {chain[i - 1].Shape} has {matrices[i - 1].Shape[1]} columns but operand {i} {shape} has {matrices[i].Shape[0]} rows", [chain[i - 1].Shape, shape]);
        }
        var cut = Cuts(matrices);
        var y = Product(0, n - 1);
        if (chain[0].Rank == 1) y = y.Squeeze(0);
        return chain[n - 1].Rank == 1 ? y.Squeeze(-1) : y;

        Tensor Product(int i, int k) => i == k ? matrices[i] : Product(i, cut[i, k]).MatMul(Product(cut[i, k] + 1, k));
    }

    /// <summary>Where each stretch i..k of the chain is cut in two for the fewest multiplications.</summary>
    static int[,] Cuts(Tensor[] matrices)
    {
        int n = matrices.Length;
        var cost = new double[n, n];
        var cut = new int[n, n];
        for (int length = 1; length < n; length++)
            for (int i = 0; i + length < n; i++)
            {
                int k = i + length;
                cost[i, k] = double.PositiveInfinity;
                for (int at = i; at < k; at++)
                {
                    double total = cost[i, at] + cost[at + 1, k] + (double)matrices[i].Shape[0] * matrices[at].Shape[1] * matrices[k].Shape[1];
                    if (total < cost[i, k]) (cost[i, k], cut[i, k]) = (total, at);
                }
            }
        return cut;
    }
}
