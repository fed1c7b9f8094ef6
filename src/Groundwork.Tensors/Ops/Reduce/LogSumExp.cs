namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>ln Σ eˣ over axes without overflow; over all of them by default.</summary>
    /// <param name="axes">The axes to reduce; negative counts from the end; none means all.</param>
    /// <param name="keep">Keeps the reduced axes with size 1.</param>
    /// <remarks>The largest element is taken out first. Bool and integers give Float64. Nothing, or only −∞, gives −∞; ∞ gives ∞; NaN wins. The gradient is dy times the softmax.</remarks>
    /// <exception cref="ShapeException">There is no such axis, or one is named twice.</exception>
    /// <example><code>Tensor.From(1000f, 1000f).LogSumExp();   // 1000.6931</code></example>
    public Tensor LogSumExp(ReadOnlySpan<int> axes = default, bool keep = false) => Op.Apply(new LogSumExp(Axes.Of(Shape, axes, "logsumexp"), keep), ToFloating());

    /// <summary>ln Σ eˣ over one axis.</summary>
    /// <inheritdoc cref="LogSumExp(ReadOnlySpan{int}, bool)"/>
    public Tensor LogSumExp(int axis, bool keep = false) => LogSumExp([axis], keep);
}

sealed class LogSumExp(Axes axes, bool keep) : Reduction("logsumexp", axes, keep)
{
    protected override void Reduce(Tensor x, Tensor y)
    {
        using var _ = Autograd.NoGrad();
        int[] inner = [.. Enumerable.Range(y.Rank, x.Rank - y.Rank)];
        if (x.Count == 0 || inner.Length == 0)
        {
            y.Write(x.Count == 0 ? double.NegativeInfinity : x);
            return;
        }
        var max = x.Max(inner, keep: true);
        var shift = Tensor.Where(max.IsFinite(), max, 0); // the difference of infinities is NaN
        y.Write((x - shift).Exp().Sum(inner).Log() + shift.Reshape(y.Shape.Dims));
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var x = tape.X();
        return [Spread(dy, x.Shape) * (x - Spread(tape.Y(), x.Shape)).Exp()];
    }
}
