namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The elements in row-major order, to read or to write. Their memory is never reused, however long the span lives.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a view with gaps.</exception>
    /// <exception cref="ArgumentException">The elements are not of type <typeparamref name="T"/>.</exception>
    /// <remarks>Writing through a span is not seen by gradients: an input of a recorded operation must not be changed this way.</remarks>
    public Span<T> Span<T>() where T : unmanaged
    {
        if (!IsContiguous)
            throw new InvalidOperationException($"span: this view of shape {Shape} does not lie in one piece; call .Contiguous() first");
        Storage.Escape();
        return Data<T>();
    }

    /// <summary>The value of a tensor with one element, converted to <typeparamref name="T"/>.</summary>
    /// <exception cref="ShapeException">The tensor does not have exactly one element.</exception>
    /// <example><code>float loss = y.Item&lt;float&gt;();</code></example>
    public T Item<T>() where T : unmanaged
    {
        if (Count != 1) throw new ShapeException("item", $"{Shape} has {Count} elements; index one of them first", [Shape]);
        var x = DType == DTypes.Of<T>() ? this : Detach().To(DTypes.Of<T>());
        T value = x.Storage.Elements<T>()[(int)x.Offset];
        GC.KeepAlive(x);
        return value;
    }

    /// <summary>The value of a tensor with one element, as a double.</summary>
    /// <exception cref="ShapeException">The tensor does not have exactly one element.</exception>
    public double Item() => Item<double>();

    /// <summary>A new array with the elements in row-major order, converted to <typeparamref name="T"/>.</summary>
    public T[] ToArray<T>() where T : unmanaged
    {
        var x = Detach().To(DTypes.Of<T>()).Contiguous();
        T[] array = x.Data<T>().ToArray();
        GC.KeepAlive(x);
        return array;
    }

    /// <summary>The rows: views along the first axis.</summary>
    /// <exception cref="ShapeException">A 0-d tensor has no rows.</exception>
    public Enumerator GetEnumerator() => Rank > 0 ? new(this)
        : throw new ShapeException("foreach", "a 0-d tensor has no rows; read it with Item<T>()", [Shape]);

    /// <summary>Walks over the rows of a tensor.</summary>
    public struct Enumerator
    {
        readonly Tensor _tensor;
        int _row;

        internal Enumerator(Tensor tensor) => (_tensor, _row) = (tensor, -1);

        /// <summary>The row that the walk has reached.</summary>
        public readonly Tensor Current => _tensor[_row];

        /// <summary>Goes on to the next row; false after the last.</summary>
        public bool MoveNext() => ++_row < _tensor.Shape.Dims[0];
    }
}
