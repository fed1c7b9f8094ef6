using System.Text;
using System.Text.Json;
using Groundwork.Gpt;

namespace Groundwork.Cli.Training;

/// <summary>The log of a run: one JSON object a line, for steps and evaluations.</summary>
sealed class RunLog : IDisposable
{
    readonly StreamWriter _writer;

    /// <summary>Opens the log of a run that goes on after <paramref name="step"/>: lines of later steps, which will be made again, are cut off.</summary>
    public RunLog(string path, int step)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string[] kept = File.Exists(path) && step > 0 ? [.. File.ReadLines(path).Where(line => StepOf(line) <= step)] : [];
        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
            foreach (string line in kept) writer.Write($"{line}\n");
        });
        _writer = new StreamWriter(path, append: true, new UTF8Encoding(false)) { AutoFlush = true };
    }

    public void Dispose() => _writer.Dispose();

    public void Write(TrainingEvent e)
    {
        object? entry = e switch
        {
            StepDone s => new { step = s.Step, loss = s.Loss, learningRate = s.LearningRate, gradientNorm = s.GradientNorm, tokens = s.Tokens, seconds = s.Elapsed.TotalSeconds },
            Evaluated v => new { step = v.Step, validationLoss = v.Evaluation.Loss, perplexity = v.Evaluation.Perplexity, bitsPerByte = v.Evaluation.BitsPerByte, tokens = v.Evaluation.Tokens },
            _ => null,
        };
        if (entry is not null) _writer.Write(JsonSerializer.Serialize(entry) + "\n");
    }

    // A line that was being written when the process was killed is cut off too.
    static int StepOf(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.GetProperty("step").GetInt32();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return int.MaxValue;
        }
    }
}
