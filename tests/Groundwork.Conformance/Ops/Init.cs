using Groundwork.Nn;

namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>init</c>.</summary>
static class InitOps
{
    static readonly Generator Random = new(seed: 1); // later draws of a case go on where the first ended

    public static readonly OpTable Table = new()
    {
        { "conv_default", c => new Conv2d(c.Shape[1], c.Shape[0], c.Shape[2], generator: Random).Weight },
        { "embedding_default", c => new Embedding(c.Shape[0], c.Shape[1], generator: Random).Weight },
        { "kaiming_normal", c => Init.KaimingNormal(c.Shape, Random, c.Args.Number("a"), Mode(c), Enum.Parse<Nonlinearity>(c.Args.Text("nonlinearity").Replace("_", ""), ignoreCase: true)) },
        { "kaiming_uniform", c => Init.KaimingUniform(c.Shape, Random, c.Args.Number("a"), Mode(c), Enum.Parse<Nonlinearity>(c.Args.Text("nonlinearity").Replace("_", ""), ignoreCase: true)) },
        { "linear_default", c => new Linear(c.Shape[1], c.Shape[0], generator: Random).Weight },
        { "orthogonal", c => Init.Orthogonal(c.Shape, Random, c.Args.Number("gain"), DType.Float64) },
        { "trunc_normal", c => Init.TruncatedNormal(c.Shape, Random, c.Args.Number("mean"), c.Args.Number("std"), c.Args.Number("a"), c.Args.Number("b")) },
        { "xavier_normal", c => Init.XavierNormal(c.Shape, Random, c.Args.Number("gain")) },
        { "xavier_uniform", c => Init.XavierUniform(c.Shape, Random, c.Args.Number("gain")) },
    };

    static Fan Mode(Call c) => c.Args.Text("mode") == "fan_in" ? Fan.In : Fan.Out;
}
