using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The index of the largest element along an axis, in Int64: the first of equals, and the first NaN before all.</summary>
    /// <param name="axis">The axis; null counts through all elements in row-major order.</param>
    /// <param name="keep">Keeps the reduced axes with size 1.</param>
    /// <exception cref="ShapeException">The axis is empty, or there is none such.</exception>
    /// <example><code>Tensor t = [[1, 5], [7, 4]]; t.ArgMax(axis: 1);   // [1, 0]</code></example>
    public Tensor ArgMax(int? axis = null, bool keep = false) => ArgExtreme<MaxFold>.Of("argmax", this, axis, keep);
}
