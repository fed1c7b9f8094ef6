using System.Globalization;
using Groundwork.Gpt;
using Groundwork.Plots;
using Spectre.Console;

namespace Groundwork.Cli.Training;

/// <summary>Shows a run: its loss as a curve that grows, with tokens per second and time left; plain lines where there is no terminal.</summary>
static class TrainingView
{
    public static bool Show(TrainingRun run, string how, CancellationToken cancel)
    {
        long parameters = run.Model.Parameters().Sum(p => p.Count);
        Print($"{how} {parameters:N0} parameters, {run.Options.Steps} steps, {Workers.Count} {(Workers.Count == 1 ? "thread" : "threads")}, checkpoints in {run.Folder}");
        return IsLive ? Live(run, cancel) : Plain(run, cancel);
    }

    /// <summary>Whether the curve is drawn while the run goes on, and left there at its end.</summary>
    public static bool IsLive => !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive;

    static bool Plain(TrainingRun run, CancellationToken cancel)
    {
        var pace = new Pace();
        int every = Math.Max(1, run.Options.Steps / 20);
        run.Happened += e =>
        {
            if (e is StepDone step)
            {
                pace.Add(step);
                if (step.Step % every == 0) Print($"step {step.Step}/{run.Options.Steps}  loss {pace.Loss:f4}  {pace.TokensPerSecond:N0} tokens/s  {Left(pace.Left(run))} left");
            }
            else if (Line(e) is { } line)
            {
                Print(line);
            }
        };
        return run.Run(cancel);
    }

    static bool Live(TrainingRun run, CancellationToken cancel)
    {
        using var display = new TrainingDisplay(run.Options.Steps);
        run.Happened += e =>
        {
            if (e is StepDone step) display.Step(step.Step, step.Loss, step.Tokens);
            else if (Line(e) is { } line)
            {
                if (e is Evaluated v) display.Validation(v.Step, v.Evaluation.Loss);
                display.Note(line);
            }
        };
        return run.Run(cancel);
    }

    static string? Line(TrainingEvent e) => e switch
    {
        Evaluated v => Text($"step {v.Step}  validation loss {v.Evaluation.Loss:f4}  perplexity {v.Evaluation.Perplexity:f2}  bits per byte {v.Evaluation.BitsPerByte:f3}"),
        CheckpointWritten c => $"wrote {c.Path}",
        _ => null,
    };

    static string Left(TimeSpan time) => time.TotalHours >= 1 ? Text($"{(int)time.TotalHours}:{time.Minutes:D2}:{time.Seconds:D2}") : Text($"{time.Minutes}:{time.Seconds:D2}");

    static void Print(FormattableString line) => Console.WriteLine(Text(line));

    static void Print(string line) => Console.WriteLine(line);

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Loss and speed, smoothed over about fifty steps.</summary>
    sealed class Pace
    {
        double _seconds, _weight;

        public double Loss { get; private set; }
        public double TokensPerSecond { get; private set; }

        public void Add(StepDone step)
        {
            const double forget = 0.98;
            Loss = (Loss * _weight * forget + step.Loss) / (_weight * forget + 1);
            _seconds = (_seconds * _weight * forget + step.Elapsed.TotalSeconds) / (_weight * forget + 1);
            _weight = _weight * forget + 1;
            TokensPerSecond = step.Tokens / _seconds;
        }

        public TimeSpan Left(TrainingRun run) => TimeSpan.FromSeconds(_seconds * (run.Options.Steps - run.Step));
    }
}
