namespace Groundwork.Stats;

/// <summary>A table of counts or probabilities of pairs, with its margins.</summary>
sealed class JointTable
{
    readonly double[] _values;

    JointTable(double[] values, int rows, int columns)
    {
        (_values, Rows, Columns) = (values, rows, columns);
        (RowSums, ColumnSums) = (new double[rows], new double[columns]);
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
            {
                RowSums[i] += this[i, j];
                ColumnSums[j] += this[i, j];
                Total += this[i, j];
            }
    }

    public int Rows { get; }

    public int Columns { get; }

    public double[] RowSums { get; }

    public double[] ColumnSums { get; }

    public double Total { get; }

    public double this[int i, int j] => _values[i * Columns + j];

    /// <summary>What the cell would hold if rows and columns were independent.</summary>
    public double Expected(int i, int j) => RowSums[i] / Total * ColumnSums[j];

    public static JointTable Read(string op, Tensor table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Rank != 2) throw new ShapeException(op, $"the table has shape {table.Shape}; it must have rows and columns", [table.Shape]);
        double[] values = table.ToArray<double>();
        foreach (double value in values)
            if (!(value >= 0 && double.IsFinite(value))) throw new ArgumentException(FormattableString.Invariant($"{op}: a cell holds {value}; cells are finite and not negative"), nameof(table));
        var result = new JointTable(values, table.Shape[0], table.Shape[1]);
        return result.Total > 0 ? result : throw new ArgumentException($"{op}: all cells are 0", nameof(table));
    }
}
