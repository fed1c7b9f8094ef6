using Groundwork.Nn;

namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>normalization</c>.</summary>
static class NormalizationOps
{
    public static readonly OpTable Table = new()
    {
        { "layer_norm", c => c[0].LayerNorm(Shape.Of(c.Args.Ints("normalized_shape")), c.Maybe(1), c.Maybe(2), c.Args.Number("eps")) },
        { "batch_norm", c => Functional.BatchNorm(c[0], c[1], c[2], c.Maybe(3), c.Maybe(4), c.Args.Flag("training"), c.Args.Number("momentum"), c.Args.Number("eps")) },
        { "group_norm", c => Functional.GroupNorm(c[0], c.Args.Int("num_groups"), c.Maybe(1), c.Maybe(2), c.Args.Number("eps")) },
        { "instance_norm", c => Functional.InstanceNorm(c[0], c.Maybe(1), c.Maybe(2), c.Args.Number("eps")) },
        { "local_response_norm", c => Functional.LocalResponseNorm(c[0], c.Args.Int("size"), c.Args.Number("alpha"), c.Args.Number("beta"), c.Args.Number("k")) },
        { "normalize", c => Functional.Normalize(c[0], c.Args.Number("p"), c.Args.Int("dim"), c.Args.Number("eps")) },
        { "rms_norm", c => c[0].RmsNorm(c.Maybe(1), c.Args.Number("eps")) },
    };
}
