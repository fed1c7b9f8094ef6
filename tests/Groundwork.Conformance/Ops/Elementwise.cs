namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>elementwise</c>.</summary>
static class ElementwiseOps
{
    public static readonly OpTable Table = new()
    {
        { "add", c => c[0] + c[1] },
        { "subtract", c => c[0] - c[1] },
        { "multiply", c => c[0] * c[1] },
        { "true_divide", c => c[0] / c[1] },
        { "negative", c => -c[0] },
        { "exp", c => c[0].Exp() },
        { "log", c => c[0].Log() },
        { "astype", c => c[0].To(c.DType) },
    };
}
