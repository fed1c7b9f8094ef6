using System.Globalization;
using static Groundwork.Frame;

namespace Groundwork;

/// <summary>Forty everyday operations (docs/frames.md) give pandas' values, to nine digits: sums are added in another order.</summary>
public sealed class WalkTests
{
    private static readonly DataFrame p = DataFrame.ReadCsv(Path.Combine(AppContext.BaseDirectory, "data", "penguins.csv"));
    private static readonly DataFrame w = DataFrame.ReadCsv(Path.Combine(AppContext.BaseDirectory, "data", "seattle-weather.csv"));
    private static readonly DataFrame i = DataFrame.ReadCsv(Path.Combine(AppContext.BaseDirectory, "data", "iris.csv"));

    private static readonly (int Number, string Expected, Func<object?[]> Run)[] steps =
    [
        (1, "344, 7", () => [p.RowCount, p.ColumnCount]),
        (2, "19, 11", () => [p.MissingCounts()["missing"].Sum(), p["sex"].MissingCount]),
        (3, "4201.754385964912", () => [p["body_mass_g"].Mean()]),
        (4, "39.225, 14.061713679356894", () => [p.Describe()[4, "bill_length_mm"], p.Describe()[2, "flipper_length_mm"]]),
        (5, "172", () => [p.Filter(Col("body_mass_g") > 4000).RowCount]),
        (6, "47", () => [p.Filter(Col("island") == "Dream" & Col("bill_depth_mm") < 18).RowCount]),
        (7, "276", () => [p.Filter(Col("species").IsIn("Adelie", "Gentoo")).RowCount]),
        (8, "52", () => [p.Filter(Col("island").Str.Contains("er")).RowCount]),
        (9, "333, 342", () => [p.DropMissing().RowCount, p.DropMissing(["body_mass_g"]).RowCount]),
        (10, "4200.872093023256", () => [p.Select(Col("body_mass_g").FillMissing(Col("body_mass_g").Median()))["body_mass_g"].Mean()]),
        (11, "4202.839181720402", () => [p.Select(Col("body_mass_g").FillMissing(Col("body_mass_g").Mean().Over("species")))["body_mass_g"].Mean()]),
        (12, "3.612676056338028", () => [p.WithColumns((Col("bill_length_mm") / Col("bill_depth_mm")).As("ratio"))["ratio"].Max()]),
        (13, "115", () => [p.Select(When(Col("body_mass_g") > 4500).Then(1).Otherwise(0).As("heavy"))["heavy"].Sum()]),
        (14, "4775, 45.6", () => [p.Sort("species", Desc("body_mass_g"))[0, "body_mass_g"], p.Sort("species", Desc("body_mass_g"))[200, "bill_length_mm"]]),
        (15, "152, Adelie", () => [p.ValueCounts("species")[0, "count"], p.ValueCounts("species")[0, "value"]]),
        (16, "3, MALE", () => [p["island"].CountDistinct(), p["sex"].Unique()[0]]),
        (17, "5076.016260162602, 384.3350813871914", () => [BySpecies(Col("body_mass_g").Mean())[2, "body_mass_g"], BySpecies(Col("body_mass_g").Std())[1, "body_mass_g"]]),
        (18, "6, 210", () => [p.GroupBy("species", "sex").GroupCount, p.GroupBy("species", "sex").Agg(Col("flipper_length_mm").Max())[1, "flipper_length_mm"]]),
        (19, "168, 34.5, 50.5", () => [.. p.GroupBy("island").Agg(Count().As("n"), Col("bill_length_mm").Min().As("low"), Col("bill_length_mm").Quantile(0.9).As("q")).Columns.Skip(1).Select(column => column[0])]),
        (20, "1223.9837398373984", () => [p.Select((Col("body_mass_g") - Col("body_mass_g").Mean().Over("species")).Abs().As("off"))["off"].Max()]),
        (21, "276", () => [p.GroupBy("species").Filter(Count() >= 100).RowCount]),
        (22, "9, 1649", () => [p.GroupBy("island").Head(3).RowCount, p.GroupBy("island").Head(3)["flipper_length_mm"].Sum()]),
        (23, "220, 94", () => [p.Select(Col("body_mass_g").Rank(descending: true))[0, "body_mass_g"], p.Select(Col("body_mass_g").Rank(RankMethod.Dense))["body_mass_g"].Max()]),
        (24, "220.90000000000003, 185", () => [p["flipper_length_mm"].Quantile(0.9), p["flipper_length_mm"].Quantile(0.1)]),
        (25, "0.6561813407464291, 0.5838003194455482", () => [p.Corr(["bill_length_mm", "flipper_length_mm"])[0, "flipper_length_mm"], p.Corr(["bill_length_mm", "body_mass_g"], CorrelationMethod.Spearman)[0, "body_mass_g"]]),
        (26, "3706.372549019608", () => [p.PivotTable(["species"], ["island"], [Col("body_mass_g").Mean()])[0, "Torgersen"]]),
        (27, "124", () => [p.CrossTab("species", "island")[2, "Biscoe"]]),
        (28, "600, 2078.7", () => [i.Melt(["species"]).RowCount, i.Melt(["species"])["value"].Sum()]),
        (29, "50", () => [i.OneHot(["species"])["species_virginica"].Sum()]),
        (30, "32, 57, 49, 12", () => [.. i.Select(Col("sepal_length").Cut([4, 5, 6, 7, 8])).GroupBy("sepal_length").Count()["count"]]),
        (31, "50, 54, 46", () => [.. i.Select(Col("petal_length").QuantileCut(3)).GroupBy("petal_length").Count()["count"]]),
        (32, "0.31896566471359966, 0.2282490424681929", () => [i.Select(Col("sepal_width").Skew())[0, "sepal_width"], i.Select(Col("sepal_width").Kurtosis())[0, "sepal_width"]]),
        (33, "460", () => [p.Join(DataFrame.Of(("island", new[] { "Dream", "Biscoe", "Rhodes" }), ("area", new[] { 1.0, 2.0, 3.0 })), "island", JoinKind.Left, check: JoinCheck.ManyToOne)["area"].Sum()]),
        (34, "15", () => [DataFrame.Concat(i.Head(10), i.Tail(5)).RowCount]),
        (35, "25.998387096774195, 1232.8", () => [w.Filter(Col("date").Dt.Month == 7)["temp_max"].Mean(), w.WithColumns(Col("date").Dt.Year.As("year")).GroupBy("year").Agg(Col("precipitation").Sum())[2, "precipitation"]]),
        (36, "210.5, 3.7285714285714286", () => [w.Resample("date", "MS", Col("precipitation").Sum())[10, "precipitation"], w.Resample("date", "W", Col("temp_max").Mean())[3, "temp_max"]]),
        (37, "15.157142857142858, 10.1", () => [w.Select(Col("temp_max").Rolling(7).Mean())[100, "temp_max"], w.Select(Col("temp_max").Rolling(30, minPresent: 1).Mean())[5, "temp_max"]]),
        (38, "3.324060735197198", () => [w.Select(Col("wind").Ewm(span: 10).Mean())[^1..][0, "wind"]]),
        (39, "9.5, 12.8, 2.9411764705882355", () => [w.Select(Col("temp_max").Diff())["temp_max"].Max(), w.Select(Col("temp_max").Shift(7))[7, "temp_max"], w.Select(Col("temp_min").PercentChange(365))[400, "temp_min"]]),
        (40, "4426.000000000008, 28.3", () => [w.Select(Col("precipitation").CumSum())[^1..][0, "precipitation"], w.Select(Col("temp_max").CumMax())[200, "temp_max"]]),
    ];

    public static TheoryData<int> Numbers => [.. steps.Select(static step => step.Number)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Step_gives_the_value_of_pandas(int number)
    {
        var (_, expected, run) = steps[number - 1];
        Assert.Equal(expected.Split(", ").Select(Nine), run().Select(value => Nine(Convert.ToString(value, CultureInfo.InvariantCulture)!)));
    }

    private static DataFrame BySpecies(Expr value) => p.GroupBy("species").Agg(value);

    private static string Nine(string value) =>
        double.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number.ToString("G9", CultureInfo.InvariantCulture) : value;
}
