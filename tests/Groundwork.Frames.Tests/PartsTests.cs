using System.Globalization;
using System.Text;
using static Groundwork.Frame;

namespace Groundwork;

/// <summary>A query over a file gives the table that it gives over the whole file in memory, however small the parts that are read.</summary>
public sealed class PartsTests : IDisposable
{
    private static readonly (string Name, Func<LazyFrame, LazyFrame> Query, string How)[] queries =
    [
        ("count, sum and mean", static f => f.GroupBy("city").Agg(Count().As("rows"), Col("x").Count().As("n"), Col("x").Sum().As("s"), Col("x").Mean().As("m"), Col("n").Sum().As("total")), "merged"),
        ("least, greatest, first and last", static f => f.GroupBy("city").Agg(Col("x").Min().As("low"), Col("x").Max().As("high"), Col("name").First().As("first"), Col("name").Last().As("last"), Col("day").Min().As("since")), "merged"),
        ("spread", static f => f.GroupBy("city", "k").Agg(Col("x").Std().As("s"), Col("x").Var(ddof: 0).As("v"), Col("x").Sem().As("e"), Col("n").Std()), "merged"),
        ("distinct, any, all, product", static f => f.GroupBy("k").Agg(Col("name").CountDistinct().As("names"), Col("ok").Any().As("any"), Col("ok").All().As("all"), (Col("n") % 3 + 1).Product().As("p")), "merged"),
        ("expressions around aggregations", static f => f.GroupBy("city").Agg(((Col("x") * Col("n")).Sum() / Col("n").Sum()).Round(6).As("weighted"), (Col("x").Max() - Col("x").Min()).As("range")), "merged"),
        ("missing keys are kept", static f => f.GroupBy(["k"], keepMissing: true).Agg(Col("x").Mean(), Count().As("rows")), "merged"),
        ("one row of all", static f => f.Select(Count().As("rows"), Col("x").Mean(), Col("x").Std().As("s"), Col("late").Max()), "merged"),
        ("filter, new column, group", static f => f.Filter(Col("x") > 0).WithColumns((Col("x") * 2).As("y")).Filter(Col("y") < 3).GroupBy("city").Agg(Col("y").Mean()), "merged"),
        ("whole numbers that become floats", static f => f.GroupBy("city").Agg(Col("late").Sum(), Col("late").Mean().As("m")), "merged"),
        ("whole numbers that become texts, as keys", static f => f.GroupBy("code").Agg(Count().As("rows")), "merged"),
        ("a column without values at first", static f => f.GroupBy("gap").Agg(Col("x").Sum()), "merged"),
        ("mean of dates", static f => f.GroupBy("city").Agg(Col("day").Mean()), "merged"),
        ("median and quantiles", static f => f.GroupBy("city").Agg(Col("x").Median(), Col("k").Median().As("km"), Col("n").Quantile(0.9).As("q"), Col("n").Quantile(0.3, QuantileMethod.Lower).As("low")), "the distinct values of Col(\"x\"), Col(\"k\"), Col(\"n\") are kept"),
        ("median of all", static f => f.Select(Col("x").Median(), Col("late").Quantile(0.25).As("q"), Col("name").Mode(), Col("name").CountDistinct().As("names")), "are kept in memory"),
        ("most frequent", static f => f.GroupBy(["city"], keepMissing: true).Agg(Col("name").Mode(), Col("n").Mode(), Col("gap").Mode().As("g")), "are kept in memory"),
        ("median of dates", static f => f.GroupBy("city").Agg(Col("day").Median()), ""),
        ("skewness", static f => f.GroupBy("city").Agg(Col("x").Skew()), "all rows are kept in memory"),
        ("computed keys", static f => f.GroupBy("city", Col("day").Dt.Month.As("month"), (Col("n") > 50).As("many")).Agg(Col("x").Mean()), "merged"),
        ("rows that pass", static f => f.WithColumns((Col("x") + 1).As("y")).Filter(Col("y") > 2).Select("name", "y", "late", "code"), "part by part"),
        ("the greatest", static f => f.Filter(Col("n") > 10).Sort(Col("x").Descending(), "name").Limit(7, skip: 2), "9 rows are kept"),
        ("the first that pass", static f => f.WithColumns((Col("n") * 2).As("m")).Filter(Col("m") > 50).Select("city", "x", "m", "name").Limit(20, skip: 5), "until there are enough"),
        ("unique rows", static f => f.Select("city", "k").Unique(), "only new rows"),
        ("join with a small table", static f => f.Join(Cities, ["city"], JoinKind.Inner).GroupBy("land").Agg(Col("x").Mean(), Count().As("rows")), "merged"),
        ("nothing passes", static f => f.Filter(Col("x") > 1e9).GroupBy("city").Agg(Col("x").Mean()), "merged"),
    ];

    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    public static TheoryData<string> Names => [.. queries.Select(static query => query.Name)];

    private static LazyFrame Cities => DataFrame.Of(("city", new[] { "Oslo", "Rome", "Paris" }), ("land", new[] { "Norway", "Italy", "France" })).Lazy();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_in_small_parts_gives_the_table_of_the_whole(string name)
    {
        File.WriteAllText(path, Text(rows: 3000));
        var (_, query, how) = queries.Single(query => query.Name == name);
        var inParts = query(new LazyFrame(new CsvPlan(path, new CsvOptions()) { PartBytes = 4000 }));
        Assert.Contains(how, inParts.Explain());
        AssertSame(query(DataFrame.ReadCsv(path).Lazy()).Collect(), inParts.Collect());
    }

    [Fact]
    public void A_computed_key_that_would_hide_a_column_is_refused()
    {
        File.WriteAllText(path, Text(rows: 50));
        var query = DataFrame.ScanCsv(path);
        Assert.Contains("would hide the column \"day\"; name the key with As", Assert.Throws<FrameException>(() => query.GroupBy(Col("day").Dt.Month)).Message);
        Assert.Contains("would hide the column \"x\"", Assert.Throws<FrameException>(() => query.WithColumns((Col("x") + 1).As("y"), Col("x")).GroupBy((Col("n") % 2).As("x")).Agg(Col("y").Sum()).Collect()).Message);
    }

    [Fact]
    public void An_empty_file_gives_the_empty_table_and_a_total_of_nothing()
    {
        File.WriteAllText(path, "city,x\n");
        Assert.Equal(0, DataFrame.ScanCsv(path).GroupBy("city").Agg(Count().As("n")).Collect().RowCount);
        Assert.Equal(0L, DataFrame.ScanCsv(path).Select(Count().As("n")).Collect()[0, "n"]);
    }

    [Fact]
    public void Errors_are_those_of_the_whole_table()
    {
        File.WriteAllText(path, Text(rows: 50));
        Assert.Contains("did you mean \"city\"", Assert.Throws<UnknownColumnException>(() => DataFrame.ScanCsv(path).GroupBy("cit").Agg(Count()).Collect()).Message);
        Assert.Contains("\"name\" holds string", Assert.Throws<ColumnTypeException>(() => DataFrame.ScanCsv(path).GroupBy("city").Agg(Col("name").Mean()).Collect()).Message);
        Assert.Contains("not a key and not aggregated", Assert.Throws<FrameException>(() => DataFrame.ScanCsv(path).GroupBy("city").Agg(Col("x")).Collect()).Message);
    }

    public void Dispose() => File.Delete(path);

    private static string Text(int rows)
    {
        var random = new Random(5);
        string[] cities = ["Oslo", "Rome", "Bern", "", "Lima, Peru"];
        var text = new StringBuilder("city,k,x,n,ok,day,name,late,code,gap\n");
        for (var row = 0; row < rows; row++)
        {
            var city = cities[random.Next(cities.Length)];
            text.Append(CultureInfo.InvariantCulture, $"{(city.Contains(',') ? $"\"{city}\"" : city)},{(random.Next(9) == 0 ? "" : random.Next(4))},{(random.Next(7) == 0 ? "" : (random.NextDouble() * 4 - 2).ToString("F4", CultureInfo.InvariantCulture))},{random.Next(100)},");
            text.Append(CultureInfo.InvariantCulture, $"{random.Next(2) == 0},2024-{random.Next(1, 13):00}-{random.Next(1, 29):00},name{random.Next(400)},");
            text.Append(CultureInfo.InvariantCulture, $"{random.Next(50)}{(row > rows * 0.8 ? ".25" : "")},{(row > rows * 0.9 ? "A7" : row % 7 == 0 ? $"0{row % 5}" : row % 5)},{(row > rows / 2 ? $"g{row % 3}" : "")}\n");
        }
        return text.ToString();
    }

    /// <summary>Sums are added in another order: floats agree to 12 digits.</summary>
    private static void AssertSame(DataFrame expected, DataFrame actual)
    {
        Assert.Equal(expected.Columns.Select(static column => (column.Name, column.Type)), actual.Columns.Select(static column => (column.Name, column.Type)));
        Assert.Equal(expected.RowCount, actual.RowCount);
        foreach (var (one, other) in expected.Columns.Zip(actual.Columns))
            for (var row = 0; row < one.Length; row++)
            {
                if (one[row] is double a && other[row] is double b) Assert.True(Math.Abs(a - b) <= 1e-12 * Math.Max(1, Math.Abs(a)), $"{one.Name}, row {row}: {a} and {b}");
                else Assert.Equal(one[row], other[row]);
            }
    }
}
