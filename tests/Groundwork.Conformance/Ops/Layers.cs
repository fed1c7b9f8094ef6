using Groundwork.Nn;

namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>layers</c>.</summary>
static class LayersOps
{
    public static readonly OpTable Table = new()
    {
        { "embedding", c => c[1].Embedding(c[0], c.Args.IntOrNull("padding_idx")) },
        { "gather", c => c[0].Gather(c.Args.Int("dim"), c[1]) },
        { "index_add", c => c[0].IndexAdd(c.Args.Int("dim"), c[1], c[2], c.Args.Number("alpha", 1)) },
        { "index_select", c => c[0].Take(c[1], c.Args.Int("dim")) },
        { "masked_fill", c => c[0].MaskedFill(c[1], c.Args.Number("value")) },
        { "masked_select", c => c[0].MaskedSelect(c[1]) },
        { "scaled_dot_product_attention", c => Tensor.Attention(c[0], c[1], c[2], c.Maybe(3), c.Args.Flag("is_causal"), c.Args.NumberOrNull("scale")) },
        { "scatter", c => c[0].Scatter(c.Args.Int("dim"), c[1], c[2]) },
        { "scatter_add", c => c[0].ScatterAdd(c.Args.Int("dim"), c[1], c[2]) },
        { "scatter_reduce", c => c[0].ScatterReduce(c.Args.Int("dim"), c[1], c[2], c.Args.Text("reduce") switch { "amax" => ScatterMode.Max, "amin" => ScatterMode.Min, "mean" => ScatterMode.Mean, _ => ScatterMode.Prod }) },
        { "bilinear", c => Functional.Bilinear(c[0], c[1], c[2], c.Maybe(3)) },
        { "cdist", c => Functional.Cdist(c[0], c[1], c.Args.Number("p")) },
        { "cosine_similarity", c => Functional.CosineSimilarity(c[0], c[1], c.Args.Int("dim"), c.Args.Number("eps")) },
        { "dropout", c => Functional.Dropout(c[0], p: c.Args.Number("p"), training: c.Args.Flag("training")) },
        { "embedding_bag", c => Functional.EmbeddingBag(c[0], c[1], Enum.Parse<BagMode>(c.Args.Text("mode"), ignoreCase: true)) },
        { "gru", c => Functional.Gru(c[0], c[1], CellWeights.Of(c.Inputs[2..]), c.Args.Flag("bidirectional"), c.Args.Flag("batch_first")) },
        { "gru_cell", c => Functional.GruCell(c[0], c[1], CellWeights.Of(c.Inputs[2..])[0]) },
        { "linear", c => c[0].Linear(c[1], c.Maybe(2)) },
        { "lstm", c => Functional.Lstm(c[0], c[1], c[2], CellWeights.Of(c.Inputs[3..]), c.Args.Flag("bidirectional"), c.Args.Flag("batch_first")) },
        { "lstm_cell", c => Functional.LstmCell(c[0], c[1], c[2], CellWeights.Of(c.Inputs[3..])[0]) },
        { "multi_head_attention", c => Functional.MultiHeadAttention(c[0], c[1], c[2], c.Args.Int("num_heads"), c[3], c[4], c[5], c[6], MayAttend(c), needWeights: true) is var (y, weights) ? (y, weights!) : default },
        { "pairwise_distance", c => Functional.PairwiseDistance(c[0], c[1], c.Args.Number("p"), c.Args.Number("eps"), c.Args.Flag("keepdim")) },
        { "rnn", c => Functional.Rnn(c[0], c[1], CellWeights.Of(c.Inputs[2..]), c.Args.Flag("bidirectional"), c.Args.Flag("batch_first")) },
        { "rnn_cell", c => Functional.RnnCell(c[0], c[1], CellWeights.Of(c.Inputs[2..])[0], relu: c.Args.Text("nonlinearity") == "relu") },
        { "rotary_embedding", c => c[0].Rotary(c.Args.Number("base"), c.Args.Int("offset")) },
        { "transformer_encoder_layer", c => Functional.TransformerEncoderLayer(c[0], c.Args.Int("nhead"), Encoder(c), c.Args.Text("activation") == "gelu", c.Args.Flag("norm_first"), isCausal: c.Args.Flag("causal"), epsilon: c.Args.Number("eps")) },
    };

    static EncoderWeights Encoder(Call c) => new(c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10], c[11], c[12]);

    // The cases say who may not attend, the library who may.
    static Tensor? MayAttend(Call c) => c.Args.Text("mask", "") switch
    {
        "attn" => c[7].LogicalNot(),
        "padding" => c[7].LogicalNot().Reshape(c[7].Shape[0], 1, 1, -1),
        _ => null,
    };
}
