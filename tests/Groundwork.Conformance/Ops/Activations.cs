using Groundwork.Nn;

namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>activations</c>.</summary>
static class ActivationsOps
{
    public static readonly OpTable Table = new()
    {
        { "celu", c => c[0].Celu(c.Args.Number("alpha")) },
        { "elu", c => c[0].Elu(c.Args.Number("alpha")) },
        { "gelu", c => c[0].Gelu(tanh: c.Args.Text("approximate") == "tanh") },
        { "hardshrink", c => c[0].Hardshrink(c.Args.Number("lambd")) },
        { "hardsigmoid", c => c[0].Hardsigmoid() },
        { "hardswish", c => c[0].Hardswish() },
        { "hardtanh", c => c[0].Hardtanh(c.Args.Number("min_val"), c.Args.Number("max_val")) },
        { "leaky_relu", c => c[0].LeakyRelu(c.Args.Number("negative_slope")) },
        { "log_softmax", c => c[0].LogSoftmax(c.Args.Int("dim")) },
        { "logsigmoid", c => c[0].LogSigmoid() },
        { "logsumexp", c => c[0].LogSumExp(c.Args.Ints("dim"), c.Args.Flag("keepdim")) },
        { "mish", c => c[0].Mish() },
        { "relu", c => c[0].Relu() },
        { "relu6", c => c[0].Relu6() },
        { "selu", c => c[0].Selu() },
        { "sigmoid", c => c[0].Sigmoid() },
        { "silu", c => c[0].Silu() },
        { "softmax", c => c[0].Softmax(c.Args.Int("dim")) },
        { "softplus", c => c[0].Softplus(c.Args.Number("beta"), c.Args.Number("threshold")) },
        { "softshrink", c => c[0].Softshrink(c.Args.Number("lambd")) },
        { "softsign", c => c[0].Softsign() },
        { "tanh", c => c[0].Tanh() },
        { "tanhshrink", c => c[0].Tanhshrink() },
        { "threshold", c => c[0].Threshold(c.Args.Number("threshold"), c.Args.Number("value")) },
        { "glu", c => Functional.Glu(c[0], c.Args.Int("dim")) },
        { "prelu", c => Functional.Prelu(c[0], c[1]) },
        { "softmin", c => Functional.Softmin(c[0], c.Args.Int("dim")) },
        { "swiglu", c => Functional.SwiGlu(c[0], c[1], c[2]) },
    };
}
