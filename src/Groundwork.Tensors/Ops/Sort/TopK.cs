namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The k largest (or smallest) elements along an axis, best first, and their indices.</summary>
    /// <param name="k">How many; 0 to the size of the axis.</param>
    /// <param name="axis">The axis; negative counts from the end.</param>
    /// <param name="largest">False for the smallest.</param>
    /// <returns>Values in this dtype, indices in Int64, both with k along the axis. Equal elements come in their order; NaN counts as largest.</returns>
    /// <exception cref="ArgumentOutOfRangeException">k is negative, or more than the axis has.</exception>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <example><code>var (values, indices) = Tensor.From(3, 9, 5).TopK(2);   // [9, 5] and [1, 2]</code></example>
    public (Tensor Values, Tensor Indices) TopK(int k, int axis = -1, bool largest = true)
    {
        int at = Shape.Axis(axis, "topk");
        if (k < 0 || k > Shape.Array[at])
            throw new ArgumentOutOfRangeException(nameof(k), $"topk: {k} elements were asked for, and axis {at} of {Shape} has {Shape.Array[at]}");
        var indices = Op.Apply(new ArgSort(at, k, descending: largest), SortKeyed());
        return (Gather(at, indices), indices);
    }

    /// <summary>The k-th smallest element along an axis, and its index.</summary>
    /// <param name="k">1 for the smallest, as in PyTorch.</param>
    /// <param name="axis">The axis; negative counts from the end.</param>
    /// <param name="keep">Keeps the axis with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is not 1 to the size of the axis.</exception>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <example><code>var (value, index) = Tensor.From(3, 9, 5).KthValue(2);   // 5 and 2</code></example>
    public (Tensor Value, Tensor Index) KthValue(int k, int axis = -1, bool keep = false)
    {
        int at = Shape.Axis(axis, "kthvalue");
        if (k < 1 || k > Shape.Array[at])
            throw new ArgumentOutOfRangeException(nameof(k), $"kthvalue: there is no element {k} of the {Shape.Array[at]} along axis {at} of {Shape}; the smallest is 1");
        var smallest = Op.Apply(new ArgSort(at, k, descending: false), SortKeyed());
        var entries = new Slice[at + 1];
        Array.Fill(entries, ..);
        entries[at] = Slice.Of(k - 1, k);
        var index = smallest[entries];
        var value = Gather(at, index);
        return keep ? (value, index) : (value.Squeeze(at), index.Squeeze(at));
    }
}
