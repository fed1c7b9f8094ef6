namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Gives this leaf the elements of another tensor of its shape, in the other's dtype: who holds this leaf goes on holding it. Its gradient is let go.</summary>
    internal void Become(Tensor other)
    {
        if (!IsLeaf || !IsContiguous || other.Shape != Shape || !other.IsContiguous)
            throw new InvalidOperationException($"become: only a contiguous leaf of shape {other.Shape} can take these elements; this is {Shape}");
        (Storage, Offset) = (other.Storage, other.Offset);
        Storage.Keep();
        if (Leaf is { } leaf) leaf.Grad = null;
    }
}
