using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Scaled dot-product attention: softmax(q kᵀ · scale + mask) v, without keeping the matrix of scores.</summary>
    /// <param name="query">[..., L, E]</param>
    /// <param name="key">[..., S, E]</param>
    /// <param name="value">[..., S, V]</param>
    /// <param name="mask">Bool (true: may attend) or floating (added to the scores), broadcast to [..., L, S].</param>
    /// <param name="isCausal">True: query i attends to keys 0 to i alone.</param>
    /// <param name="scale">Factor on the scores; 1/√E by default.</param>
    /// <returns>[..., L, V]; leading axes broadcast, so that one key serves several query heads. A query that may attend to nothing gets zeros.</returns>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    /// <exception cref="ArgumentException">An operand is not floating.</exception>
    /// <remarks>
    /// Backward computes the scores again from the log of their normaliser. Sources: Vaswani and others (2017), "Attention Is All You Need",
    /// equation 1; Dao and others (2022), "FlashAttention", for the backward pass.
    /// </remarks>
    /// <example><code>var y = Tensor.Attention(q, k, v, isCausal: true);   // q, k, v: [batch, heads, time, features]</code></example>
    public static Tensor Attention(Tensor query, Tensor key, Tensor value, Tensor? mask = null, bool isCausal = false, double? scale = null)
    {
        const string Name = "attention";
        Shape[] shapes = [query.Shape, key.Shape, value.Shape];
        if (query.Rank < 2 || key.Rank < 2 || value.Rank < 2)
            throw new ShapeException(Name, $"query {query.Shape}, key {key.Shape} and value {value.Shape} need two axes each, [length, features]", shapes);
        if (query.Shape[^1] != key.Shape[^1])
            throw new ShapeException(Name, $"query {query.Shape} has {query.Shape[^1]} features but key {key.Shape} has {key.Shape[^1]}", shapes, -1);
        if (key.Shape[^2] != value.Shape[^2])
            throw new ShapeException(Name, $"key {key.Shape} has length {key.Shape[^2]} but value {value.Shape} has {value.Shape[^2]}", shapes, -2);
        foreach (var t in new[] { query, key, value }) t.Spec.RequireFloat(Name);
        Promotion.MeetDTypes(ref query, ref key);
        Promotion.MeetDTypes(ref query, ref value);
        Promotion.MeetDTypes(ref query, ref key);
        var batch = Shape.Broadcast(Shape.Broadcast(Lead(query), Lead(key), Name), Lead(value), Name);
        Shape scores = new([.. batch.Dims, query.Shape[^2], key.Shape[^2]]);
        Tensor[] inputs = [Whole(query), Whole(key), Whole(value)];
        if (mask is not null)
        {
            if (!scores.Takes(mask.Shape)) throw new ShapeException(Name, $"the mask {mask.Shape} does not broadcast to the scores {scores}", [mask.Shape, scores]);
            if (mask.DType == DType.Bool) mask = Where(mask, Scalar(0.0), Scalar(double.NegativeInfinity));
            inputs = [.. inputs, Cast.Of(mask, query.DType).BroadcastTo(scores)];
        }
        return Op.Apply(new Attention(isCausal, scale ?? 1 / Math.Sqrt(Math.Max(query.Shape[^1], 1))), inputs)[0];

        Shape Lead(Tensor t) => new(t.Shape.Array[..^2]);
        Tensor Whole(Tensor t) => t.BroadcastTo([.. batch.Dims, t.Shape[^2], t.Shape[^1]]);
    }
}

/// <summary>Inputs query, key, value and perhaps a mask that is added, all with the same leading axes; outputs y [..., L, V] and the log of each row's Σ exp [..., L].</summary>
sealed class Attention(bool isCausal, double scale) : Op("attention")
{
    public override int Outputs => 2;

    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("causal", isCausal), ("scale", scale)];

    public override void Infer(ReadOnlySpan<Spec> x, Span<Spec> y)
    {
        int[] lead = x[0].Shape.Array[..^1];
        y[0] = x[0] with { Shape = new([.. lead, x[2].Shape[^1]]) };
        y[1] = x[0] with { Shape = new(lead) };
    }

    public override void Run(ReadOnlySpan<Tensor> x, ReadOnlySpan<Tensor> y) =>
        Dispatch.Float(y[0].DType, new AttentionKernel(x[0], x[1], x[2], x.Length > 3 ? x[3] : null, y[0], y[1], isCausal, scale));

    public override void Gradient(in Tape tape, ReadOnlySpan<Tensor?> dy, Span<Tensor?> dx)
    {
        Tensor q = tape.X(0), k = tape.X(1), v = tape.X(2), y = tape.Y(0), log = tape.Y(1);
        var mask = dx.Length > 3 ? tape.X(3) : null;
        if (dy[0] is { } dOut && dy[1] is null && !Autograd.IsEnabled)
        {
            bool wantsMask = mask is not null && tape.Wants(3);
            Apply(new AttentionGrad(isCausal, scale, wantsMask), [dOut, q, k, v, y, log, .. mask is null ? Array.Empty<Tensor>() : [mask]]).CopyTo(dx);
            return;
        }
        // The same in tensor operations, for gradients of gradients.
        var scores = q.MatMul(k.Transpose()) * scale;
        if (mask is not null) scores = scores + mask;
        if (isCausal) scores = scores + Causal(q.Shape[^2], k.Shape[^2]).To(q.DType);
        var p = (scores - log.Reshape([.. log.Shape.Dims, 1])).Exp();
        Tensor ds = p * 0;
        if (dy[0] is { } d)
        {
            ds = p * (d.MatMul(v.Transpose()) - (d * y).Sum(-1, keep: true));
            dx[2] = p.Transpose().MatMul(d);
        }
        if (dy[1] is { } dLog) ds = ds + p * dLog.Reshape([.. dLog.Shape.Dims, 1]);
        dx[0] = ds.MatMul(k) * scale;
        dx[1] = ds.Transpose().MatMul(q) * scale;
        if (mask is not null) dx[3] = ds;
    }

    /// <summary>[rows, columns] of 0, and of −∞ above the diagonal.</summary>
    static Tensor Causal(int rows, int columns)
    {
        var values = new double[rows * columns];
        for (int i = 0; i < rows; i++)
            for (int j = i + 1; j < columns; j++) values[i * columns + j] = double.NegativeInfinity;
        return Tensor.From<double>(values, [rows, columns]);
    }
}

/// <summary>The gradient of <see cref="Attention"/>: inputs dy, query, key, value, y, log Σ exp and perhaps the mask; outputs dquery, dkey, dvalue and, if wanted, dmask.</summary>
sealed class AttentionGrad(bool isCausal, double scale, bool wantsMask) : Op("attention gradient")
{
    public override int Outputs => wantsMask ? 4 : 3;

    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("causal", isCausal), ("scale", scale)];

    public override string NotDifferentiable => "passes that are recorded use the gradient of attention in tensor operations";

    public override void Infer(ReadOnlySpan<Spec> x, Span<Spec> y)
    {
        (y[0], y[1], y[2]) = (x[1], x[2], x[3]);
        if (wantsMask) y[3] = x[6];
    }

    public override void Gradient(in Tape tape, ReadOnlySpan<Tensor?> dy, Span<Tensor?> dx) { }

    public override void Run(ReadOnlySpan<Tensor> x, ReadOnlySpan<Tensor> y) =>
        Dispatch.Float(y[0].DType, new AttentionGradKernel(
            x[0], x[1], x[2], x[3], x.Length > 6 ? x[6] : null, x[4], x[5], y[0], y[1], y[2], wantsMask ? y[3] : null, isCausal, scale));
}
