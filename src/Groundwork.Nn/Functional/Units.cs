namespace Groundwork.Nn;

public static partial class Functional
{
    /// <summary>Gated linear unit: the first half along an axis times the sigmoid of the second.</summary>
    /// <exception cref="ShapeException">There is no such axis, or its size is odd.</exception>
    /// <remarks>Source: Dauphin and others (2016), "Language Modeling with Gated Convolutional Networks".</remarks>
    public static Tensor Glu(Tensor x, int axis = -1)
    {
        ArgumentNullException.ThrowIfNull(x);
        int at = x.Shape.Axis(axis, "glu");
        if (x.Shape[at] % 2 != 0) throw new ShapeException("glu", $"axis {at} of {x.Shape} has the odd size {x.Shape[at]}; it must fall into two halves", [x.Shape], at);
        var halves = x.Split(2, at);
        return halves[0] * halves[1].Sigmoid();
    }

    /// <summary>The gate of modern transformers: silu(x · gateᵀ) · (x · upᵀ).</summary>
    /// <param name="x">[..., D]</param>
    /// <param name="gate">[H, D]</param>
    /// <param name="up">[H, D]</param>
    /// <returns>[..., H]</returns>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    /// <remarks>Source: Shazeer (2020), "GLU Variants Improve Transformer", equation 5.</remarks>
    public static Tensor SwiGlu(Tensor x, Tensor gate, Tensor up) => x.Linear(gate).Silu() * x.Linear(up);

    /// <summary>x where it is positive, weight · x elsewhere, with one weight for all channels or one for each (axis 1).</summary>
    /// <exception cref="ShapeException">The weight has neither one number nor one a channel.</exception>
    /// <remarks>Source: He and others (2015), "Delving Deep into Rectifiers", equation 1.</remarks>
    public static Tensor Prelu(Tensor x, Tensor weight)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(weight);
        int channels = x.Rank >= 2 ? x.Shape[1] : 1;
        if (weight.Count != 1 && (weight.Rank != 1 || weight.Count != channels))
            throw new ShapeException("prelu", $"a weight of shape {weight.Shape} does not belong to {channels} channels of {x.Shape}; it needs 1 or {channels} numbers", [x.Shape, weight.Shape]);
        var w = weight.Count == 1 ? weight.Reshape() : weight.Reshape([channels, .. Enumerable.Repeat(1, x.Rank - 2)]);
        return Tensor.Where(x > 0, x, w * x);
    }

    /// <summary>The softmax of −x: small scores get large probabilities.</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public static Tensor Softmin(Tensor x, int axis = -1)
    {
        ArgumentNullException.ThrowIfNull(x);
        return (-x).Softmax(axis);
    }

    /// <summary>Sets each element to 0 with probability p and divides the others by 1 − p, so that the expectation stays.</summary>
    /// <param name="x">The input.</param>
    /// <param name="generator">Where the draws come from; needed only where something is random.</param>
    /// <param name="p">The probability of 0, from 0 to 1.</param>
    /// <param name="training">False returns the input.</param>
    /// <exception cref="ArgumentException">p is outside 0 to 1, or a draw is needed and there is no generator.</exception>
    /// <remarks>Source: Srivastava and others (2014), "Dropout: A Simple Way to Prevent Neural Networks from Overfitting".</remarks>
    public static Tensor Dropout(Tensor x, Generator? generator = null, double p = 0.5, bool training = true)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (!(p >= 0 && p <= 1)) throw new ArgumentOutOfRangeException(nameof(p), $"dropout: a probability of {p} is outside 0 to 1");
        if (!training || p == 0) return x;
        if (p == 1) return x * Tensor.Zeros(x.Shape, x.DType);
        if (generator is null) throw new ArgumentException("dropout: elements are dropped at random, so a generator is needed");
        var draws = new float[x.Count];
        generator.Uniform(draws);
        float limit = (float)p, keep = (float)(1 / (1 - p));
        for (int i = 0; i < draws.Length; i++) draws[i] = draws[i] < limit ? 0 : keep;
        return x * Tensor.Wrap(draws, x.Shape).To(x.DType);
    }

    /// <summary>Rows of a table, combined over the last axis of the indices: a sum, mean or maximum of embeddings without keeping them.</summary>
    /// <param name="indices">[B, L], integers.</param>
    /// <param name="weight">The table, [V, D].</param>
    /// <param name="mode">How the rows of a bag become one.</param>
    /// <returns>[B, D]</returns>
    /// <exception cref="ShapeException">The indices do not have two axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the table.</exception>
    public static Tensor EmbeddingBag(Tensor indices, Tensor weight, BagMode mode = BagMode.Mean)
    {
        ArgumentNullException.ThrowIfNull(indices);
        ArgumentNullException.ThrowIfNull(weight);
        if (indices.Rank != 2) throw new ShapeException("embedding bag", $"indices {indices.Shape} need two axes, [bags, indices]", [indices.Shape]);
        var rows = weight.Embedding(indices); // [B, L, D]
        return mode switch
        {
            BagMode.Sum => rows.Sum(1),
            BagMode.Mean => rows.Sum(1) / rows.Shape[1],
            _ => rows.Transpose(1, 2).MaxPool([rows.Shape[1]]).Values.Squeeze(-1),
        };
    }
}

/// <summary>How <see cref="Functional.EmbeddingBag"/> combines rows.</summary>
public enum BagMode
{
    /// <summary>Their mean.</summary>
    Mean,
    /// <summary>Their sum.</summary>
    Sum,
    /// <summary>Their largest elements.</summary>
    Max,
}
