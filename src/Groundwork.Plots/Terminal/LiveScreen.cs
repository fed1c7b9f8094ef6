using System.Text;

namespace Groundwork.Plots;

/// <summary>Where a live figure is drawn.</summary>
abstract class LiveScreen
{
    static int _count;

    /// <summary>What lies between two drawings at least, however often they are asked for.</summary>
    public virtual TimeSpan LeastPause => TimeSpan.Zero;

    /// <summary>Draws the figure; a log writes the caption alone, or the last values where there is none.</summary>
    public abstract void Show(Figure figure, bool isLast, string? caption);

    /// <summary>Writes a line that stays, and says whether the figure is gone and to be drawn again.</summary>
    public abstract bool Note(string line);

    /// <summary>Where values are displayed now: a notebook's cell, or standard output.</summary>
    public static LiveScreen Current() =>
        DisplaySink.IsConsole ? Console() : new Place(DisplaySink.Current, $"live-{Environment.ProcessId}-{Interlocked.Increment(ref _count)}");

    /// <summary>Standard output: drawn in place if it is a terminal, else a line now and then.</summary>
    public static LiveScreen Console()
    {
        bool isTerminal = !System.Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return isTerminal ? new Terminal(System.Console.Out, Size, color: string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))) : new Log(System.Console.Out);

        static (int Width, int Height) Size()
        {
            try
            {
                return (System.Console.WindowWidth, System.Console.WindowHeight);
            }
            catch (IOException)
            {
                return (80, 24);    // a terminal that does not tell
            }
        }
    }

    /// <summary>A place in a notebook, whose content is replaced. On the way the picture alone, at the end all its forms.</summary>
    public sealed class Place(DisplaySink sink, string id) : LiveScreen
    {
        public override bool Note(string line)
        {
            sink.Show(new MimeBundle(line));
            return false;
        }

        public override void Show(Figure figure, bool isLast, string? caption) =>
            sink.Show(isLast ? figure.ToMimeBundle() : new MimeBundle(figure.ToText()).With("image/svg+xml", figure.ToSvg()), id);
    }

    /// <summary>Lines of a terminal that are written over by moving the cursor up.</summary>
    public sealed class Terminal(TextWriter output, Func<(int Width, int Height)> size, bool color) : LiveScreen
    {
        const int MostLines = 22;

        int _lines;

        // The figure moves down: its lines are cleared, and drawn again below.
        public override bool Note(string line)
        {
            bool isGone = _lines > 0;
            output.Write(_lines > 0 ? $"\u001b[{_lines}A\u001b[J{line}\n" : $"{line}\n");
            output.Flush();
            _lines = 0;
            return isGone;
        }

        public override void Show(Figure figure, bool isLast, string? caption)
        {
            var (width, height) = size();
            int room = Math.Min(MostLines, height - 2) / figure.Plots.Count();    // higher than the window it could not be written over
            string[] lines = figure.ToText(Math.Clamp(width - 1, 30, 120), Math.Max(8, room), color).Split('\n');
            var text = new StringBuilder();
            if (_lines > 0) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\u001b[{_lines}A");
            foreach (string line in lines) text.Append(line).Append("\u001b[K\n");    // clears what was longer
            if (lines.Length < _lines) text.Append("\u001b[J");
            _lines = lines.Length;
            output.Write(text.ToString());
            output.Flush();
        }
    }

    /// <summary>One line for each drawing, for files and pipes: the last value of each series.</summary>
    public sealed class Log(TextWriter output) : LiveScreen
    {
        const int MostSeries = 8;

        public override TimeSpan LeastPause => TimeSpan.FromSeconds(10);

        public override bool Note(string line)
        {
            output.WriteLine(line);
            output.Flush();
            return false;
        }

        public override void Show(Figure figure, bool isLast, string? caption)
        {
            if (caption is not null)
            {
                Note(caption);
                return;
            }
            IEnumerable<string> values = figure.Plots.SelectMany(a => a.AllMarks).Select(Value).OfType<string>().Take(MostSeries);
            output.WriteLine(string.Join("  ", new[] { figure.Title is { } title ? $"{title}:" : null }.Concat(values).OfType<string>()));
            output.Flush();
        }

        static string? Value(Mark mark)
        {
            if (mark.RowPlaces is not var (xs, ys)) return null;
            int last = ys.Count - 1;
            while (last >= 0 && !double.IsFinite(ys[last])) last--;
            return last < 0 ? null : $"{mark.Label ?? mark.Kind} {Ticks.Short(ys[last])} at {Ticks.Short(xs[last])}";
        }
    }
}
