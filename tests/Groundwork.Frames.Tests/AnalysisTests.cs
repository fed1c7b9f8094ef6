using static Groundwork.Frame;

namespace Groundwork.Frames.Tests;

/// <summary>What an analysis of flights, days and flowers reaches for.</summary>
public sealed class AnalysisTests
{
    [Fact]
    public void Parts_make_a_date()
    {
        // pandas: pd.to_datetime(f[["year", "month", "day", "hour", "minute"]], errors="coerce")
        var frame = DataFrame.Of(("y", new[] { 2024, 2023, 2024, 2024 }), ("m", new int?[] { 2, 2, null, 12 }), ("d", new[] { 29, 29, 1, 31 }), ("hm", new[] { 517, 0, 0, 2459 }));
        Assert.Equal([new DateTime(2024, 2, 29), null, null, new DateTime(2024, 12, 31)], frame.Select(Date(Col("y"), Col("m"), Col("d")))["date"]);
        Assert.Equal([new DateTime(2024, 2, 29, 5, 17, 0), null, null, null], frame.Select(Date(Col("y"), Col("m"), Col("d"), Col("hm").FloorDivide(100), Col("hm") % 100).As("at"))["at"]);
        Assert.Equal([new DateTime(2024, 1, 1)], frame.Head(1).Select(Date(Col("y"), 1, 1).As("at"))["at"]);
        Assert.Equal("Date(Col(\"y\"), 1, 1, 0, 0)", Date(Col("y"), 1, 1).ToString());
    }

    [Fact]
    public void Rows_become_columns()
    {
        var numbers = DataFrame.Of(("stat", new[] { "min", "max" }), ("a", new[] { 1, 2 }), ("b", new[] { 0.5, double.NaN }));
        Assert.Equal("column,min,max\na,1.0,2.0\nb,0.5,\n", numbers.Transpose("stat").ToCsv());
        Assert.Equal("name,0,1\nstat,min,max\na,1,2\nb,0.5,\n", numbers.Transpose(nameTo: "name").ToCsv());
        Assert.Equal("column\n", DataFrame.Empty.Transpose().ToCsv());
        Assert.Contains("named \"x\"", Assert.Throws<FrameException>(() => DataFrame.Of(("k", new[] { "x", "x" }), ("v", new[] { 1, 2 })).Transpose("k")).Message);
        Assert.Equal("transpose: \"k\" has missing values, which name no column", Assert.Throws<FrameException>(() => DataFrame.Of(("k", new[] { "x", null }), ("v", new[] { 1, 2 })).Transpose("k")).Message);
    }

    [Fact]
    public void Rows_are_numbered_and_columns_added()
    {
        var frame = DataFrame.Of(("x", new[] { "b", "a" }));
        Assert.Equal("row,x\n0,b\n1,a\n", frame.WithRowNumbers().ToCsv());
        Assert.Equal([10L, 11L], frame.WithRowNumbers("n", start: 10)["n"]);
        Assert.Throws<FrameException>(() => frame.WithRowNumbers("x"));
        Assert.Equal("x,y\nb,1.5\na,2.5\n", frame.WithColumn("y", new[] { 1.5, 2.5 }).ToCsv());
        Assert.Equal("with column: 1 values for \"y\", but the frame has 2 rows", Assert.Throws<FrameException>(() => frame.WithColumn("y", new[] { 1 })).Message);
    }

    [Fact]
    public void Names_need_no_list()
    {
        var frame = DataFrame.Of(("a", new[] { 1, 1, 2 }), ("b", new int?[] { 3, 3, null }));
        Assert.Equal(2, frame.Unique("a").RowCount);
        Assert.Equal(2, frame.DropMissing("b").RowCount);
        Assert.Equal(3, frame.DropMissing("a").RowCount);
        Assert.Equal([2, 1, 1], frame.Sort("a", descending: true)["a"]);
    }

    [Fact]
    public void A_table_of_up_to_sixty_rows_is_shown_whole()
    {
        static int Lines(DataFrame frame) => frame.ToString().Split('\n').Length;
        Assert.Equal(63, Lines(new DataFrame(Column.Range("x", 0, 60)))); // names, types, rows, count
        Assert.Equal(14, Lines(new DataFrame(Column.Range("x", 0, 61)))); // … among five and five
    }

    [Fact]
    public void Rows_are_written_as_a_list_of_objects()
    {
        var frame = DataFrame.Of(("x", new double?[] { 1.5, null }), ("t", new[] { "a\"b", "é" }));
        Assert.Equal("[{\"x\":1.5,\"t\":\"a\\\"b\"},\n{\"x\":null,\"t\":\"é\"}]\n", frame.ToJson());
        Assert.Equal(frame.ToCsv(), DataFrame.ParseJson(frame.ToJson()).ToCsv());
        Assert.Equal("[]\n", frame.Head(0).ToJson());
        Assert.Equal(frame.ToJsonLines().Length, frame.ToJsonLines().Trim().Length + 1);
    }
}
