using static Groundwork.Frame;

namespace Groundwork.Frames.Tests;

/// <summary>Texts taken apart into rows and columns, ranges of dates, and where joined rows come from.</summary>
public sealed class ExplodeTests
{
    [Fact]
    public void Each_part_of_a_text_gets_a_row()
    {
        // pandas: f.assign(tags=f.tags.str.split(",")).explode("tags")
        var frame = DataFrame.Of(("id", new[] { 1, 2, 3, 4 }), ("tags", new[] { "a,b,a", null, "", "c" }), ("x", new double?[] { 0.5, 1, null, 2 }));
        Assert.Equal("id,tags,x\n1,a,0.5\n1,b,0.5\n1,a,0.5\n2,,1.0\n3,,\n4,c,2.0\n", frame.Explode("tags", ",").ToCsv());
        Assert.Equal(2L, frame.Explode("tags", ",").ValueCounts("tags")[0, "count"]);
        Assert.Equal(0, frame.Head(0).Explode("tags", ",").RowCount);
        Assert.Equal(["a", null, "", "c"], frame.Filter(Col("id") > 0).Explode("tags", ",b,a")["tags"].Where((_, row) => row != 1));
    }

    [Fact]
    public void Lists_and_objects_of_JSON_become_rows_and_columns()
    {
        // pandas: pd.json_normalize(orders, "items", ["order"])
        var orders = DataFrame.ParseJson("""
            {"order": 1, "items": [{"name": "pen", "price": 1.5}, {"name": "ink", "price": 2, "on": "2024-01-31"}]}
            {"order": 2, "items": []}
            {"order": 3, "items": [{"name": "pen", "price": 1.5}]}
            """).Explode("items").Unnest("items");
        Assert.Equal("order,items.name,items.price,items.on\n1,pen,1.5,\n1,ink,2.0,2024-01-31\n2,,,\n3,pen,1.5,\n", orders.ToCsv());
        Assert.Equal([1L, 2L, null, 3L], DataFrame.Of(("v", new[] { "[1, 2]", "[null, 3]" })).Explode("v")["v"]);
        Assert.Equal(ColumnType.Float64, DataFrame.Of(("v", new[] { "[1, 2.5]" })).Explode("v")["v"].Type);
        Assert.Equal(["id"], DataFrame.Of(("id", new[] { 1 }), ("v", new string?[] { null })).Unnest("v").ColumnNames);
    }

    [Fact]
    public void Texts_that_hold_no_list_or_object_are_told_with_their_row()
    {
        var frame = DataFrame.Of(("n", new[] { 1, 2 }), ("t", new[] { "[1]", "a,b" }));
        Assert.Equal("explode: row 1 of \"t\" holds \"a,b\", which is not a JSON list; give a separator to split texts", Assert.Throws<FrameException>(() => frame.Explode("t")).Message);
        Assert.StartsWith("explode: column \"n\" holds int32", Assert.Throws<ColumnTypeException>(() => frame.Explode("n", ",")).Message);
        Assert.StartsWith("explode: the separator is empty", Assert.Throws<FrameException>(() => frame.Explode("t", "")).Message);
        Assert.StartsWith("json: line 1 holds a list", Assert.Throws<FormatException>(() => frame.Unnest("t")).Message);
        Assert.StartsWith("explode: no column", Assert.Throws<UnknownColumnException>(() => frame.Explode("u")).Message);
    }

    [Theory] // pandas: pd.date_range(start, periods=3, freq=rule)
    [InlineData("2024-01-30T06:00", "MS", "2024-02-01T06:00:00 2024-03-01T06:00:00 2024-04-01T06:00:00")]
    [InlineData("2024-01-30", "2MS", "2024-02-01T00:00:00 2024-04-01T00:00:00 2024-06-01T00:00:00")]
    [InlineData("2024-02-01", "QS", "2024-04-01T00:00:00 2024-07-01T00:00:00 2024-10-01T00:00:00")]
    [InlineData("2024-02-01", "2QS", "2024-04-01T00:00:00 2024-10-01T00:00:00 2025-04-01T00:00:00")]
    [InlineData("2024-02-01", "YS", "2025-01-01T00:00:00 2026-01-01T00:00:00 2027-01-01T00:00:00")]
    [InlineData("2023-12-15", "ME", "2023-12-31T00:00:00 2024-01-31T00:00:00 2024-02-29T00:00:00")]
    [InlineData("2024-01-30", "W", "2024-02-04T00:00:00 2024-02-11T00:00:00 2024-02-18T00:00:00")]
    [InlineData("2024-01-30", "36H", "2024-01-30T00:00:00 2024-01-31T12:00:00 2024-02-02T00:00:00")]
    public void Dates_step_through_a_range(string start, string rule, string expected) =>
        Assert.Equal(expected, string.Join(' ', Column.DateRange("d", DateTime.Parse(start, System.Globalization.CultureInfo.InvariantCulture), 3, rule).Select(date => $"{date:yyyy-MM-ddTHH:mm:ss}")));

    [Fact]
    public void A_range_of_dates_ends_with_its_last_one()
    {
        Assert.Equal(366, Column.DateRange("d", new(2024, 1, 1), new DateTime(2024, 12, 31)).Length);
        Assert.Equal(4, Column.DateRange("d", new(2024, 1, 30), new DateTime(2024, 4, 30), "ME").Length);
        Assert.Equal(0, Column.DateRange("d", new(2024, 2, 1), new DateTime(2024, 1, 1)).Length);
        Assert.Equal(1, Column.DateRange("d", new(9999, 12, 1), DateTime.MaxValue, "MS").Length);
        Assert.Equal(31, Column.DateRange("d", new(9999, 12, 1), DateTime.MaxValue).Length);
        Assert.Equal("date range: 3 steps of MS from 9999-12-01 go beyond the year 9999", Assert.Throws<FrameException>(() => Column.DateRange("d", new(9999, 12, 1), 3, "MS")).Message);
        Assert.Contains("more than a column holds", Assert.Throws<FrameException>(() => Column.DateRange("d", DateTime.MinValue, DateTime.MaxValue, "ms")).Message);
    }

    [Fact]
    public void A_join_says_where_its_rows_come_from()
    {
        // pandas: a.merge(b, on="k", how="outer", indicator=True)["_merge"]
        var a = DataFrame.Of(("k", new[] { 1, 2, 2 }), ("x", new[] { 1, 2, 3 }));
        var b = DataFrame.Of(("k", new[] { 2, 3 }), ("y", new[] { 4, 5 }));
        var joined = a.Join(b, "k", JoinKind.Full, indicator: "_merge");
        Assert.Equal(["left_only", "both", "both", "right_only"], joined["_merge"]);
        Assert.Equal(ColumnType.Category, joined["_merge"].Type);
        Assert.Equal([1L, 1L, 2L], joined.GroupBy("_merge").Count()["count"]);
        Assert.Equal(["both", "right_only"], a.Head(2).Join(b, ["k"], ["k"], JoinKind.Right, indicator: "from")["from"]);
        Assert.StartsWith("join: an indicator \"m\" of a Semi join", Assert.Throws<FrameException>(() => a.Join(b, "k", JoinKind.Semi, indicator: "m")).Message);
        Assert.Contains("\"x\"", Assert.Throws<FrameException>(() => a.Join(b, "k", JoinKind.Left, indicator: "x")).Message);
    }
}
