using static Groundwork.Frame;

namespace Groundwork;

/// <summary>What pandas' users reach for first; values from pandas 1.5.3 where they are not counted by hand.</summary>
public sealed class EverydayTests
{
    private static readonly DataFrame penguins = DataFrame.ReadCsv(Path.Combine(AppContext.BaseDirectory, "data", "penguins.csv"));
    private static readonly DataFrame weather = DataFrame.ReadCsv(Path.Combine(AppContext.BaseDirectory, "data", "seattle-weather.csv"));

    [Fact]
    public void A_list_of_one_text_holds_that_text_and_not_its_letters()
    {
        Assert.Equal(124, penguins.Filter(Col("island").IsIn("Dream")).RowCount);
        Assert.Equal(220, penguins.Filter(!Col("island").IsIn("Dream")).RowCount);
        Assert.Equal(292, penguins.Filter(Col("island").IsIn(new List<string> { "Dream", "Biscoe" })).RowCount);
        Assert.Equal(11, penguins.Filter(Col("sex").IsIn([null])).RowCount);
    }

    [Fact]
    public void Means_of_all_number_columns_by_group()
    {
        var means = penguins.GroupBy("species").Mean();
        Assert.Equal(["species", "bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"], means.ColumnNames);
        Assert.Equal(5076.016260162602, (double)means[2, "body_mass_g"]!, 1e-9);
        Assert.Equal(2700L, penguins.GroupBy("species").Min("body_mass_g")[1, "body_mass_g"]);
        Assert.Equal("mean: the frame has no number columns beside its keys species", Assert.Throws<FrameException>(() => penguins.Select("species", "sex").GroupBy("species").Mean()).Message);
    }

    [Fact]
    public void Numbers_with_their_thousands_apart_are_numbers()
    {
        var prices = DataFrame.ParseCsv("id;price;n;day\n1;1.234,50;12.345;03.02.2024\n2;;1;31.12.2023\n3;-99,9;1.000.000;01.01.2024\n", new CsvOptions { Separator = ';', DecimalSeparator = ',', ThousandsSeparator = '.' });
        Assert.Equal([1234.5, null, -99.9], prices["price"].Select(static value => (double?)value));
        Assert.Equal([12_345, 1, 1_000_000], prices["n"].Values<long>().ToArray());
        Assert.Equal(ColumnType.String, prices["day"].Type);
        foreach (var text in (string[])["1,23", "1234,567", ",123", "1,2345", "1.5,000"])
            Assert.Equal(ColumnType.String, DataFrame.ParseCsv($"n\n\"{text}\"\n", new CsvOptions { ThousandsSeparator = ',' })["n"].Type);
        Assert.Equal(1234.5, DataFrame.ParseCsv("n\n\"1,234.5\"\n", new CsvOptions { ThousandsSeparator = ',' })[0, "n"]);
    }

    [Theory]
    [InlineData("ME", "2024-01-31,1|2024-02-29,0|2024-03-31,2")] // values of pandas' M, Q and A
    [InlineData("QE", "2024-03-31,3")]
    [InlineData("Y", "2024-12-31,3")]
    [InlineData("MS", "2024-01-01,1|2024-02-01,0|2024-03-01,2")]
    public void Months_quarters_and_years_are_named_by_their_first_or_last_day(string rule, string expected) => Assert.Equal(
        expected, string.Join('|', DataFrame.ParseCsv("t,v\n2024-01-15,1\n2024-03-01,2\n").Resample("t", rule, Col("v").Sum()).ToCsv().TrimEnd().Split('\n').Skip(1)));

    [Fact]
    public void Dates_with_an_offset_are_read_as_UTC_wherever_the_machine_stands() => Assert.Equal(
        new DateTime(2024, 1, 5, 8, 0, 0), DataFrame.Of(("t", new[] { "2024-01-05T10:00:00+02:00" })).Select(Col("t").Str.ToDate("yyyy-MM-ddTHH:mm:sszzz"))[0, "t"]);

    [Fact]
    public void A_format_of_another_language_is_recognised() => Assert.Contains(
        "formats are .NET's, like dd/MM/yyyy", Assert.Throws<FrameException>(() => DataFrame.Of(("t", new[] { "05/01/2024" })).Select(Col("t").Str.ToDate("%d/%m/%Y"))).Message);

    [Fact]
    public void A_literal_that_does_not_fit_is_named_by_its_value() => Assert.Equal(
        "*: string \"species\" and int64 2 do not go together; convert \"species\" with Cast first", Assert.Throws<ColumnTypeException>(() => penguins.Select(Col("species") * 2)).Message);

    [Fact]
    public void A_JSON_object_of_lists_is_read_as_columns()
    {
        Assert.Equal("a,b\n1,x\n2,y\n", DataFrame.ParseJson("""{"a": [1, 2], "b": ["x", "y"]}""").ToCsv());
        Assert.Equal("a,b\n[1],2\n", DataFrame.ParseJson("""{"a": [1], "b": 2}""").ToCsv());
        Assert.Equal(2, DataFrame.ParseJson("{\"a\": [1]}\n{\"a\": [2, 3]}\n").RowCount);
    }

    [Fact]
    public void A_group_is_described_in_one_row()
    {
        var table = penguins.GroupBy("species").Describe("body_mass_g");
        Assert.Equal(["species", "count", "mean", "std", "min", "25%", "50%", "75%", "max"], table.ColumnNames);
        Assert.Equal(3487.5, table[1, "25%"]);
    }

    [Fact]
    public void Texts_are_described_by_what_is_most_frequent() => Assert.Equal(
        """
        column,count,distinct,most,times
        species,344,3,Adelie,152
        sex,333,2,MALE,168

        """.ReplaceLineEndings("\n"), penguins.Select("species", "sex").Describe().ToCsv());

    [Fact]
    public void Keys_can_be_computed()
    {
        var byYear = weather.GroupBy(Col("date").Dt.Year.As("year"), "weather").Agg(Col("precipitation").Sum(), Count().As("days"));
        Assert.Equal(["year", "weather", "precipitation", "days"], byYear.ColumnNames);
        Assert.Equal(1461L, byYear["days"].ToArray<long>().Sum());
        Assert.Equal(18, byYear.RowCount);
    }

    [Fact]
    public void A_text_among_expressions_names_a_column()
    {
        var table = penguins.Select("species", (Col("body_mass_g") / 1000).As("kg"), Frame.Lit("x").As("constant")).Head(1);
        Assert.Equal("species,kg,constant\nAdelie,3.75,x\n", table.ToCsv());
        Assert.Contains("no column \"specie\"", Assert.Throws<UnknownColumnException>(() => penguins.Select("specie", Col("island"))).Message);
    }

    [Fact]
    public void Choices_follow_each_other_without_nesting()
    {
        var size = When(Col("body_mass_g") < 3500).Then("light").When(Col("body_mass_g") < 4500).Then("middle").When(Col("body_mass_g").IsPresent()).Then("heavy").OtherwiseMissing();
        var counts = penguins.DropMissing(["body_mass_g"]).WithColumns(size.As("size")).ValueCounts("size");
        Assert.Equal(["middle", "heavy", "light"], counts["value"]);
        Assert.Equal([153L, 118L, 71L], counts["count"].ToArray<long>());
    }

    [Fact]
    public void Values_are_replaced_by_others()
    {
        var sexes = penguins.Select(Col("sex").Replace(("MALE", "m"), ("FEMALE", "f"), (null, "?"))).ValueCounts("sex");
        Assert.Equal(["m", "f", "?"], sexes["value"]);
        Assert.Equal([168L, 165L, 11L], sexes["count"].ToArray<long>());
        // Each value is looked at once: swapping works.
        Assert.Equal([2L, 1L, 3L], DataFrame.Of(("n", new[] { 1, 2, 3 })).Select(Col("n").Cast(ColumnType.Int64).Replace((1, 2), (2, 1)))["n"].ToArray<long>());
    }
}
