namespace Groundwork;

public abstract partial class Column
{
    /// <summary>The values as a one-dimensional tensor of the same type that cannot be written to. Nothing is copied.</summary>
    /// <exception cref="ColumnTypeException">The values are text, dates or time spans, which have no tensor type.</exception>
    /// <exception cref="FrameException">A whole number or truth value is missing: fill or drop it, or cast to Float64, where it becomes NaN.</exception>
    /// <example><c>Tensor mass = penguins["mass"].ToTensor();</c></example>
    public Tensor ToTensor()
    {
        if (HasMissing && !Type.IsFloat())
            throw new FrameException($"to tensor: {MissingCount} of {Length} values of \"{Name}\" are missing; fill or drop them, or Cast(ColumnType.Float64) to make them NaN");
        return this switch
        {
            ValueColumn<double> c => Shared(c),
            ValueColumn<float> c => Shared(c),
            ValueColumn<long> c => Shared(c),
            ValueColumn<int> c => Shared(c),
            ValueColumn<bool> c => Shared(c),
            _ => throw new ColumnTypeException($"to tensor: column \"{Name}\" holds {Type.ShortName()}, which is no tensor type; use TextCodes, OneHot or Dt first"),
        };
    }

    /// <summary>A column with a copy of a one-dimensional tensor's values; Float16 and BFloat16 become Float32, UInt8 becomes Int32.</summary>
    /// <exception cref="ShapeException">The tensor does not have one axis.</exception>
    public static Column FromTensor(string name, Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Names.Check("column", name);
        if (values.Rank != 1) throw new ShapeException("from tensor", $"{values.Shape} has {values.Rank} axes; a column has 1", [values.Shape]);
        return values.DType switch
        {
            DType.Float64 => new ValueColumn<double>(name, values.ToArray<double>()),
            DType.Int64 => new ValueColumn<long>(name, values.ToArray<long>()),
            DType.Int32 or DType.UInt8 => new ValueColumn<int>(name, values.ToArray<int>()),
            DType.Bool => new ValueColumn<bool>(name, values.ToArray<bool>()),
            _ => new ValueColumn<float>(name, values.ToArray<float>()),
        };
    }

    private static Tensor Shared<T>(ValueColumn<T> column) where T : unmanaged, IComparable<T>, IEquatable<T> =>
        new(new ColumnStorage<T>(column.Data), [column.Length]);
}

/// <summary>A column's array as the memory of a tensor, for reading.</summary>
internal sealed class ColumnStorage<T>(T[] values) : Storage(DTypes.Of<T>(), values.Length) where T : unmanaged
{
    public override bool IsWritable => false;

    internal override Span<TElement> Elements<TElement>() => System.Runtime.InteropServices.MemoryMarshal.Cast<T, TElement>(values.AsSpan());
}

public sealed partial class DataFrame
{
    /// <summary>Number columns side by side as a tensor of shape [rows, columns].</summary>
    /// <param name="dtype">Float32, as networks want it, or Float64.</param>
    /// <param name="names">The columns; all when none is given. Whole numbers and truth values are converted, missing values are NaN.</param>
    /// <exception cref="ColumnTypeException">A column holds text or dates.</exception>
    /// <exception cref="FrameException">The dtype is neither Float32 nor Float64.</exception>
    /// <example><c>Tensor x = iris.ToTensor(DType.Float32, "sepal_length", "sepal_width"); // [150, 2]</c></example>
    public Tensor ToTensor(DType dtype = DType.Float32, params string[] names)
    {
        if (dtype is not (DType.Float32 or DType.Float64)) throw new FrameException($"to tensor: {dtype} does not hold every number column; use Float32 or Float64, and convert the tensor");
        var picked = names.Length == 0 ? columns : Find("to tensor", names);
        var values = Array.ConvertAll(picked, static column => ColumnCast.ToDoubles(Numeric("to tensor", column)));
        var rows = new double[checked(RowCount * picked.Length)];
        Chunks.For(RowCount, (_, from, to) =>
        {
            for (var row = from; row < to; row++)
                for (var column = 0; column < values.Length; column++) rows[row * values.Length + column] = values[column][row];
        });
        var tensor = Tensor.Wrap(rows, [RowCount, picked.Length]);
        return dtype == DType.Float64 ? tensor : tensor.To(dtype);
    }

    /// <summary>A frame of a tensor's columns: shape [rows, columns], or [rows] for one column.</summary>
    /// <param name="values">The tensor.</param>
    /// <param name="names">A name for each column; column0, column1, … when none is given.</param>
    /// <exception cref="ShapeException">The tensor has neither one nor two axes.</exception>
    /// <exception cref="FrameException">The number of names is not that of the columns.</exception>
    public static DataFrame FromTensor(Tensor values, params string[] names)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Rank is not (1 or 2)) throw new ShapeException("from tensor", $"{values.Shape} has {values.Rank} axes; a frame has 2", [values.Shape]);
        var count = values.Rank == 1 ? 1 : (int)values.Shape.Dims[1];
        if (names.Length == 0) names = [.. Enumerable.Range(0, count).Select(static i => $"column{i}")];
        if (names.Length != count) throw new FrameException($"from tensor: {names.Length} names for {count} columns");
        return new DataFrame(names.Select((name, i) => Column.FromTensor(name, values.Rank == 1 ? values : values[.., i])));
    }

    /// <summary>Reads the arrays of an .npz file as columns: one for each array of one axis, one for each column (name_0, name_1, …) of an array of two.</summary>
    /// <exception cref="TensorFileException">The file is no .npz archive, or is damaged.</exception>
    /// <exception cref="FrameException">The arrays differ in length.</exception>
    public static DataFrame ReadNpz(string path) => new(Npz.Load(path).SelectMany(static entry => entry.Value.Rank == 2
        ? Enumerable.Range(0, (int)entry.Value.Shape.Dims[1]).Select(i => Column.FromTensor($"{entry.Key}_{i}", entry.Value[.., i]))
        : [Column.FromTensor(entry.Key, entry.Value)]));

    /// <summary>Writes number columns as the arrays of an .npz file, which NumPy reads.</summary>
    /// <exception cref="ColumnTypeException">A column holds text or dates.</exception>
    public void WriteNpz(string path) => Npz.Save(path, columns.Select(static column => new KeyValuePair<string, Tensor>(column.Name, column.ToTensor())));
}
