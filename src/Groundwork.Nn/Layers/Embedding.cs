namespace Groundwork.Nn;

/// <summary>A table of vectors, looked up by index: [..., D] for indices [...].</summary>
/// <remarks>The table [rows, D] is drawn from the standard normal distribution, as in PyTorch. Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>var layer = new Embedding(10, 4); layer.Call(Tensor.From(1L, 2L)).Shape;   // [2, 4]</code></example>
public sealed class Embedding : Layer
{
    readonly int? _paddingIndex;

    /// <summary>A table of <paramref name="rows"/> vectors of <paramref name="features"/> numbers.</summary>
    /// <param name="rows">The number of different indices.</param>
    /// <param name="features">The length of a vector.</param>
    /// <param name="paddingIndex">A row that starts as zeros and gets no gradient.</param>
    /// <param name="generator">Draws the first table; by default a generator with seed 0: see <see cref="Init"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, or the padding index is no row.</exception>
    public Embedding(int rows, int features, int? paddingIndex = null, Generator? generator = null)
    {
        Require.AtLeast(0, "embedding", rows);
        Require.AtLeast(0, "embedding", features);
        if (paddingIndex is { } p && (uint)p >= (uint)rows)
            throw new ArgumentOutOfRangeException(nameof(paddingIndex), $"embedding: padding index {p} is outside the table's {rows} rows");
        _paddingIndex = paddingIndex;
        var table = Init.Normal([rows, features], generator ?? Init.Default);
        if (paddingIndex is { } row) table[row] = 0;
        Weight = Parameter("weight", table);
    }

    /// <summary>The table, [rows, features].</summary>
    public Tensor Weight { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => Weight.Embedding(x, _paddingIndex);
}
