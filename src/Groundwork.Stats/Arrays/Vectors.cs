namespace Groundwork.Stats;

/// <summary>Reads tensors as vectors or tables of doubles, or says which argument has the wrong shape.</summary>
static class Vectors
{
    public static double[] Read(string op, string name, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x, name);
        if (x.Rank != 1) throw new ShapeException(op, $"{name} has shape {x.Shape}; it must be a vector", [x.Shape]);
        return x.ToArray<double>();
    }

    public static double[] ReadSome(string op, string name, Tensor x, int least = 1)
    {
        var values = Read(op, name, x);
        return values.Length >= least ? values
            : throw new ShapeException(op, $"{name} has {values.Length} elements; at least {least} {(least == 1 ? "is" : "are")} needed", [x.Shape]);
    }

    public static (double[] X, double[] Y) ReadPair(string op, Tensor x, Tensor y, int least = 1)
    {
        double[] a = ReadSome(op, "x", x, least), b = ReadSome(op, "y", y, least);
        return a.Length == b.Length ? (a, b) : throw new ShapeException(op, $"{a.Length} x and {b.Length} y do not pair", [x.Shape, y.Shape]);
    }

    /// <summary>A table as rows; a vector is a table of one column.</summary>
    public static (double[] Values, int Rows, int Columns) ReadTable(string op, string name, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x, name);
        if (x.Rank is not (1 or 2)) throw new ShapeException(op, $"{name} has shape {x.Shape}; it must be [rows, columns] or a vector", [x.Shape]);
        return (x.ToArray<double>(), x.Shape[0], x.Rank == 2 ? x.Shape[1] : 1);
    }

    /// <summary>Float32 stays, everything else is Float64.</summary>
    public static DType FloatOf(Tensor x) => x.DType == DType.Float32 ? DType.Float32 : DType.Float64;

    public static void CheckFinite(string op, string name, ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            if (!double.IsFinite(values[i])) throw new ArgumentException($"{op}: element {i} of {name} is {values[i]}; all must be finite", name);
    }

    public static void CheckLevel(string op, double level)
    {
        if (!(level > 0 && level < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, $"{op}: a confidence level lies between 0 and 1, such as 0.95");
    }
}
