using System.Diagnostics;
using System.Globalization;
using System.Text;
using static Groundwork.Frame;

namespace Groundwork;

/// <summary>A query over a file that the process could not hold: 680 MB of text, 700 MB in columns, in a heap of 320 MB, of which it needs about half.</summary>
public sealed class LargerThanMemoryTests : IDisposable
{
    private const int Heap = 320 << 20;
    private const int Blocks = 440;
    private const int BlockRows = 50_000;
    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    /// <summary>What the child process runs; also the entry point of the test assembly, which test hosts do not use.</summary>
    public static int Main(string[] arguments)
    {
        if (arguments is not ["query", var file]) return 2;
        Console.WriteLine(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        Console.Write(Query(DataFrame.ScanCsv(file)).Collect().ToCsv());
        return 0;
    }

    [Fact]
    public async Task A_file_larger_than_the_heap_is_filtered_grouped_and_joined()
    {
        var block = Block();
        await using (var file = new FileStream(path, FileMode.CreateNew))
        {
            await file.WriteAsync("city,amount,units,day,note\n"u8.ToArray());
            for (var i = 0; i < Blocks; i++) await file.WriteAsync(block);
        }
        Assert.True(new FileInfo(path).Length > 2L * Heap);

        var child = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["exec", typeof(LargerThanMemoryTests).Assembly.Location, "query", path]) child.ArgumentList.Add(argument);
        child.Environment["DOTNET_GCHeapHardLimit"] = Heap.ToString("X", CultureInfo.InvariantCulture);
        using var process = Process.Start(child)!;
        var errors = process.StandardError.ReadToEndAsync();
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', 2);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        Assert.InRange(long.Parse(lines[0], CultureInfo.InvariantCulture), 1, Heap);

        // Every block is the same, so its sums stand Blocks times; means, quantiles and extremes are those of one.
        var one = Query(DataFrame.ParseCsv("city,amount,units,day,note\n" + Encoding.UTF8.GetString(block)).Lazy()).Collect();
        var expected = one.WithColumns(Col("n") * Blocks, Col("value") * Blocks);
        Assert.Equal(expected.ToCsv(), lines[1]);
    }

    public void Dispose() => File.Delete(path);

    /// <summary>Amounts are quarters, so that sums are exact in any order.</summary>
    private static LazyFrame Query(LazyFrame rows) => rows
        .Filter(Col("amount") > 10)
        .Select("city", "amount", "units", "day")
        .WithColumns((Col("amount") * Col("units")).As("value"))
        .Join(DataFrame.Of(("city", new[] { "Oslo", "Rome", "Lima" }), ("land", new[] { "Norway", "Italy", "Peru" })).Lazy(), ["city"])
        .GroupBy(Col("land"), Col("day").Dt.Month.As("month"))
        .Agg(Count().As("n"), Col("value").Sum(), Col("amount").Mean(), Col("amount").Median().As("middle"), Col("day").Max().As("last"), Col("units").CountDistinct().As("kinds"));

    private static byte[] Block()
    {
        var random = new Random(3);
        string[] cities = ["Oslo", "Rome", "Lima", "Bern"];
        var text = new StringBuilder();
        for (var row = 0; row < BlockRows; row++)
            text.Append(CultureInfo.InvariantCulture, $"{cities[random.Next(4)]},{random.Next(400) * 0.25},{random.Next(1, 20)},2024-{random.Next(1, 4):00}-{random.Next(1, 29):00},{(row % 5 == 0 ? "\"well, \"\"said\"\"\"" : "said")}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
