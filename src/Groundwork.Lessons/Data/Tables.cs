namespace Groundwork.Lessons;

/// <summary>Two classic tables that travel inside the library. <c>Data/README.md</c> has their credits.</summary>
/// <remarks>Each call reads the table anew, so that nobody can change another's. Safe to use from several threads.</remarks>
/// <example><code>
/// DataFrame penguins = Tables.Penguins();
/// penguins.RowCount;   // 344
/// </code></example>
public static class Tables
{
    /// <summary>344 penguins of three species: <c>species</c>, <c>island</c>, <c>bill_length_mm</c>, <c>bill_depth_mm</c>, <c>flipper_length_mm</c>, <c>body_mass_g</c>, <c>sex</c>. Some values are missing. (Gorman, Williams and Fraser, 2014.)</summary>
    /// <example><code>Tables.Penguins().DropMissing().RowCount;   // 333</code></example>
    public static DataFrame Penguins() => Read("penguins.csv");

    /// <summary>150 flowers of three species: <c>sepal_length</c>, <c>sepal_width</c>, <c>petal_length</c>, <c>petal_width</c> in cm, and <c>species</c>. (Fisher, 1936.)</summary>
    /// <example><code>Tables.Iris()["petal_length"].Mean();   // 3.758</code></example>
    public static DataFrame Iris() => Read("iris.csv");

    static DataFrame Read(string name)
    {
        using Stream stream = typeof(Tables).Assembly.GetManifestResourceStream("data/" + name)!;
        return DataFrame.ReadCsv(stream);
    }
}
