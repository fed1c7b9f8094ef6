using System.Globalization;

namespace Groundwork.Plots;

/// <summary>The loss of a training that is going on: a curve under a line of text, drawn anew in its place by a <see cref="LiveFigure"/>, in a terminal as in a notebook; in a log the line alone, now and then.</summary>
/// <remarks>
/// Shows itself where values are displayed when it is made. Long runs keep means of stretches of steps, so that the curve stays as quick to draw at the end as at the start.
/// Safe to use from several threads: calls take turns.
/// </remarks>
/// <example><code>
/// var progress = new TrainingDisplay(steps: 500);
/// for (int step = 1; step &lt;= 500; step++) progress.Step(step, loss: 1.0 / step);
/// progress.Finish();
/// </code></example>
public sealed class TrainingDisplay : IDisplayable, IDisposable
{
    const int MostPoints = 1000;

    readonly Lock _gate = new();
    readonly TimeProvider _clock;
    readonly LiveFigure _live;
    readonly int _steps;
    readonly long _began;
    readonly List<double> _at = [], _losses = [], _validationAt = [], _validation = [];
    int _step, _done, _each = 1, _held;
    double _sum, _last = double.NaN;
    long _tokens;
    bool _isFinished;

    /// <summary>A display that shows nothing until the first step.</summary>
    /// <param name="steps">How many steps there will be; 0 if nobody knows.</param>
    /// <param name="pause">The time between two drawings; a quarter of a second unless given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps, or the pause, is negative.</exception>
    public TrainingDisplay(int steps = 0, TimeSpan? pause = null) : this(steps, pause, LiveScreen.Current(), TimeProvider.System)
    {
    }

    internal TrainingDisplay(int steps, TimeSpan? pause, LiveScreen screen, TimeProvider clock)
    {
        if (steps < 0) throw new ArgumentOutOfRangeException(nameof(steps), $"training display: {steps} steps; give 0 if the number is not known");
        if (pause < TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(pause), $"training display: a pause of {pause}; give none or a positive one");
        (_steps, _clock, _began) = (steps, clock, clock.GetTimestamp());
        _live = new LiveFigure(ToFigure, pause ?? TimeSpan.FromSeconds(0.25), screen, clock) { Caption = Line };
    }

    /// <summary>Takes down a step, and draws if the pause is over.</summary>
    /// <param name="step">The number of steps done.</param>
    /// <param name="loss">Its loss.</param>
    /// <param name="tokens">Tokens, or examples, it trained on; 0 where that is not counted.</param>
    public void Step(int step, double loss, int tokens = 0)
    {
        lock (_gate)
        {
            (_step, _last) = (step, loss);
            _done++;
            _tokens += tokens;
            (_sum, _held) = (_sum + loss, _held + 1);
            if (_held >= _each)
            {
                _at.Add(step);
                _losses.Add(_sum / _held);
                (_sum, _held) = (0, 0);
                if (_at.Count >= MostPoints) Halve();
            }
        }
        _live.Update(mustDraw: _steps > 0 && step >= _steps);
    }

    /// <summary>Takes down a loss on data that is not trained on.</summary>
    /// <param name="step">The number of steps done.</param>
    /// <param name="loss">The loss.</param>
    public void Validation(int step, double loss)
    {
        lock (_gate)
        {
            _validationAt.Add(step);
            _validation.Add(loss);
        }
        _live.Update();
    }

    /// <summary>Writes a line that stays, over the curve: in a terminal one that the program prints itself is written over.</summary>
    /// <param name="line">What to write.</param>
    public void Note(string line) => _live.Note(line);

    /// <summary>Draws what was last taken down, and leaves it. To be called at the end, as the pause may have left the last steps out.</summary>
    public void Finish()
    {
        lock (_gate) _isFinished = true;
        _live.Dispose();
    }

    /// <summary>As <see cref="Finish"/>.</summary>
    public void Dispose() => Finish();

    /// <summary>The curve as it is now, with the line of text as its title.</summary>
    public Figure ToFigure()
    {
        lock (_gate)
        {
            Figure figure = _at.Count == 0 ? new Figure() : Plot.LossCurve(_at.ToArray(), _losses.ToArray(), _validationAt.ToArray(), _validation.ToArray());
            (figure.Title, figure.Height) = (Line(), 300);
            return figure;
        }
    }

    /// <summary>The figure in all its forms.</summary>
    public MimeBundle ToMimeBundle() => ToFigure().ToMimeBundle();

    void Halve()
    {
        int half = _at.Count / 2;
        for (int i = 0; i < half; i++) (_at[i], _losses[i]) = (_at[2 * i + 1], (_losses[2 * i] + _losses[2 * i + 1]) / 2);
        _at.RemoveRange(half, _at.Count - half);
        _losses.RemoveRange(half, _losses.Count - half);
        _each *= 2;
    }

    string Line()
    {
        lock (_gate)
        {
            TimeSpan elapsed = _clock.GetElapsedTime(_began);
            var culture = CultureInfo.InvariantCulture;
            string text = _steps > 0 ? string.Create(culture, $"step {_step:#,0} of {_steps:#,0}") : string.Create(culture, $"step {_step:#,0}");
            text += string.Create(culture, $", loss {_last:0.0000}");
            if (_validation.Count > 0) text += string.Create(culture, $", validation {_validation[^1]:0.0000}");
            if (_tokens > 0 && elapsed.TotalSeconds > 0.5) text += string.Create(culture, $", {_tokens / elapsed.TotalSeconds:#,0} tokens/s");
            bool isOver = _isFinished || _steps > 0 && _step >= _steps;
            if (isOver) text += $", {Span(elapsed)}";
            else if (_steps > _step && _done > 0 && elapsed.TotalSeconds > 2) text += $", {Span(elapsed / _done * (_steps - _step))} left";    // a resumed run begins in the middle
            return text;
        }
    }

    static string Span(TimeSpan time) => time.TotalHours >= 1 ? time.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture) : time.ToString(@"m\:ss", CultureInfo.InvariantCulture);
}
