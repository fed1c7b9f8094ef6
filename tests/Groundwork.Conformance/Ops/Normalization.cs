namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>normalization</c>.</summary>
static class NormalizationOps
{
    public static readonly OpTable Table = new()
    {
    };
}
