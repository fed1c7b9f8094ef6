using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>A tensor whose elements are whatever the memory held: to be written before it is read.</summary>
    /// <exception cref="ArgumentException">More elements than one array holds.</exception>
    public static Tensor Empty(Shape shape, DType dtype = DType.Float32) => new(Storage.Allocate(dtype, shape.Count), shape);

    /// <summary>A tensor of zeros.</summary>
    /// <example><code>Tensor.Zeros([2, 3]);   // Float32</code></example>
    public static Tensor Zeros(Shape shape, DType dtype = DType.Float32)
    {
        var y = Empty(shape, dtype);
        y.Clear();
        return y;
    }

    /// <summary>Sets all elements of a contiguous tensor to zero.</summary>
    internal void Clear() => Dispatch.Any(DType, new Zero(this));

    readonly struct Zero(Tensor y) : IAnyKernel
    {
        public void Invoke<T>() where T : unmanaged => y.Data<T>().Clear();
    }

    /// <summary>A tensor of ones.</summary>
    public static Tensor Ones(Shape shape, DType dtype = DType.Float32) => Full(shape, 1, dtype);

    /// <summary>A tensor with one value everywhere.</summary>
    /// <param name="shape">Sizes of the axes.</param>
    /// <param name="value">A number, or a 0-d tensor.</param>
    /// <param name="dtype">Type of the elements; by default the value's, where a C# float counts as Float32.</param>
    /// <example><code>Tensor.Full([2], 1.5);   // [1.5, 1.5], Float32</code></example>
    public static Tensor Full(Shape shape, Tensor value, DType? dtype = null)
    {
        if (value.Rank != 0) throw new ShapeException("full", $"the value has shape {value.Shape}; give one number", [value.Shape]);
        var y = Empty(shape, dtype ?? value.StrongDType);
        y.Write(value.Detach());
        return y;
    }

    /// <summary>The dtype of this tensor once it is no longer weak: a C# float becomes Float32.</summary>
    internal DType StrongDType => IsWeak && DType == DType.Float64 ? DType.Float32 : DType;

    /// <summary>A tensor with a copy of the data, in row-major order.</summary>
    /// <exception cref="ShapeException">The number of elements is not the shape's.</exception>
    /// <example><code>Tensor.From([1f, 2f, 3f, 4f], [2, 2]);</code></example>
    public static Tensor From<T>(ReadOnlySpan<T> data, Shape shape) where T : unmanaged
    {
        if (data.Length != shape.Count)
            throw new ShapeException("from", $"{data.Length} elements do not fill {shape}, which has {shape.Count}", [shape]);
        var y = Empty(shape, DTypes.Of<T>());
        data.CopyTo(y.Data<T>());
        return y;
    }

    /// <summary>A one-dimensional tensor with a copy of the data.</summary>
    public static Tensor From<T>(params ReadOnlySpan<T> data) where T : unmanaged => From(data, [data.Length]);

    /// <summary>A tensor on the caller's array, without a copy: writes to either are seen by both.</summary>
    /// <exception cref="ShapeException">The number of elements is not the shape's.</exception>
    public static Tensor Wrap<T>(T[] array, Shape shape) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(array);
        if (array.Length != shape.Count)
            throw new ShapeException("wrap", $"{array.Length} elements do not fill {shape}, which has {shape.Count}", [shape]);
        return new(new ManagedStorage<T>(array, array.Length), shape);
    }

    /// <summary>A C# number as a 0-d tensor. It is weak: it yields to the dtype of what it meets.</summary>
    public static implicit operator Tensor(double value) => Scalar(value, weak: true);

    /// <inheritdoc cref="op_Implicit(double)"/>
    public static implicit operator Tensor(long value) => Scalar(value, weak: true);

    /// <inheritdoc cref="op_Implicit(double)"/>
    public static implicit operator Tensor(bool value) => Scalar(value, weak: true);

    /// <summary>A 0-d tensor of exactly the type of <paramref name="value"/>.</summary>
    /// <example><code>Tensor.Scalar(1.5f).DType;   // Float32</code></example>
    public static Tensor Scalar<T>(T value) where T : unmanaged => Scalar(value, weak: false);

    static Tensor Scalar<T>(T value, bool weak) where T : unmanaged => new(new ManagedStorage<T>([value], 1), default) { IsWeak = weak };
}
