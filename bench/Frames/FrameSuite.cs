using System.Diagnostics;
using System.Globalization;
using Groundwork.Bench.Peers;
using Groundwork.Kernels;

namespace Groundwork.Bench.Frames;

/// <summary>
/// Data frames beside pandas and Polars: each case runs in turn here and there, call by call, so that all meet the same noise.
/// <c>dotnet run -c Release --project bench -- frames FOLDER [case ...]</c>; FOLDER keeps the files, which are made when it has none.
/// </summary>
/// <remarks>
/// A time is the median, with the best in brackets; a ratio is the peer's time divided by ours, of the medians and of the best.
/// Peak memory is that of a fresh process that reads the file once, its runtime included. The share of memory's speed is the
/// bytes that a case must read and write, over its best time of many in a row, beside the speed of copying measured likewise, directly after.
/// </remarks>
internal static class FrameSuite
{
    private const string Usage = "usage: bench frames FOLDER [part of a case's name ...]";

    /// <summary>Runs the cases whose names contain one of the filters, or all.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments is ["--peak", var file])
        {
            DataFrame.ReadCsv(file);
            Console.WriteLine(Peak());
            return 0;
        }
        if (arguments is not [var folder, .. var filters] || folder.StartsWith('-')) return Refuse(Usage);
        if (!Directory.Exists(folder)) return Refuse($"frames: there is no folder {folder}; make it, or name another for the files (400 MB)");
        var all = FrameCases.All(folder);
        if (Array.Find(filters, filter => !all.Any(one => one.Name.Contains(filter, StringComparison.Ordinal))) is { } odd)
            return Refuse($"frames: no case has \"{odd}\" in its name; there are {string.Join(", ", all.Select(static one => one.Name))}");
        try
        {
            CsvFiles.Make(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Refuse($"frames: the files cannot be made: {error.Message}");
        }

        using var pandas = FramePeer.Pandas(folder);
        using var polars = FramePeer.Polars(folder);
        if (pandas.Name is null) Console.WriteLine("no pandas: install python3 and `pip install pandas`");
        if (polars.Name is null) Console.WriteLine("no Polars: install Node, `npm install nodejs-polars` in a folder (with Node before 22 its native part too, such as nodejs-polars-linux-x64-gnu), and set NODE_PATH to its node_modules");
        var read = Limit.Measure(Workers.Count).Read * 1e9;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Workers.Count} threads; memory is read at {read / 1e9:F1} GB/s and copied at {CopySpeed() / 1e9:F1} GB/s"));
        Console.WriteLine($"{"ms, median (best)",-22}{"ours",17}{pandas.Name ?? "pandas",19}{polars.Name ?? "Polars",19}{"pandas / ours",17}{"Polars / ours",17}{"peak MB ours",14}{"pandas",8}{"Polars",8}{"memory",8}");
        foreach (var one in all.Where(one => filters.Length == 0 || Array.Exists(filters, filter => one.Name.Contains(filter, StringComparison.Ordinal))))
            Console.WriteLine(Row(one, pandas, polars));
        return 0;
    }

    private static string Row(FrameCase one, FramePeer pandas, FramePeer polars)
    {
        var frames = one.Make();
        List<double> ours = [], python = [], node = [];
        for (var warm = 0; warm < 3; warm++) one.Run(frames);
        pandas.Seconds(one.Name);
        polars.Seconds(one.Name);
        var total = Stopwatch.StartNew();
        while (ours.Count < 5 || ours.Count < 15 && total.Elapsed.TotalSeconds < 8)
        {
            var clock = Stopwatch.StartNew();
            one.Run(frames);
            ours.Add(clock.Elapsed.TotalSeconds);
            python.Add(pandas.Seconds(one.Name));
            node.Add(polars.Seconds(one.Name));
        }
        var (mine, hers, theirs) = (Times.Of(ours), Times.Of(python), Times.Of(node));
        var memory = one.File is { } file ? new[] { OwnPeak(file), pandas.Peak(file), polars.Peak(file) } : [double.NaN, double.NaN, double.NaN];
        var share = one.Bytes > 0 ? (one.Bytes / InARow(() => one.Run(frames)) / CopySpeed()).ToString("P0", CultureInfo.InvariantCulture) : "";
        return $"{one.Name,-22}{mine.Shown,17}{hers.Shown,19}{theirs.Shown,19}{hers.Over(mine),17}{theirs.Over(mine),17}{Megabytes(memory[0]),14}{Megabytes(memory[1]),8}{Megabytes(memory[2]),8}{share,8}";
    }

    /// <summary>Bytes a second, read and written, of a copy on all threads.</summary>
    private static double CopySpeed()
    {
        const int pieces = 256;
        double[] source = new double[16 << 20], target = new double[16 << 20]; // 128 MB each, beyond every cache
        source.AsSpan().Fill(1);
        return 2.0 * 8 * source.Length / InARow(() => Workers.For(pieces, new Copying(source, target)));
    }

    /// <summary>The best of 25 times, one directly after the other.</summary>
    private static double InARow(Action run)
    {
        var best = double.PositiveInfinity;
        for (var round = 0; round < 25; round++)
        {
            var clock = Stopwatch.StartNew();
            run();
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }
        return best;
    }

    private static double OwnPeak(string file) =>
        double.TryParse(PeerProcess.Own(["frames", "--peak", file], Workers.Count), CultureInfo.InvariantCulture, out var bytes) ? bytes : double.NaN;

    private static long Peak()
    {
        using var own = Process.GetCurrentProcess();
        return own.PeakWorkingSet64;
    }

    private static string Megabytes(double bytes) => double.IsNaN(bytes) ? "-" : (bytes / 1e6).ToString("F0", CultureInfo.InvariantCulture);

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }

    private readonly record struct Times(double Median, double Best)
    {
        public static Times Of(List<double> seconds)
        {
            seconds.Sort();
            return new(seconds[seconds.Count / 2], seconds[0]);
        }

        public string Shown => double.IsNaN(Median) ? "-" : string.Create(CultureInfo.InvariantCulture, $"{Median * 1e3:F1} ({Best * 1e3:F1})");

        public string Over(Times ours) => double.IsNaN(Median) ? "-" : string.Create(CultureInfo.InvariantCulture, $"{Median / ours.Median:F2} ({Best / ours.Best:F2})");
    }

    private readonly struct Copying(double[] source, double[] target) : IChunkBody
    {
        public void Invoke(int chunk)
        {
            var n = source.Length / 256;
            source.AsSpan(chunk * n, n).CopyTo(target.AsSpan(chunk * n));
        }
    }
}
