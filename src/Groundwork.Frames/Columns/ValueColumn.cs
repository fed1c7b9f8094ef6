namespace Groundwork;

/// <summary>Values of one plain type with an optional mask of the present ones (null: all are present).</summary>
/// <remarks>Float columns never carry a mask: NaN is their missing value.</remarks>
internal sealed class ValueColumn<T> : Column where T : unmanaged, IComparable<T>, IEquatable<T>
{
    private int missing = -1;

    public ValueColumn(string name, T[] values, bool[]? valid = null) : base(name)
    {
        Data = values;
        Valid = typeof(T) == typeof(double) || typeof(T) == typeof(float) ? null : valid;
    }

    public T[] Data { get; }

    public bool[]? Valid { get; }

    public override ColumnType Type { get; } = ColumnTypes.Of(typeof(T));

    public override int Length => Data.Length;

    public override int MissingCount => missing >= 0 ? missing : missing = CountMissing();

    internal override bool Missing(int row) =>
        typeof(T) == typeof(double) ? double.IsNaN((double)(object)Data[row])
        : typeof(T) == typeof(float) ? float.IsNaN((float)(object)Data[row])
        : Valid is not null && !Valid[row];

    internal override object Boxed(int row) => Data[row];

    internal override Column WithName(string name) => new ValueColumn<T>(name, Data, Valid) { missing = missing };

    internal override Column Take(ReadOnlySpan<int> rows)
    {
        var data = ColumnMemory.Lend<T>(rows.Length);
        if (Valid is null && !rows.Contains(-1))
        {
            RowGather.Values(Data, rows, data);
            return new ValueColumn<T>(Name, data);
        }
        var valid = typeof(T) == typeof(double) || typeof(T) == typeof(float) ? null : ColumnMemory.Lend<bool>(rows.Length);
        RowGather.Masked(Data, Valid, rows, data, valid);
        return new ValueColumn<T>(Name, data, valid);
    }

    internal override Column Slice(int start, int count) =>
        start == 0 && count == Length ? this
        : new ValueColumn<T>(Name, Data.AsSpan(start, count).ToArray(), Valid?.AsSpan(start, count).ToArray());

    internal override long Bytes() => (long)Data.Length * System.Runtime.CompilerServices.Unsafe.SizeOf<T>() + (Valid?.Length ?? 0);

    private int CountMissing()
    {
        if (this is ValueColumn<double> doubles) return MissingMask.CountNaN(doubles.Data);
        if (this is ValueColumn<float> floats) return floats.Data.Count(float.IsNaN);
        return Valid is null ? 0 : MissingMask.CountFalse(Valid);
    }
}
