namespace Groundwork;

public abstract partial class Column
{
    /// <summary>The sum of the present values as a double; of none it is 0.</summary>
    /// <exception cref="ColumnTypeException">The column holds no numbers (nor truth values).</exception>
    public double Sum() => Number(Aggregate.Sum);

    /// <summary>The mean of the present values, or NaN when there are none.</summary>
    /// <exception cref="ColumnTypeException">The column holds no numbers.</exception>
    /// <example><c>penguins["body_mass_g"].Mean() // 4201.75…</c></example>
    public double Mean() => Number(Aggregate.Mean);

    /// <summary>The median of the present values, or NaN when there are none.</summary>
    /// <exception cref="ColumnTypeException">The column holds no numbers.</exception>
    public double Median() => Number(Aggregate.Median);

    /// <summary>The standard deviation with divisor n - ddof, or NaN when n ≤ ddof.</summary>
    /// <exception cref="ColumnTypeException">The column holds no numbers.</exception>
    public double Std(int ddof = 1) => Number(Aggregate.Std, new AggregateOptions(ddof));

    /// <summary>The variance with divisor n - ddof, or NaN when n ≤ ddof.</summary>
    /// <exception cref="ColumnTypeException">The column holds no numbers.</exception>
    public double Var(int ddof = 1) => Number(Aggregate.Var, new AggregateOptions(ddof));

    /// <summary>The quantile q of the present values, or NaN when there are none.</summary>
    /// <exception cref="ColumnTypeException">The column holds no numbers.</exception>
    /// <exception cref="FrameException">q is not between 0 and 1.</exception>
    public double Quantile(double q, QuantileMethod method = QuantileMethod.Linear) =>
        Number(Aggregate.Quantile, new AggregateOptions(1, Statistics.CheckQuantile(q), method));

    /// <summary>The least present value as a double, or NaN when there is none.</summary>
    /// <exception cref="ColumnTypeException">The column holds no numbers; use <c>Min&lt;T&gt;()</c> for dates and texts.</exception>
    public double Min() => Number(Aggregate.Min);

    /// <summary>The greatest present value as a double, or NaN when there is none.</summary>
    /// <exception cref="ColumnTypeException">The column holds no numbers; use <c>Max&lt;T&gt;()</c> for dates and texts.</exception>
    public double Max() => Number(Aggregate.Max);

    /// <summary>The least present value, or null (the type's default) when there is none.</summary>
    /// <exception cref="ColumnTypeException">The values are of another type.</exception>
    public T? Min<T>() => Pick<T>(Aggregate.Min);

    /// <summary>The greatest present value, or null (the type's default) when there is none.</summary>
    /// <exception cref="ColumnTypeException">The values are of another type.</exception>
    public T? Max<T>() => Pick<T>(Aggregate.Max);

    /// <summary>How many distinct values are present.</summary>
    public int CountDistinct() => (int)(long)Aggregation.Whole(Aggregate.Distinct, this, new AggregateOptions())[0]!;

    /// <summary>The distinct values in order of appearance; a missing value counts once.</summary>
    public Column Unique()
    {
        var groups = Grouping.By("unique", new DataFrame(this), [Name], dropMissing: false);
        return Take(groups.FirstRows.Order().ToArray());
    }

    private double Number(Aggregate kind, AggregateOptions options = default)
    {
        if (MissingCount == Length) return kind == Aggregate.Sum ? 0 : double.NaN;
        if (!Type.IsNumber() && Type != ColumnType.Bool)
            throw new ColumnTypeException($"{Aggregation.Verb(kind)}: column \"{Name}\" holds {Type.ShortName()}, not numbers");
        return Convert.ToDouble(Aggregation.Whole(kind, this, options)[0] ?? double.NaN, System.Globalization.CultureInfo.InvariantCulture);
    }

    private T? Pick<T>(Aggregate kind) => Aggregation.Whole(kind, this, new AggregateOptions())[0] switch
    {
        null => default,
        T value => value,
        var other => throw new ColumnTypeException($"{Aggregation.Verb(kind)}: column \"{Name}\" holds {Type.ShortName()}, not {typeof(T).Name}; its value is {other}"),
    };
}
