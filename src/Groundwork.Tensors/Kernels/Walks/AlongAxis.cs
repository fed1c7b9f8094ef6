namespace Groundwork.Kernels;

/// <summary>How a value meets what already stands at its place.</summary>
interface IMeet<T> where T : unmanaged
{
    static abstract T Invoke(T there, T value);
}

/// <summary>Reads and writes one element an index, where the index runs along one axis and the other axes go side by side.</summary>
/// <remarks>Lines along the axis are independent of each other, so they run in parallel; within a line indices are met in order, so results do not depend on the thread count.</remarks>
static class AlongAxis
{
    /// <summary>y[…, k, …] = x[…, index[…, k, …], …].</summary>
    public static void Read<T>(Tensor x, Tensor index, Tensor y, int axis) where T : unmanaged
    {
        var lines = index.Shape.Without(axis);
        Rows.For(lines, [Line(x, lines, axis), Line(index, lines, axis), Line(y, lines, axis)],
            new ReadRow<T>(x.Storage, index.Storage, y.Storage, index.Shape.Array[axis], x.Strides[axis], index.Strides[axis], y.Strides[axis]));
    }

    /// <summary>y[…, index[…, k, …], …] meets values[…, k, …].</summary>
    public static void Write<T, TMeet>(Tensor values, Tensor index, Tensor y, int axis) where T : unmanaged where TMeet : struct, IMeet<T>
    {
        var lines = index.Shape.Without(axis);
        Rows.For(lines, [Line(values, lines, axis), Line(index, lines, axis), Line(y, lines, axis)],
            new WriteRow<T, TMeet>(values.Storage, index.Storage, y.Storage, index.Shape.Array[axis], values.Strides[axis], index.Strides[axis], y.Strides[axis]));
    }

    static Tensor Line(Tensor x, Shape lines, int axis) => x.As(lines, [.. x.Strides[..axis], .. x.Strides[(axis + 1)..]], x.Offset);

    readonly struct ReadRow<T>(Storage x, Storage index, Storage y, int count, long stepX, long stepIndex, long stepY) : IRowBody where T : unmanaged
    {
        public void Invoke(int n, ReadOnlySpan<long> at, ReadOnlySpan<long> stride)
        {
            ReadOnlySpan<T> from = x.Elements<T>();
            ReadOnlySpan<long> places = index.Elements<long>();
            var to = y.Elements<T>();
            if (Math.Abs(stepIndex) < Math.Abs(stride[1])) // line by line where indices along the axis lie closer together
            {
                for (int i = 0; i < n; i++)
                {
                    long a = at[0] + i * stride[0], b = at[1] + i * stride[1], c = at[2] + i * stride[2];
                    for (int k = 0; k < count; k++, b += stepIndex, c += stepY) to[(int)c] = from[(int)(a + places[(int)b] * stepX)];
                }
                return;
            }
            for (int k = 0; k < count; k++)
            {
                long a = at[0], b = at[1] + k * stepIndex, c = at[2] + k * stepY;
                for (int i = 0; i < n; i++, a += stride[0], b += stride[1], c += stride[2]) to[(int)c] = from[(int)(a + places[(int)b] * stepX)];
            }
        }
    }

    readonly struct WriteRow<T, TMeet>(Storage values, Storage index, Storage y, int count, long stepValues, long stepIndex, long stepY) : IRowBody
        where T : unmanaged where TMeet : struct, IMeet<T>
    {
        public void Invoke(int n, ReadOnlySpan<long> at, ReadOnlySpan<long> stride)
        {
            ReadOnlySpan<T> from = values.Elements<T>();
            ReadOnlySpan<long> places = index.Elements<long>();
            var to = y.Elements<T>();
            if (Math.Abs(stepIndex) < Math.Abs(stride[1]))
            {
                for (int i = 0; i < n; i++)
                {
                    long a = at[0] + i * stride[0], b = at[1] + i * stride[1], c = at[2] + i * stride[2];
                    for (int k = 0; k < count; k++, a += stepValues, b += stepIndex)
                    {
                        ref T there = ref to[(int)(c + places[(int)b] * stepY)];
                        there = TMeet.Invoke(there, from[(int)a]);
                    }
                }
                return;
            }
            for (int k = 0; k < count; k++)
            {
                long a = at[0] + k * stepValues, b = at[1] + k * stepIndex, c = at[2];
                for (int i = 0; i < n; i++, a += stride[0], b += stride[1], c += stride[2])
                {
                    ref T there = ref to[(int)(c + places[(int)b] * stepY)];
                    there = TMeet.Invoke(there, from[(int)a]);
                }
            }
        }
    }
}
