namespace Groundwork.Nn;

public static partial class Functional
{
    /// <summary>Attention of several heads: queries, keys and values projected, attended in heads side by side, projected back.</summary>
    /// <param name="query">[L, N, E]</param>
    /// <param name="key">[S, N, E]</param>
    /// <param name="value">[S, N, E]</param>
    /// <param name="heads">A divisor of E.</param>
    /// <param name="inWeight">[3E, E]: the rows of queries, keys and values.</param>
    /// <param name="inBias">[3E], or null.</param>
    /// <param name="outWeight">[E, E]</param>
    /// <param name="outBias">[E], or null.</param>
    /// <param name="mask">Bool, true where a query may attend, or floating, added to the scores; [L, S] or broadcast to [N, heads, L, S].</param>
    /// <param name="isCausal">True: query i attends to keys 0 to i alone.</param>
    /// <param name="generator">For dropout.</param>
    /// <param name="dropout">The probability with which an attention weight is set to 0.</param>
    /// <param name="needWeights">True returns the weights too, which costs the matrix of scores.</param>
    /// <returns>The result [L, N, E], and the weights averaged over heads [N, L, S] or null.</returns>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    /// <exception cref="ArgumentException">The heads do not divide E.</exception>
    /// <remarks>Masks say who <i>may</i> attend; PyTorch's module says who may not. Source: Vaswani and others (2017), "Attention Is All You Need", section 3.2.2.</remarks>
    public static (Tensor Y, Tensor? Weights) MultiHeadAttention(
        Tensor query, Tensor key, Tensor value, int heads, Tensor inWeight, Tensor? inBias, Tensor outWeight, Tensor? outBias,
        Tensor? mask = null, bool isCausal = false, Generator? generator = null, double dropout = 0, bool needWeights = false)
    {
        if (query.Rank != 3 || key.Rank != 3 || value.Rank != 3)
            throw new ShapeException("multi-head attention", $"query {query.Shape}, key {key.Shape} and value {value.Shape} need three axes, [length, batch, features]", [query.Shape, key.Shape, value.Shape]);
        int features = query.Shape[2];
        if (heads < 1 || features % heads != 0) throw new ArgumentException($"multi-head attention: {heads} heads do not divide {features} features");
        if (inWeight.Shape != Shape.Of(3 * features, features))
            throw new ShapeException("multi-head attention", $"the input projection {inWeight.Shape} does not belong to {features} features; it needs [{3 * features}, {features}]", [query.Shape, inWeight.Shape]);
        Tensor Part(Tensor t, int i) => t[(i * features)..((i + 1) * features)];
        Tensor q, k, v;
        if (ReferenceEquals(query, key) && ReferenceEquals(key, value))
        {
            var all = query.Linear(inWeight, inBias).Split(3, -1); // one product instead of three
            (q, k, v) = (Heads(all[0]), Heads(all[1]), Heads(all[2]));
        }
        else
        {
            q = Heads(query.Linear(Part(inWeight, 0), inBias is null ? null : Part(inBias, 0)));
            k = Heads(key.Linear(Part(inWeight, 1), inBias is null ? null : Part(inBias, 1)));
            v = Heads(value.Linear(Part(inWeight, 2), inBias is null ? null : Part(inBias, 2)));
        }
        Tensor? weights = null;
        Tensor y; // [N, h, L, d]
        if (needWeights || dropout > 0)
        {
            var scores = q.MatMul(k.Transpose()) / Math.Sqrt(features / heads);
            if (isCausal) scores = Tensor.Where(Tensor.Ones([q.Shape[2], k.Shape[2]], DType.Bool).Tril(), scores, double.NegativeInfinity);
            if (mask is not null) scores = mask.DType == DType.Bool ? Tensor.Where(mask, scores, double.NegativeInfinity) : scores + mask;
            var p = scores.Softmax();
            if (needWeights) weights = p.Sum(1) / heads;
            y = Dropout(p, generator, dropout, dropout > 0).MatMul(v);
        }
        else y = Tensor.Attention(q, k, v, mask, isCausal);
        var joined = y.Permute(2, 0, 1, 3).Reshape(query.Shape[0], query.Shape[1], features);
        return (joined.Linear(outWeight, outBias), weights);

        // [length, N, E] to [N, heads, length, E / heads]
        Tensor Heads(Tensor t) => t.Reshape(t.Shape[0], t.Shape[1], heads, features / heads).Permute(1, 2, 0, 3);
    }
}
