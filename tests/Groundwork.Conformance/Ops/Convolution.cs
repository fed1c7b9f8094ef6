namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>convolution</c>.</summary>
static class ConvolutionOps
{
    public static readonly OpTable Table = new()
    {
    };
}
