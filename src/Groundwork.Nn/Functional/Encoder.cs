namespace Groundwork.Nn;

public static partial class Functional
{
    /// <summary>One layer of a transformer encoder on [N, L, E]: self-attention, then two linear layers, each with a residual and a layer norm.</summary>
    /// <param name="x">[N, L, E]</param>
    /// <param name="heads">A divisor of E.</param>
    /// <param name="weights">The layer's parameters.</param>
    /// <param name="gelu">True for gelu between the linear layers, false for relu.</param>
    /// <param name="normFirst">True: norms stand before attention and net; false: after the residuals.</param>
    /// <param name="mask">Who may attend; see <see cref="MultiHeadAttention"/>.</param>
    /// <param name="isCausal">True: position i attends to 0 to i alone.</param>
    /// <param name="epsilon">Of the norms.</param>
    /// <param name="generator">For dropout.</param>
    /// <param name="dropout">Probability of dropout on attention weights, after attention, inside and after the net.</param>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    /// <remarks>Sources: Vaswani and others (2017), "Attention Is All You Need"; norms first: Xiong and others (2020), "On Layer Normalization in the Transformer Architecture".</remarks>
    public static Tensor TransformerEncoderLayer(
        Tensor x, int heads, EncoderWeights weights, bool gelu = false, bool normFirst = false, Tensor? mask = null, bool isCausal = false, double epsilon = 1e-5, Generator? generator = null, double dropout = 0)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(weights);
        var w = weights;
        if (x.Rank != 3) throw new ShapeException("transformer encoder layer", $"{x.Shape} needs three axes, [batch, length, features]", [x.Shape]);
        if (normFirst)
        {
            x = x + Attend(Norm(x, w.Norm1Weight, w.Norm1Bias));
            return x + Feed(Norm(x, w.Norm2Weight, w.Norm2Bias));
        }
        x = Norm(x + Attend(x), w.Norm1Weight, w.Norm1Bias);
        return Norm(x + Feed(x), w.Norm2Weight, w.Norm2Bias);

        Tensor Norm(Tensor t, Tensor weight, Tensor bias) => t.LayerNorm([t.Shape[2]], weight, bias, epsilon);

        Tensor Drop(Tensor t) => Dropout(t, generator, dropout, dropout > 0);

        Tensor Attend(Tensor t)
        {
            t = t.Transpose(0, 1);
            return Drop(MultiHeadAttention(t, t, t, heads, w.InWeight, w.InBias, w.OutWeight, w.OutBias, mask, isCausal, generator, dropout).Y.Transpose(0, 1));
        }

        Tensor Feed(Tensor t)
        {
            var h = t.Linear(w.Linear1Weight, w.Linear1Bias);
            return Drop(Drop(gelu ? h.Gelu() : h.Relu()).Linear(w.Linear2Weight, w.Linear2Bias));
        }
    }
}

/// <summary>The parameters of a transformer encoder layer, in PyTorch's order.</summary>
/// <remarks>Safe to read from several threads, as long as nobody writes to its tensors.</remarks>
/// <param name="InWeight">[3E, E]: the rows of queries, keys and values.</param>
/// <param name="InBias">[3E]</param>
/// <param name="OutWeight">[E, E]</param>
/// <param name="OutBias">[E]</param>
/// <param name="Linear1Weight">[F, E]</param>
/// <param name="Linear1Bias">[F]</param>
/// <param name="Linear2Weight">[E, F]</param>
/// <param name="Linear2Bias">[E]</param>
/// <param name="Norm1Weight">[E]</param>
/// <param name="Norm1Bias">[E]</param>
/// <param name="Norm2Weight">[E]</param>
/// <param name="Norm2Bias">[E]</param>
public sealed record EncoderWeights(
    Tensor InWeight, Tensor? InBias, Tensor OutWeight, Tensor? OutBias, Tensor Linear1Weight, Tensor? Linear1Bias, Tensor Linear2Weight, Tensor? Linear2Bias,
    Tensor Norm1Weight, Tensor Norm1Bias, Tensor Norm2Weight, Tensor Norm2Bias);
