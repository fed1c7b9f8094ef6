using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Groundwork;

public sealed class CsvReadingTests
{
    [Fact]
    public void Types_are_inferred_from_all_rows()
    {
        var frame = DataFrame.ParseCsv("i,f,b,s,d,m\n1,1.5,True,x,2024-01-31,\n-2,3,False,7y,2024-02-29,\n,NA,,,,\n");
        Assert.Equal([ColumnType.Int64, ColumnType.Float64, ColumnType.Bool, ColumnType.String, ColumnType.DateTime, ColumnType.Float64], frame.Columns.Select(c => c.Type));
        Assert.All(frame.Columns, column => Assert.True(column.IsMissing(2)));
        Assert.Equal(new DateTime(2024, 2, 29), frame[1, "d"]);
    }

    [Fact]
    public void A_first_guess_that_is_wrong_is_put_right_however_late()
    {
        // 200,000 rows are several blocks; the last row alone is not a whole number.
        var lines = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"{i},{i},{i:000000}\n"));
        var frame = DataFrame.ParseCsv("a,b,c\n" + lines + "7,0.5,x\n");
        Assert.Equal([ColumnType.Int64, ColumnType.Float64, ColumnType.String], frame.Columns.Select(c => c.Type));
        Assert.Equal(199_999.0, frame[199_999, "b"]);
        Assert.Equal(0.5, frame[200_000, "b"]);
        Assert.Equal("000042", frame[42, "c"]); // the text as it stood, not the number that it was taken for
    }

    [Fact]
    public void Quotes_hold_separators_line_ends_and_quotes()
    {
        var frame = DataFrame.ParseCsv("a,b\r\n\"x, \"\"y\"\"\r\nz\",1\r\n\"\",2\r\n5\" pipe,3\r\n");
        Assert.Equal(["x, \"y\"\r\nz", null, "5\" pipe"], frame["a"]);
        Assert.Equal([1L, 2L, 3L], frame["b"].ToArray<long>());
    }

    [Fact]
    public void Quoted_fields_of_many_blocks_read_as_they_were_written()
    {
        var random = new Random(1);
        string[] texts = [.. Enumerable.Range(0, 60_000).Select(i => new string([.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => "ab,\"\n é"[random.Next(7)])]) + i.ToString(CultureInfo.InvariantCulture))];
        var frame = new DataFrame(Column.From("t", texts), Column.Range("i", 0, texts.Length), Column.From("u", texts.Reverse()));
        var back = DataFrame.ParseCsv(frame.ToCsv());
        Assert.Equal(texts, back["t"].ToArray<string>());
        Assert.Equal(frame["i"].ToArray<long>(), back["i"].ToArray<long>());
        Assert.Equal(frame["u"].ToArray<string>(), back["u"].ToArray<string>());
    }

    [Fact]
    public void A_row_with_too_many_fields_is_reported_by_line_with_its_text()
    {
        var error = Assert.Throws<CsvException>(() => DataFrame.ParseCsv("a,b\n\n1,2\n3,4,5\n6,7\n"));
        Assert.Equal("csv: line 4 has 3 fields, header has 2: \"3,4,5\"", error.Message);
        Assert.Equal(4, error.Line);
        var bad = new List<CsvBadRow>();
        var frame = DataFrame.ParseCsv("a,b\n\n1,2\n3,4,5\n6,7\n", new CsvOptions { OnBadRow = bad.Add });
        Assert.Equal([1L, 6L], frame["a"].ToArray<long>());
        Assert.Equal([new CsvBadRow(4, 3, "3,4,5")], bad);
    }

    [Fact]
    public void A_value_that_is_not_of_the_type_asked_for_is_named_with_its_line() =>
        Assert.Equal("csv: line 3, column \"n\": \"x\" is not an int64",
            Assert.Throws<CsvException>(() => DataFrame.ParseCsv("n\n1\nx\n", new CsvOptions { Types = new Dictionary<string, ColumnType> { ["n"] = ColumnType.Int64 } })).Message);

    [Fact]
    public void A_quote_that_is_never_closed_is_named_with_its_line() =>
        Assert.Contains("line 3: a quote is opened and never closed", Assert.Throws<CsvException>(() => DataFrame.ParseCsv("a,b\n1,2\n\"x,3\n4,5\n")).Message);

    [Fact]
    public void A_header_that_asks_for_more_memory_than_the_file_is_worth_is_refused()
    {
        var text = string.Join(',', Enumerable.Range(0, 20_000)) + "\n" + string.Concat(Enumerable.Repeat("1\n", 200_000));
        Assert.Contains("20000 columns take too much memory", Assert.Throws<CsvException>(() => DataFrame.ParseCsv(text)).Message);
    }

    [Fact]
    public void The_machines_culture_does_not_matter()
    {
        var former = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(1.5, DataFrame.ParseCsv("x\n1.5\n")[0, "x"]);
            Assert.Equal("x\n1.5\n", DataFrame.Of(("x", new[] { 1.5 })).ToCsv());
            Assert.Equal(1.5, DataFrame.ParseCsv("x;y\n1,5;2\n", new CsvOptions { Separator = ';', DecimalSeparator = ',' })[0, "x"]);
        }
        finally
        {
            CultureInfo.CurrentCulture = former;
        }
    }

    [Fact]
    public void Encodings_are_told_by_their_mark_or_named()
    {
        const string text = "stadt,n\nKöln,1\nŁódź,2\n";
        foreach (var encoding in new Encoding[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
            Assert.Equal("Łódź", DataFrame.ReadCsv(new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]))[1, "stadt"]);
        Assert.Equal("Köln", DataFrame.ReadCsv(new MemoryStream(Encoding.Latin1.GetBytes(text)), new CsvOptions { Encoding = Encoding.Latin1 })[0, "stadt"]);
    }

    [Fact]
    public void Gzip_is_unzipped_and_zipped()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv.gz");
        try
        {
            DataFrame.Of(("a", new[] { 1, 2 })).WriteCsv(path);
            using (var file = File.OpenRead(path))
            using (var zip = new GZipStream(file, CompressionMode.Decompress))
            using (var reader = new StreamReader(zip)) Assert.Equal("a\n1\n2\n", reader.ReadToEnd());
            Assert.Equal(3, DataFrame.ReadCsv(path)["a"].Sum());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Chunks_have_the_rows_asked_for_and_all_of_them()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");
        try
        {
            File.WriteAllText(path, "i,t\n" + string.Concat(Enumerable.Range(0, 25_000).Select(i => $"{i},\"a,{i % 7}\"\n")));
            var parts = DataFrame.ReadCsvChunks(path, 10_000).ToArray();
            Assert.Equal([10_000, 10_000, 5_000], parts.Select(part => part.RowCount));
            Assert.Equal(25_000L * 24_999 / 2, parts.Sum(part => part["i"].Sum()));
            Assert.Equal($"a,{24_999 % 7}", parts[2][4_999, "t"]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Comments_skipped_lines_chosen_columns_and_limits_are_respected()
    {
        var frame = DataFrame.ParseCsv("made by hand\n# note\na,b,c\n1,2,3 # three\n4,5,6\n7,8,9\n", new CsvOptions { SkipLines = 1, Comment = '#', Columns = ["c", "a"], RowLimit = 2 });
        Assert.Equal(["a", "c"], frame.ColumnNames);
        Assert.Equal([3L, 6L], frame["c"].ToArray<long>());
    }

    [Fact]
    public void Numbers_read_as_the_nearest_double()
    {
        string[] texts = ["0.1", "123456789.123456789", "1e22", "1e23", "9007199254740993", "4.9e-324", "1.7976931348623157e308", "-0.0", "00012.50", ".5", "5.", "+3.25", "0.30000000000000004", "1E-7"];
        var frame = DataFrame.ParseCsv("x\n" + string.Join('\n', texts) + "\n0.5\n");
        for (var i = 0; i < texts.Length; i++)
            Assert.Equal(double.Parse(texts[i], CultureInfo.InvariantCulture), (double)frame[i, "x"]!);
    }

    [Fact]
    public void Every_double_that_is_written_shortest_or_long_reads_back_as_the_same_bits()
    {
        var random = new Random(11);
        var texts = new List<string>();
        for (var i = 0; i < 100_000; i++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (double.IsFinite(value)) texts.Add(value.ToString(i % 3 == 0 ? "R" : i % 3 == 1 ? "E18" : "E17", CultureInfo.InvariantCulture));
            texts.Add(random.NextDouble().ToString("R", CultureInfo.InvariantCulture));
            // Halfway between two doubles: to even.
            if (i % 50 == 0) texts.Add((9007199254740993 + 2L * random.Next()).ToString(CultureInfo.InvariantCulture) + ".0");
        }
        var read = DataFrame.ParseCsv("x\n" + string.Join('\n', texts) + "\n")["x"].ToArray<double>();
        for (var i = 0; i < texts.Count; i++) Assert.True(BitConverter.DoubleToInt64Bits(read[i]) == BitConverter.DoubleToInt64Bits(double.Parse(texts[i], CultureInfo.InvariantCulture)), texts[i]);
    }

    [Fact]
    public void Every_frame_reads_back_as_it_was_written()
    {
        var frame = DataFrame.Of(
            ("double", new double?[] { 0.1 + 0.2, null, double.PositiveInfinity, 1e300 }),
            ("long", new long?[] { long.MinValue, long.MaxValue, null, 0 }),
            ("bool", new bool?[] { true, null, false, true }),
            ("time", new DateTime?[] { new DateTime(2024, 2, 29, 23, 59, 58), null, new DateTime(1, 1, 1), new DateTime(9999, 12, 31) }),
            ("text", new[] { "a\"b", " c ", null, "d\ne" }));
        var back = DataFrame.ParseCsv(frame.ToCsv());
        foreach (var column in frame.Columns) Assert.Equal(column, back[column.Name]);
    }

    [Fact]
    public void Times_with_an_offset_are_dates_in_UTC()
    {
        // pandas: pd.to_datetime([...], utc=True)
        string[] texts = ["2024-03-01T01:30:00+02:00", "2024-02-29T23:30:00Z", "2024-02-29 18:30:00-0500", "2024-02-29 20:00-03:30", "2024-02-29T23:30:00.000+00"];
        foreach (var text in texts) Assert.Equal(new DateTime(2024, 2, 29, 23, 30, 0), DataFrame.ParseCsv($"at\n{text}\n")[0, "at"]);
        Assert.Equal(ColumnType.DateTime, DataFrame.ParseCsv("at\n" + string.Join('\n', texts))["at"].Type);
        // No such offsets, or no time to move: text.
        foreach (var text in (string[])["2024-02-29T23:30+15:00", "2024-02-29T23:30+2", "2024-02-29Z", "2024-02-29T23:30+02:60", "0001-01-01T00:00+01:00"])
            Assert.Equal(text, DataFrame.ParseCsv($"at\n{text}\n")[0, "at"]);
    }
}
