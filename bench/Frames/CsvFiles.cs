using System.Globalization;
using System.Text;

namespace Groundwork.Bench.Frames;

/// <summary>The files that the cases read: 1,000,000 rows of three whole numbers, three floats and two texts.</summary>
internal static class CsvFiles
{
    private const int Rows = 1_000_000;
    private static readonly string[] greek = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"];

    /// <summary>Makes the files that the folder does not have yet.</summary>
    public static void Make(string folder)
    {
        Make(folder, "bench", static (row, field) => field);
        // Every text in quotes; one in eight holds a doubled quote, one in eight a line end.
        Make(folder, "quoted", static (row, field) => field is [>= 'a' and <= 'z', ..] ? (row % 8) switch
        {
            3 => $"\"the \"\"{field}\"\", so called\"",
            6 => $"\"{field},\non two lines\"",
            _ => $"\"{field}\"",
        } : field);
        // Whole numbers until row 900,000, then one that is none.
        Make(folder, "late_float", static (row, field) => field, static row => row >= 900_000 ? ".5" : "");
        Make(folder, "late_text", static (row, field) => field, static row => row >= 900_000 ? "x" : "");
        MakeJson(folder, "rows.json", static (frame, path) => frame.WriteJson(path));
        MakeJson(folder, "rows.jsonl", static (frame, path) => frame.WriteJsonLines(path));
    }

    /// <summary>The first 200,000 rows as JSON.</summary>
    private static void MakeJson(string folder, string name, Action<DataFrame, string> write)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path)) write(DataFrame.ReadCsv(Path.Combine(folder, "bench.csv")).Head(200_000), path);
    }

    private static void Make(string folder, string name, Func<int, string, string> text, Func<int, string>? afterKey = null)
    {
        var path = Path.Combine(folder, name + ".csv");
        if (File.Exists(path)) return;
        var random = new Random(42);
        using (var file = new StreamWriter(path + ".part", append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16) { NewLine = "\n" })
        {
            file.WriteLine("id,key,qty,price,x,y,cat,city");
            for (var row = 0; row < Rows; row++)
            {
                string[] fields =
                [
                    $"{random.Next(1000)}{afterKey?.Invoke(row)}", $"{random.Next(-500, 500)}", Number(Math.Exp(3 + Normal(random)), "F2"), Number(Normal(random), "G9"), Number(Normal(random) * 1000, "F6"),
                    text(row, greek[random.Next(greek.Length)]), text(row, $"city{random.Next(100)}"),
                ];
                file.Write(row);
                foreach (var field in fields)
                {
                    file.Write(',');
                    if (random.NextDouble() >= 0.0125) file.Write(field); // the others are missing
                }
                file.WriteLine();
            }
        }
        File.Move(path + ".part", path);
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
