using static Groundwork.Frame;

namespace Groundwork;

public sealed class ConversionTests
{
    private sealed record Penguin(string Species, double? BodyMass, DateOnly Seen, Sex? Sex);

    private enum Sex { Female, Male }

    [Fact]
    public void Records_go_in_and_come_out_again()
    {
        Penguin[] penguins = [new("Adelie", 3750, new(2007, 11, 11), ConversionTests.Sex.Male), new("Gentoo", null, new(2008, 1, 2), null)];
        var frame = DataFrame.FromRecords(penguins);
        Assert.Equal([ColumnType.String, ColumnType.Float64, ColumnType.DateOnly, ColumnType.String], frame.Columns.Select(column => column.Type));
        Assert.Equal(penguins, frame.Rename(("BodyMass", "body_mass")).ToRecords<Penguin>());
        Assert.Equal(["Adelie 3750", "Gentoo missing"], frame.ToRecords(row => $"{row["Species"]} {row.Get<double?>("BodyMass")?.ToString() ?? "missing"}"));
    }

    [Fact]
    public void A_missing_value_that_a_record_cannot_hold_is_named() =>
        Assert.Equal("to records: \"Age\" is missing in row 1, and Int32 cannot say so; make it Int32?",
            Assert.Throws<FrameException>(() => DataFrame.Of(("Name", new[] { "Ann", "Bob" }), ("Age", new int?[] { 30, null })).ToRecords<Person>()).Message);

    public sealed class Person
    {
        public string? Name { get; set; }

        public int Age { get; set; }
    }

    [Fact]
    public void Json_lines_read_back_as_they_were_written()
    {
        var frame = DataFrame.Of(("i", new long?[] { long.MaxValue, null }), ("x", new double?[] { 0.1, null }), ("t", new[] { "a\"é\n", null }), ("b", new bool?[] { true, null }));
        Assert.Equal("{\"i\":9223372036854775807,\"x\":0.1,\"t\":\"a\\\"é\\n\",\"b\":true}\n{\"i\":null,\"x\":null,\"t\":null,\"b\":null}\n", frame.ToJsonLines());
        foreach (var column in DataFrame.ParseJson(frame.ToJsonLines()).Columns) Assert.Equal(frame[column.Name], column);
        Assert.Equal([1L, null, 3L], DataFrame.ParseJson("[{\"a\":1},{\"b\":[1,2]},{\"a\":3}]")["a"]);
        Assert.StartsWith("json: line 2 is not JSON", Assert.Throws<FormatException>(() => DataFrame.ParseJson("{\"a\":1}\n{oops}")).Message);
    }

    [Fact]
    public void Columns_lend_their_memory_to_tensors_and_take_copies_of_tensors()
    {
        var frame = DataFrame.Of(("a", new[] { 1.0, 2, 3 }), ("n", new[] { 4L, 5, 6 }), ("m", new long?[] { 1, null, 3 }));
        Assert.Equal([1.0, 2, 3], frame["a"].ToTensor().ToArray<double>());
        Assert.Equal(DType.Int64, frame["n"].ToTensor().DType);
        Assert.Throws<FrameException>(() => frame["m"].ToTensor());
        var x = frame.ToTensor(DType.Float32, "a", "n");
        Assert.Equal([1f, 4, 2, 5, 3, 6], x.ToArray<float>());
        Assert.Equal([4f, 5, 6], DataFrame.FromTensor(x, "a", "n")["n"].ToArray<float>());
    }

    [Fact]
    public void Npz_files_are_columns()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".npz");
        try
        {
            var frame = DataFrame.Of(("a", new[] { 1.0, 2 }), ("b", new[] { true, false }));
            frame.WriteNpz(path);
            Assert.Equal(frame.ToCsv(), DataFrame.ReadNpz(path).ToCsv());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_table_shows_types_widths_and_missing_values()
    {
        var frame = DataFrame.Of(("name", new[] { "Ann", "Bob", null }), ("mass", new double?[] { 61.25, null, 80 }), ("n", new[] { 1, 22, 333 }));
        Assert.Equal(
            """
               name        mass      n
               string   float64  int32
            0  Ann        61.25      1
            1  Bob      missing     22
            2  missing    80.00    333
            3 rows x 3 columns
            """.ReplaceLineEndings("\n"), frame.ToText());
        Assert.Contains("…", DataFrame.Of(("a", Enumerable.Range(0, 100).ToArray())).ToString());
        Assert.Equal("| name | mass |\n|---|---:|\n| Ann | 61.25 |\n", frame.Select("name", "mass").Head(1).ToMarkdown());
        var html = frame.ToMimeBundle().Html!;
        Assert.Contains("<td class=\"m\">missing</td>", html);
        Assert.DoesNotContain("http", html);
    }

    [Fact]
    public void A_key_finds_rows_and_joins_align_on_it()
    {
        var prices = DataFrame.Of(("id", new[] { 3, 1, 2 }), ("price", new[] { 30.0, 10, 20 })).WithKey("id");
        Assert.Equal(10.0, prices.Loc(1)[0, "price"]);
        Assert.Equal([10.0, 20.0], prices.LocRange(1, 2)["price"]);
        var names = DataFrame.Of(("id", new[] { 1, 3 }), ("name", new[] { "one", "three" })).WithKey("id");
        Assert.Equal(["three", "one"], prices.Join(names)["name"]);
        Assert.Throws<FrameException>(() => prices.Loc(9));
    }

    [Fact]
    public void As_of_joins_take_the_nearest_row()
    {
        var trades = DataFrame.Of(("at", new[] { 1, 5, 10 }), ("stock", new[] { "a", "b", "a" }));
        var quotes = DataFrame.Of(("at", new[] { 0, 4, 6, 9, 11 }), ("stock", new[] { "a", "a", "b", "b", "a" }), ("bid", new[] { 1.0, 2, 3, 4, 5 }));
        Assert.Equal([1.0, null, 2.0], trades.JoinAsOf(quotes, "at", ["stock"])["bid"]);
        Assert.Equal([2.0, 3.0, 5.0], trades.JoinAsOf(quotes, "at", ["stock"], AsOfDirection.Forward)["bid"]);
        Assert.Equal([1.0, 3.0, 5.0], trades.JoinAsOf(quotes, "at", ["stock"], AsOfDirection.Nearest)["bid"]);
        Assert.Equal([1.0, null, null], trades.JoinAsOf(quotes, "at", ["stock"], tolerance: 2)["bid"]);
    }

    [Theory]
    [InlineData(AsOfDirection.Backward)]
    [InlineData(AsOfDirection.Forward)]
    [InlineData(AsOfDirection.Nearest)]
    public void Rows_joined_as_of_are_those_that_a_look_at_all_rows_finds(AsOfDirection direction)
    {
        var random = new Random(11);
        var left = Enumerable.Range(0, 700).Select(_ => (Id: random.Next(3), At: random.Next(500))).ToArray();
        var right = Enumerable.Range(0, 300).Select(_ => (Id: random.Next(3), At: random.Next(500))).DistinctBy(static row => row).ToArray();
        int? Near((int Id, int At) row) => right.Where(other => other.Id == row.Id)
            .Where(other => direction == AsOfDirection.Nearest || (direction == AsOfDirection.Backward ? other.At <= row.At : other.At >= row.At))
            .OrderBy(other => Math.Abs(other.At - row.At)).ThenBy(static other => other.At).Select(static other => (int?)other.At).FirstOrDefault();
        var joined = DataFrame.Of(("id", left.Select(static row => row.Id).ToArray()), ("at", left.Select(static row => row.At).ToArray()))
            .JoinAsOf(DataFrame.Of(("id", right.Select(static row => row.Id).ToArray()), ("at", right.Select(static row => row.At).ToArray()), ("found", right.Select(static row => row.At).ToArray())), "at", ["id"], direction);
        Assert.Equal(left.Select(Near), joined["found"].Select(static value => (int?)value));
    }

    [Fact]
    public void Results_are_the_same_bits_at_any_thread_count()
    {
        var random = new Random(5);
        var frame = DataFrame.Of(("k", Enumerable.Range(0, 300_000).Select(_ => random.Next(50)).ToArray()), ("x", Enumerable.Range(0, 300_000).Select(_ => random.NextDouble()).ToArray()));
        var former = Workers.Count;
        try
        {
            var results = new[] { 1, 2, 7 }.Select(threads =>
            {
                Workers.Count = threads;
                return frame.GroupBy("k").Agg(Col("x").Sum().As("s"), Col("x").Std().As("d"), Col("x").Median().As("m")).ToCsv() + frame["x"].Sum() + frame.Filter(Col("x") > 0.5).Sort("x").Head(9).ToCsv();
            });
            Assert.Single(results.Distinct());
        }
        finally
        {
            Workers.Count = former;
        }
    }
}
