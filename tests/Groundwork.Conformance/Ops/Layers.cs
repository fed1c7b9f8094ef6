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
    };
}
