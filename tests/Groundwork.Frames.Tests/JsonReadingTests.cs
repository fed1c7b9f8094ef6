using System.IO.Compression;
using System.Text;

namespace Groundwork.Frames.Tests;

public sealed class JsonReadingTests
{
    [Fact]
    public void A_column_is_as_wide_as_its_widest_value()
    {
        var frame = DataFrame.ParseJson("""
            [{"whole": 1, "real": 1, "truth": true, "number": false, "text": "é\u00e9\n", "none": null},
             {"whole": -9223372036854775808, "real": 2.5, "truth": null, "number": 3, "text": "", "none": null},
             {"real": 1e3, "truth": false, "number": null, "text": null, "later": [1, {"a": "}"}]}]
            """);
        Assert.Equal(["whole", "real", "truth", "number", "text", "none", "later"], frame.ColumnNames);
        Assert.Equal([ColumnType.Int64, ColumnType.Float64, ColumnType.Bool, ColumnType.Int64, ColumnType.String, ColumnType.Float64, ColumnType.String], frame.Columns.Select(column => column.Type));
        Assert.Equal([1L, long.MinValue, null], frame["whole"]);
        Assert.Equal([1.0, 2.5, 1000.0], frame["real"]);
        Assert.Equal([true, null, false], frame["truth"]);
        Assert.Equal([0L, 3L, null], frame["number"]);
        Assert.Equal(["éé\n", "", null], frame["text"]);
        Assert.Equal(3, frame["none"].MissingCount);
        Assert.Equal([null, null, """[1, {"a": "}"}]"""], frame["later"]);
    }

    [Fact]
    public void Numbers_are_the_nearest_doubles()
    {
        // More digits than 64 bits hold, more than a double holds, the least and the greatest: as .NET's own parser reads them.
        string[] texts = ["18446744073709551616", "0.1234567890123456789", "5e-324", "1.7976931348623157e308", "-0.0", "123456789.987654321e-5"];
        var frame = DataFrame.ParseJson("{\"x\":" + string.Join("}\n{\"x\":", texts) + "}");
        Assert.Equal(texts.Select(text => (object)double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)), frame["x"]);
    }

    [Fact]
    public void A_long_text_read_in_blocks_gives_the_rows_of_a_short_one()
    {
        // Over 3 MB; its texts hold what looks like the end of one object and the start of the next, also in nested lists.
        var lines = Enumerable.Range(0, 40_000).Select(i =>
            $$"""{"id": {{i}}, "text": "t{{i % 1000}} }, {\"id\": 7}", "list": [{"a": {{i % 3}}}, {"a": 2}], {{(i < 39_000 ? "\"x\": 1" : "\"x\": 0.5, \"late\": true")}}}""").ToArray();
        var few = DataFrame.Concat(lines.Chunk(1000).Select(part => DataFrame.ParseJson(string.Join("\n", part), new JsonOptions { Types = new Dictionary<string, ColumnType> { ["x"] = ColumnType.Float64 } })).ToArray());
        foreach (var text in (string[])[string.Join("\r\n", lines) + "\r\n", $"[{string.Join(", ", lines)}]", $"[\n{string.Join("\n,\n", lines)}\n]\n"])
        {
            var frame = DataFrame.ParseJson(text);
            Assert.Equal(few.ColumnNames, frame.ColumnNames);
            foreach (var column in frame.Columns) Assert.Equal(few[column.Name], column);
        }
    }

    [Fact]
    public void A_list_whose_blocks_would_begin_inside_a_text_is_read_from_its_start()
    {
        var trap = string.Concat(Enumerable.Repeat("""}, {\"a\": 1""", 300_000)); // 4 MB of one text
        var frame = DataFrame.ParseJson($$"""[{"a": "{{trap}}"}, {"a": "b"}]""");
        Assert.Equal([300_000L * 10, 1L], frame.Select(Frame.Col("a").Str.Length())["a"]);
    }

    [Fact]
    public void Objects_in_objects_become_columns_as_deep_as_asked()
    {
        const string Text = """[{"id": 1, "user": {"name": "Ada", "home": {"city": "Oslo"}}}, {"id": 2, "user": null}, {"id": 3, "user": {"name": "Bo", "tags": [1]}}]""";
        Assert.Equal("id,user\n1,\"{\"\"name\"\": \"\"Ada\"\", \"\"home\"\": {\"\"city\"\": \"\"Oslo\"\"}}\"\n", DataFrame.ParseJson(Text).Head(1).ToCsv());
        var one = DataFrame.ParseJson(Text, new JsonOptions { FlattenDepth = 1 });
        Assert.Equal("""{"city": "Oslo"}""", one[0, "user.home"]);
        // pandas: pd.json_normalize gives id, user.name, user.home.city, user, user.tags.
        var all = DataFrame.ParseJson(Text, new JsonOptions { FlattenDepth = 64 });
        Assert.Equal(["id", "user.name", "user.home.city", "user", "user.tags"], all.ColumnNames);
        Assert.Equal(["Ada", null, "Bo"], all["user.name"]);
        Assert.Equal(["Oslo", null, null], all["user.home.city"]);
        Assert.Equal([null, null, "[1]"], all["user.tags"]);
        Assert.StartsWith("json: a FlattenDepth of -1", Assert.Throws<FrameException>(() => DataFrame.ParseJson("[]", new JsonOptions { FlattenDepth = -1 })).Message);
    }

    [Fact]
    public void ISO_dates_are_found_and_offsets_become_UTC()
    {
        const string Text = """[{"day": "2024-02-29", "at": "2024-02-29T23:30:00Z"}, {"day": null, "at": "2024-03-01T01:30:00+02:00"}]""";
        var frame = DataFrame.ParseJson(Text);
        Assert.Equal([new DateTime(2024, 2, 29), null], frame["day"]);
        Assert.Equal([new DateTime(2024, 2, 29, 23, 30, 0), new DateTime(2024, 2, 29, 23, 30, 0)], frame["at"]);
        Assert.Equal(["2024-02-29", null], DataFrame.ParseJson(Text, new JsonOptions { InferDates = false })["day"]);
        Assert.Equal(new DateOnly(2024, 2, 29), DataFrame.ParseJson(Text, new JsonOptions { Types = new Dictionary<string, ColumnType> { ["day"] = ColumnType.DateOnly } })[0, "day"]);
        // Written and read again, dates are dates.
        Assert.Equal(ColumnType.DateTime, DataFrame.ParseJson(frame.ToJsonLines())["at"].Type);
    }

    [Fact]
    public void Values_of_several_kinds_are_refused_unless_they_are_asked_for_as_text()
    {
        const string Text = """[{"code": 1.50}, {"code": "B2"}, {"code": true}, {"code": null}]""";
        Assert.Equal("json: column \"code\" holds float64 and string values, which do not fit one column; read it as text with Types = { [\"code\"] = ColumnType.String }",
            Assert.Throws<ColumnTypeException>(() => DataFrame.ParseJson(Text)).Message);
        Assert.Equal(["1.50", "B2", "true", null], DataFrame.ParseJson(Text, new JsonOptions { Types = new Dictionary<string, ColumnType> { ["code"] = ColumnType.String } })["code"]);
    }

    [Theory]
    [InlineData("""{"a":{"0":1,"1":2},"b":{"0":"x","1":"y"}}""")] // pandas' DataFrame.to_json()
    [InlineData("{\n \"a\": [1, 2],\n \"b\": [\"x\", \"y\"]\n}")]
    [InlineData("{\n \"a\": 1,\n \"b\": \"x\"\n}\n{\n \"a\": 2,\n \"b\": \"y\"\n}")]
    [InlineData("{\"a\": 1, \"b\": \"x\", \"a\": 9} {\"a\": 2, \"b\": \"y\"}")]
    [InlineData("\n\n{\"a\": 1, \"b\": \"x\"}\n\n  {\"b\": \"y\", \"\\u0061\": 2}  \n\n")]
    [InlineData("[{\"a\": 1, \"b\": \"x\"}\n, {\"a\": 2, \"b\": \"y\"}]\n")]
    public void Lists_lines_and_columns_are_told_apart(string text) => Assert.Equal("a,b\n1,x\n2,y\n", DataFrame.ParseJson(text).ToCsv());

    [Fact]
    public void An_empty_text_and_an_empty_list_are_empty_frames()
    {
        Assert.Equal(0, DataFrame.ParseJson(" \n").ColumnCount);
        Assert.Equal(0, DataFrame.ParseJson("[ ]").ColumnCount);
        Assert.Equal(0, DataFrame.ParseJson("[{}, {}]").ColumnCount);
    }

    [Theory]
    [InlineData("[{\"a\": 1},\n{\"a\": 2}\n{\"a\": 3}]", "json: line 3 is not JSON: \"{\"a\": 3}]\"")]
    [InlineData("[{\"a\": 1},\n{\"a\": }]", "json: line 2 is not JSON: \"{\"a\": }]\"")]
    [InlineData("[{\"a\": 1}", "json: line 1 is not JSON: \"\"")]
    [InlineData("[{\"a\": 1}] x", "json: line 1 is not JSON: \"x\"")]
    [InlineData("[{\"a\": 1}, 2]", "json: line 1 holds a number, not an object")]
    [InlineData("[[1, 2]]", "json: line 1 holds a list, not an object")]
    [InlineData("\"text\"", "json: line 1 holds a text, not an object")]
    [InlineData("{\"a\": 1}\nnull\n", "json: line 2 holds null, not an object")]
    [InlineData("{\"a\": NaN}", "json: line 1 is not JSON: \"{\"a\": NaN}\"")]
    [InlineData("a,b\n1,2", "json: line 1 is not JSON: \"a,b\"")]
    [InlineData("{\"a\": \"\\ud800\"}", "json: line 1 is not JSON: \"{\"a\": \"\\ud800\"}\"")]
    public void What_is_not_JSON_is_told_with_its_line(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => DataFrame.ParseJson(text)).Message);

    [Fact]
    public void A_bad_line_in_a_long_text_is_told_with_its_number()
    {
        var lines = Enumerable.Range(1, 60_000).Select(i => i == 50_001 ? "{\"number\": oops, \"text\": \"…\"}" : $"{{\"number\": {i}, \"text\": \"some text that fills the line\"}}");
        Assert.StartsWith("json: line 50001 is not JSON: \"{\"number\": oops", Assert.Throws<FormatException>(() => DataFrame.ParseJson(string.Join('\n', lines))).Message);
    }

    [Fact]
    public void Objects_nested_deeper_than_the_format_allows_are_refused() =>
        Assert.StartsWith("json: line 1 is not JSON", Assert.Throws<FormatException>(() => DataFrame.ParseJson(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)), new JsonOptions { FlattenDepth = 1_000_000 })).Message);

    [Fact]
    public void Zipped_and_sixteen_bit_texts_are_read()
    {
        var bytes = Encoding.UTF8.GetBytes("[{\"a\": \"é\"}]");
        var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(bytes);
        zipped.Position = 0;
        Assert.Equal(["é"], DataFrame.ReadJson(zipped)["a"]);
        Assert.Equal(["é"], DataFrame.ReadJson(new MemoryStream([.. Encoding.UTF8.GetPreamble(), .. bytes]))["a"]);
        Assert.Equal(["é"], DataFrame.ReadJson(new MemoryStream([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("[{\"a\": \"é\"}]")]))["a"]);
    }
}
