namespace Groundwork;

/// <summary>Reads rows by position: the kernel under sort, join, slice and take.</summary>
internal static class RowGather
{
    public static unsafe void Values<T>(T[] source, ReadOnlySpan<int> rows, T[] target) where T : unmanaged
    {
        fixed (int* order = rows)
        {
            var at = (nint)order;
            Chunks.For(rows.Length, (_, from, to) =>
            {
                var index = (int*)at;
                var values = source;
                var result = target;
                for (var i = from; i < to; i++) result[i] = values[index[i]];
            });
        }
    }

    public static unsafe void Masked<T>(T[] source, bool[]? sourceValid, ReadOnlySpan<int> rows, T[] target, bool[]? valid) where T : unmanaged
    {
        var missing = typeof(T) == typeof(double) ? (T)(object)double.NaN : typeof(T) == typeof(float) ? (T)(object)float.NaN : default;
        fixed (int* order = rows)
        {
            var at = (nint)order;
            Chunks.For(rows.Length, (_, from, to) =>
            {
                var index = (int*)at;
                for (var i = from; i < to; i++)
                {
                    var row = index[i];
                    var present = row >= 0 && (sourceValid is null || sourceValid[row]);
                    target[i] = present ? source[row] : missing;
                    if (valid is not null) valid[i] = present;
                }
            });
        }
    }

    public static unsafe void Codes(int[] source, ReadOnlySpan<int> rows, int[] target)
    {
        fixed (int* order = rows)
        {
            var at = (nint)order;
            Chunks.For(rows.Length, (_, from, to) =>
            {
                var index = (int*)at;
                for (var i = from; i < to; i++) target[i] = index[i] is >= 0 and var row ? source[row] : -1;
            });
        }
    }
}
