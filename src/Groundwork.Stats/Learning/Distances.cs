namespace Groundwork.Stats;

/// <summary>How near or alike two vectors are.</summary>
public enum Metric
{
    /// <summary>Euclidean distance; smaller is nearer.</summary>
    Euclidean,
    /// <summary>Cosine similarity, −1 to 1; larger is nearer, and a zero vector has 0 with all.</summary>
    Cosine,
    /// <summary>The dot product; larger is nearer.</summary>
    Dot,
}

/// <summary>All pairs of distances by one matrix product.</summary>
static class Distances
{
    /// <summary>[m, d] and [n, d] to squared Euclidean distances [m, n], at least 0.</summary>
    public static Tensor Squared(Tensor a, Tensor b) =>
        (a.Square().Sum(1).Unsqueeze(1) + b.Square().Sum(1) - 2 * a.MatMul(b.Transpose())).Clip(0, double.PositiveInfinity);

    /// <summary>Rows of length one; zero rows stay zero.</summary>
    public static Tensor Directions(Tensor a)
    {
        var largest = a.Abs().Max(1, keep: true);
        var scaled = a / Tensor.Where(largest > 0, largest, 1.0);
        var norm = scaled.Square().Sum([1], keep: true).Sqrt();
        return scaled / Tensor.Where(norm > 0, norm, 1.0);
    }

    public static void CheckTable(string op, string name, Tensor x, int? columns = null)
    {
        ArgumentNullException.ThrowIfNull(x, name);
        if (x.Rank != 2 || x.Shape[1] == 0 || (columns is { } d && x.Shape[1] != d))
            throw new ShapeException(op, $"{name} has shape {x.Shape}; expected {(columns is { } c ? $"[n, {c}]" : "[n, d] with d at least 1")}", [x.Shape]);
        if (!x.Detach().ToFloating().IsFinite().All().Item<bool>()) throw new ArgumentException($"{op}: {name} holds NaN or infinity", name);
    }
}
