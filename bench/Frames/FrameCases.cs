using static Groundwork.Frame;

namespace Groundwork.Bench.Frames;

/// <summary>One thing to time: what it works on, and how many bytes it must move where memory is the limit.</summary>
/// <param name="Name">The name, which the peers know too.</param>
/// <param name="Make">Makes the frames.</param>
/// <param name="Run">What is timed.</param>
/// <param name="Bytes">Bytes read and written by the result and its operands alone; 0 where memory is not the limit.</param>
/// <param name="File">The file that is read, if any.</param>
internal sealed record FrameCase(string Name, Func<DataFrame[]> Make, Action<DataFrame[]> Run, double Bytes = 0, string? File = null);

internal static class FrameCases
{
    private const int Large = 10_000_000;
    private const int Medium = 1_000_000;

    public static IReadOnlyList<FrameCase> All(string folder)
    {
        FrameCase Read(string name, string file)
        {
            var path = Path.Combine(folder, file);
            return new(name, static () => [], _ => DataFrame.ReadCsv(path), File: path);
        }
        DataFrame[] Csv() => [DataFrame.ReadCsv(Path.Combine(folder, "bench.csv"))];
        return
        [
            Read("csv_read", "bench.csv"),
            Read("csv_read_quoted", "quoted.csv"),
            Read("csv_read_late_float", "late_float.csv"),
            Read("csv_read_late_text", "late_text.csv"),
            new("csv_write", Csv, f => f[0].WriteCsv(Stream.Null)),
            new("groupby_string", Csv, f => f[0].GroupBy("city").Agg(Col("y").Mean())),
            new("groupby_int_1e7", Big, f => f[0].GroupBy("k").Agg(Col("u").Mean().As("um"), Col("u").Sum().As("us"), Col("v").Mean().As("vm"), Col("v").Sum().As("vs"))),
            new("groupby_two_keys_1e7", Big, f => f[0].GroupBy("k", "j").Agg(Col("u").Sum(), Col("v").Sum())),
            // Four columns are read; 31% of the rows, where a normal number is above a half, are written.
            new("filter_1e7", Big, f => f[0].Filter(Col("u") > 0.5), Bytes: Large * 8.0 * (4 + 4 * 0.3085)),
            new("arithmetic_1e7", Big, f => f[0].WithColumns((Col("u") * 2 + Col("v")).As("w")), Bytes: Large * 8.0 * 3),
            new("sort_int", Mixed, f => f[0].Sort("i")),
            new("sort_float", Mixed, f => f[0].Sort("f")),
            new("join", Pair, f => f[0].Join(f[1], "k")),
            new("describe", () => [Normals(0)], f => f[0].Describe()),
            new("fillna", () => [Normals(0.01)], f => f[0].FillMissing(0.0)),
            new("rolling_mean", () => [Normals(0)], f => f[0].Select(Col("a").Rolling(20).Mean())),
            new("json_read", static () => [], _ => DataFrame.ReadJson(Path.Combine(folder, "rows.json"))),
            new("json_read_lines", static () => [], _ => DataFrame.ReadJson(Path.Combine(folder, "rows.jsonl"))),
            new("groupby_median", Moments, f => f[0].GroupBy("k").Agg(Col("v").Median())),
            new("groupby_quantile", Moments, f => f[0].GroupBy("k").Agg(Col("v").Quantile(0.9))),
            new("date_difference", Moments, f => f[0].Select(Col("a") - Col("b"))),
            new("date_diff", Moments, f => f[0].Select(Col("a").Diff())),
            new("date_floor", Moments, f => f[0].Select(Col("a").Dt.Floor("H"))),
            new("resample_day", Moments, f => f[0].Resample("a", "D", Count())),
            new("rolling_std", Moments, f => f[0].Select(Col("v").Rolling(20).Std())),
            new("rolling_median", Moments, f => f[0].Select(Col("v").Rolling(20).Median())),
            new("rolling_7d", Moments, f => f[0].Select(Col("v").Rolling("7D", on: "a").Mean())),
            new("value_counts", Pair, f => f[0].ValueCounts("k")),
        ];
    }

    private static DataFrame[] Big()
    {
        var random = new Random(1);
        return [DataFrame.Of(("k", Make(Large, () => (long)random.Next(1000))), ("j", Make(Large, () => (long)random.Next(10))), ("u", Make(Large, () => Normal(random))), ("v", Make(Large, () => Normal(random))))];
    }

    private static DataFrame[] Mixed()
    {
        var random = new Random(2);
        return [DataFrame.Of(("i", Make(Medium, () => (long)random.Next(1_000_000_000))), ("f", Make(Medium, () => Normal(random))), ("p", Make(Medium, () => 1L)))];
    }

    private static DataFrame[] Pair()
    {
        var random = new Random(3);
        var keys = Enumerable.Range(0, 100_000).Select(i => (long)i).ToArray();
        random.Shuffle(keys);
        return [DataFrame.Of(("k", Make(Medium, () => (long)random.Next(100_000))), ("a", Make(Medium, () => Normal(random)))), DataFrame.Of(("k", keys), ("b", Make(keys.Length, () => Normal(random))))];
    }

    /// <summary>Moments of three years in order, others in none, 1000 groups.</summary>
    private static DataFrame[] Moments()
    {
        var random = new Random(5);
        DateTime Moment() => new DateTime(2020, 1, 1).AddSeconds(random.Next(100_000_000));
        var ordered = Make(Medium, Moment);
        Array.Sort(ordered);
        return [DataFrame.Of(("a", ordered), ("b", Make(Medium, Moment)), ("k", Make(Medium, () => (long)random.Next(1000))), ("v", Make(Medium, random.NextDouble)))];
    }

    private static DataFrame Normals(double missing)
    {
        var random = new Random(4);
        return new DataFrame("abcde".Select(name => Column.From(name.ToString(), Make(Medium, () => random.NextDouble() < missing ? double.NaN : Normal(random)))));
    }

    private static T[] Make<T>(int count, Func<T> next)
    {
        var values = new T[count];
        for (var i = 0; i < count; i++) values[i] = next();
        return values;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
