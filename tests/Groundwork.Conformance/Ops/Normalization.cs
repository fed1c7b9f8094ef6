namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>normalization</c>.</summary>
static class NormalizationOps
{
    public static readonly OpTable Table = new()
    {
        { "layer_norm", c => c[0].LayerNorm(Shape.Of(c.Args.Ints("normalized_shape")), c.Maybe(1), c.Maybe(2), c.Args.Number("eps")) },
    };
}
