using System.Diagnostics;
using System.Globalization;
using static Groundwork.Frame;

namespace Groundwork.Bench.Frames;

/// <summary>
/// Data frames beside pandas: each case runs in turn here and there, call by call, so that both meet the same noise.
/// <c>dotnet run -c Release --project bench -- frames FOLDER [case ...]</c>, where FOLDER holds bench.csv (1,000,000 rows
/// of three whole numbers, three floats, two texts).
/// </summary>
internal static class FrameSuite
{
    private const int Large = 10_000_000;
    private const int Medium = 1_000_000;

    /// <summary>Runs the cases whose names contain one of the filters, or all.</summary>
    public static int Run(string folder, string[] filters)
    {
        var path = Path.Combine(folder, "bench.csv");
        using var peer = Peer.Start(path);
        Console.WriteLine($"{"case",-24}{"ours ms",10}{"pandas ms",12}{"ratio",8}   ({Workers.Count} threads, {peer.Name})");
        foreach (var (name, make, run) in Cases(path))
        {
            if (filters.Length > 0 && !filters.Any(filter => name.Contains(filter, StringComparison.Ordinal))) continue;
            var frame = make();
            List<double> ours = [], theirs = [];
            var total = Stopwatch.StartNew();
            for (var warm = 0; warm < 3; warm++) run(frame);
            peer.Seconds(name);
            while (ours.Count < 5 || ours.Count < 15 && total.Elapsed.TotalSeconds < 6)
            {
                var clock = Stopwatch.StartNew();
                run(frame);
                ours.Add(clock.Elapsed.TotalSeconds);
                theirs.Add(peer.Seconds(name));
            }
            ours.Sort();
            theirs.Sort();
            double mine = ours[ours.Count / 2], other = theirs[theirs.Count / 2];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-24}{mine * 1e3,10:F1}{other * 1e3,12:F1}{other / mine,8:F2}"));
        }
        return 0;
    }

    private static IEnumerable<(string Name, Func<DataFrame[]> Make, Action<DataFrame[]> Run)> Cases(string path)
    {
        yield return ("csv_read", static () => [], _ => DataFrame.ReadCsv(path));
        yield return ("csv_write", () => [DataFrame.ReadCsv(path)], f => f[0].WriteCsv(Stream.Null));
        yield return ("groupby_string", () => [DataFrame.ReadCsv(path)], f => f[0].GroupBy("city").Agg(Col("y").Mean()));
        yield return ("groupby_int_1e7", Big, f => f[0].GroupBy("k").Agg(Col("u").Mean().As("um"), Col("u").Sum().As("us"), Col("v").Mean().As("vm"), Col("v").Sum().As("vs")));
        yield return ("groupby_two_keys_1e7", Big, f => f[0].GroupBy("k", "j").Agg(Col("u").Sum(), Col("v").Sum()));
        yield return ("filter_1e7", Big, f => f[0].Filter(Col("u") > 0.5));
        yield return ("arithmetic_1e7", Big, f => f[0].WithColumns((Col("u") * 2 + Col("v")).As("w")));
        yield return ("sort_int", Mixed, f => f[0].Sort("i"));
        yield return ("sort_float", Mixed, f => f[0].Sort("f"));
        yield return ("join", Pair, f => f[0].Join(f[1], "k"));
        yield return ("describe", () => [Normals(0)], f => f[0].Describe());
        yield return ("fillna", () => [Normals(0.01)], f => f[0].FillMissing(0.0));
        yield return ("rolling_mean", () => [Normals(0)], f => f[0].Select(Col("a").Rolling(20).Mean()));
        yield return ("value_counts", Pair, f => f[0].ValueCounts("k"));
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

    /// <summary>pandas in a process of its own, which times one call when asked.</summary>
    private sealed class Peer : IDisposable
    {
        private readonly Process process;

        private Peer(Process process)
        {
            this.process = process;
            Name = process.StandardOutput.ReadLine() ?? "no pandas";
        }

        public string Name { get; }

        public static Peer Start(string path)
        {
            var script = Path.Combine(AppContext.BaseDirectory, "Frames", "peer_frames.py");
            return new Peer(Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, path]) { RedirectStandardInput = true, RedirectStandardOutput = true })!);
        }

        public double Seconds(string name)
        {
            process.StandardInput.WriteLine(name);
            process.StandardInput.Flush();
            return double.Parse(process.StandardOutput.ReadLine() ?? "NaN", CultureInfo.InvariantCulture);
        }

        public void Dispose()
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
