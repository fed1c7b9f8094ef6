using System.Text.Json;
using Groundwork.Plots;

namespace Groundwork.Cli.Training;

/// <summary>The loss of a whole run, with the steps made before a resume, as a picture read from its log.</summary>
static class RunReport
{
    /// <summary>Writes <c>report.html</c> beside the checkpoints and, at a terminal on which the curve did not grow, draws the loss. A report that cannot be written ends no run.</summary>
    public static void Show(string folder)
    {
        try
        {
            Figure figure = Read(Path.Combine(folder, "log.jsonl"));
            if (!Console.IsOutputRedirected && !TrainingView.IsLive)
                Console.WriteLine($"\n{figure.ToText(Math.Min(Console.WindowWidth - 1, 100), 18, color: Environment.GetEnvironmentVariable("NO_COLOR") is null or "")}");
            string path = Path.Combine(folder, "report.html");
            figure.SaveHtml(path);
            Console.WriteLine($"wrote {path}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            Console.Error.WriteLine($"report: not written, the run itself is whole: {e.Message}");
        }
    }

    static Figure Read(string log)
    {
        List<double> steps = [], train = [], validationSteps = [], validation = [];
        using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            JsonElement entry = json.RootElement;
            double step = entry.GetProperty("step").GetDouble();
            if (entry.TryGetProperty("loss", out JsonElement loss))
            {
                steps.Add(step);
                train.Add(loss.GetDouble());
            }
            else if (entry.TryGetProperty("validationLoss", out loss))
            {
                validationSteps.Add(step);
                validation.Add(loss.GetDouble());
            }
        }
        Figure figure = Plot.LossCurve(steps, train, validationSteps, validation);
        figure.Axes.Y.Label = "loss (nats per token)";
        return figure;
    }
}
