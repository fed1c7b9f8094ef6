namespace Groundwork.Plots;

/// <summary>A figure that grows while a program runs: in a terminal and in a notebook it is drawn anew in its place, in a plain log it is a line now and then.</summary>
/// <remarks>
/// Safe to use from several threads: calls take turns. A call draws only where the last drawing is long enough ago, so a fast loop may call each step;
/// nothing runs in the background, and <see cref="Dispose"/> draws the end. In a terminal, what else the program prints meanwhile is written over; <see cref="Note"/> prints lines that stay.
/// </remarks>
/// <example><code>
/// using var live = new LiveFigure();
/// for (int step = 0; step &lt; 100; step++) live.Add("loss", step, Math.Exp(-step / 20.0));
/// live.ToFigure().Axes.Marks.Count;   // 1
/// </code></example>
public sealed class LiveFigure : IDisposable
{
    readonly Lock _turn = new();
    readonly Func<Figure>? _draw;
    readonly TimeProvider _clock;
    readonly LiveScreen _screen;
    readonly TimeSpan _pause;
    readonly Dictionary<string, (List<double> X, List<double> Y)> _series = new(StringComparer.Ordinal);
    long _last;
    bool _isPending, _hasDrawn, _isDisposed;

    /// <summary>A live figure where values are displayed now: a notebook's cell, or standard output.</summary>
    /// <param name="draw">Makes the figure each time it is drawn, by one thread at a time; null for a line for each series.</param>
    /// <param name="perSecond">At most how often it is drawn, 0.01 to 60.</param>
    /// <exception cref="ArgumentException">The rate is not in 0.01 to 60.</exception>
    public LiveFigure(Func<Figure>? draw = null, double perSecond = 4)
        : this(draw, perSecond, LiveScreen.Current(), TimeProvider.System)
    {
    }

    internal LiveFigure(Func<Figure>? draw, double perSecond, LiveScreen screen, TimeProvider clock)
        : this(draw, perSecond is >= 0.01 and <= 60 ? TimeSpan.FromSeconds(1 / perSecond) : throw new ArgumentException(FormattableString.Invariant($"live figure: {perSecond} drawings a second; give 0.01 to 60")), screen, clock)
    {
    }

    internal LiveFigure(Func<Figure>? draw, TimeSpan pause, LiveScreen screen, TimeProvider clock)
    {
        (_draw, _screen, _clock) = (draw, screen, clock);
        _pause = pause > screen.LeastPause ? pause : screen.LeastPause;
    }

    // What a log says in place of the last values, or null.
    internal Func<string>? Caption { get; init; }

    /// <summary>What has been added to a series so far, in order; empty for one that is not known.</summary>
    /// <example><code>
    /// var live = new LiveFigure();
    /// live.Add("loss", 1, 0.5);
    /// live["loss"].Y[0];   // 0.5
    /// </code></example>
    public (Values X, Values Y) this[string series]
    {
        get
        {
            lock (_turn) return _series.TryGetValue(series, out var points) ? (points.X, points.Y) : (Array.Empty<double>(), Array.Empty<double>());
        }
    }

    /// <summary>Adds a point to a series and draws, if it is time to.</summary>
    /// <param name="series">Its name, as in the legend.</param>
    /// <param name="x">Usually a step; NaN and ±∞ leave a gap.</param>
    /// <param name="y">The value; NaN and ±∞ leave a gap.</param>
    public void Add(string series, double x, double y)
    {
        ArgumentNullException.ThrowIfNull(series);
        lock (_turn)
        {
            if (!_series.TryGetValue(series, out var points)) _series[series] = points = ([], []);
            points.X.Add(x);
            points.Y.Add(y);
            Update();
        }
    }

    /// <summary>Says that what is drawn has changed, and draws, if it is time to. After <see cref="Dispose"/> nothing is drawn.</summary>
    public void Update() => Update(mustDraw: false);

    internal void Update(bool mustDraw)
    {
        lock (_turn)
        {
            _isPending = true;
            if (_isDisposed || (!mustDraw && _hasDrawn && _clock.GetElapsedTime(_last) < _pause)) return;
            Show(isLast: false);
        }
    }

    /// <summary>Writes a line that stays, over the figure: in a terminal one that the program prints itself is written over.</summary>
    /// <param name="line">What to write.</param>
    public void Note(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        lock (_turn)
        {
            if (_screen.Note(line) && !_isDisposed) Show(isLast: false);
        }
    }

    /// <summary>The figure as it would be drawn now.</summary>
    public Figure ToFigure()
    {
        lock (_turn)
        {
            if (_draw is not null) return _draw();
            var figure = new Figure();
            foreach (var (name, (x, y)) in _series) figure.Axes.AddLine(x, y, name);
            return figure;
        }
    }

    /// <summary>Draws what has not been drawn yet, and leaves the figure where it stands.</summary>
    public void Dispose()
    {
        lock (_turn)
        {
            if (_isDisposed) return;
            if (_isPending || _hasDrawn) Show(isLast: true);
            _isDisposed = true;
        }
    }

    void Show(bool isLast)
    {
        _screen.Show(ToFigure(), isLast, Caption?.Invoke());
        (_isPending, _hasDrawn, _last) = (false, true, _clock.GetTimestamp());
    }
}
