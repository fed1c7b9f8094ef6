using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>A tensor with a copy of an array, <c>T[]</c>, <c>T[,]</c> or deeper, in its shape; also of an array of arrays <c>T[][]</c>, whose rows must be of one shape.</summary>
    /// <exception cref="ArgumentException">No dtype holds the array's elements.</exception>
    /// <exception cref="ShapeException">The rows of an array of arrays differ in shape, or one is missing.</exception>
    /// <example><code>Tensor.From(new double[,] { { 1, 2 }, { 3, 4 } });</code></example>
    public static Tensor From(Array array)
    {
        ArgumentNullException.ThrowIfNull(array);
        var element = array.GetType().GetElementType()!;
        if (element.IsArray) return FromRows(array, element);
        var shape = new int[array.Rank];
        for (int i = 0; i < shape.Length; i++) shape[i] = array.GetLength(i);
        var y = Empty(Shape.Of(shape), Holding(element));
        Dispatch.Any(y.DType, new CopyArray(array, y));
        return y;
    }

    static Tensor FromRows(Array array, Type element)
    {
        List<Tensor> rows = [];
        foreach (Array? row in array)
        {
            var read = row is null ? throw new ShapeException("from", $"row {rows.Count} is missing (null)", []) : From(row);
            if (rows.Count > 0 && read.Shape != rows[0].Shape)
                throw new ShapeException("from", $"row 0 has shape {rows[0].Shape} but row {rows.Count} has {read.Shape}; all rows must have the same", [rows[0].Shape, read.Shape]);
            rows.Add(read);
        }
        if (rows.Count > 0) return Stack([.. rows], axis: 0);
        int rank = 1;
        for (; element.IsArray; rank++) element = element.GetElementType()!;
        return Empty(Shape.Of(new int[rank]), Holding(element));
    }

    static DType Holding(Type element) =>
        element == typeof(float) ? DType.Float32 :
        element == typeof(double) ? DType.Float64 :
        element == typeof(long) ? DType.Int64 :
        element == typeof(int) ? DType.Int32 :
        element == typeof(bool) ? DType.Bool :
        element == typeof(byte) ? DType.UInt8 :
        element == typeof(Half) ? DType.Float16 :
        element == typeof(BFloat16) ? DType.BFloat16 :
        throw new ArgumentException($"from: no tensor holds {element.Name}; use bool, byte, int, long, float, double, Half or BFloat16");

    readonly struct CopyArray(Array array, Tensor y) : IAnyKernel
    {
        public void Invoke<T>() where T : unmanaged =>
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length).CopyTo(y.Data<T>());
    }

    /// <summary>The elements of a matrix as a new array of two dimensions, converted to <typeparamref name="T"/>.</summary>
    /// <exception cref="ShapeException">The tensor does not have two axes.</exception>
    /// <exception cref="ArgumentException">No dtype holds <typeparamref name="T"/>.</exception>
    /// <example><code>float[,] table = matrix.ToArray2D&lt;float&gt;();</code></example>
    public T[,] ToArray2D<T>() where T : unmanaged
    {
        if (Rank != 2) throw new ShapeException("to array", $"{Shape} is no matrix; ToArray gives the elements in row-major order", [Shape]);
        var array = new T[Shape.Array[0], Shape.Array[1]];
        var x = Detach().To(DTypes.Of<T>()).Contiguous();
        x.Data<T>().CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference((Array)array)), array.Length));
        GC.KeepAlive(x);
        return array;
    }
}
