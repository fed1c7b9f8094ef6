namespace Groundwork.Plots;

/// <summary>How numbers are laid along an axis.</summary>
public enum Scale
{
    /// <summary>Equal differences take equal lengths.</summary>
    Linear,

    /// <summary>Equal ratios take equal lengths. Zero and negative numbers have no place and are left out.</summary>
    Log,

    /// <summary>Seconds since 1970, with ticks at whole days, months and years.</summary>
    Time,

    /// <summary>Linear near zero, logarithmic beyond <see cref="Axis.LinearThreshold"/> on both sides: for numbers of both signs and many sizes.</summary>
    SymLog,
}

/// <summary>One direction of a plot: its label, scale, limits and ticks. Not safe for use from several threads.</summary>
/// <example><code>
/// Axis y = new Figure().Axes.Y;
/// (y.Label, y.Scale, y.Min) = ("loss (nats)", Scale.Log, 0.1);
/// y.Ticks = [0.1, 0.3, 1];
/// </code></example>
public sealed class Axis
{
    double _low = double.PositiveInfinity, _high = double.NegativeInfinity;
    double? _floor, _ceiling, _min, _max;
    Scale? _scale;
    Scale _drawn;
    bool? _reversed;
    bool _tight, _downwards, _whole;
    IReadOnlyList<string>? _categories;

    internal Axis() { }

    /// <summary>What is measured, with its unit, or null.</summary>
    public string? Label { get; set; }

    /// <summary>How numbers are laid out; <see cref="Scale.Linear"/> unless set, and <see cref="Scale.Time"/> where dates were given.</summary>
    public Scale Scale { get => _scale ?? First(a => a._scale) ?? Scale.Linear; set => _drawn = (_scale = value).Value; }

    /// <summary>The first number shown, or null to fit the marks. On a logarithmic axis one that is not above 0 counts as null.</summary>
    public double? Min { get => _min ?? First(a => a._min); set => _min = value; }

    /// <summary>The last number shown, or null to fit the marks.</summary>
    public double? Max { get => _max ?? First(a => a._max); set => _max = value; }

    /// <summary>Names of the places 0, 1, …, or null where the axis shows numbers.</summary>
    public IReadOnlyList<string>? Categories { get => _categories ?? Peers.FirstOrDefault(a => a._categories is not null)?._categories; set => _categories = value; }

    /// <summary>Whether faint lines run across the plot at the ticks. Null: on an axis of values, not on one of categories.</summary>
    public bool? Grid { get; set; }

    /// <summary>Whether numbers grow the other way: to the left, or downwards. Heat maps and images turn their axis of rows unless this is set.</summary>
    public bool IsReversed { get => _reversed ?? First(a => a._reversed) ?? _downwards; set => _reversed = value; }

    /// <summary>Where the ticks stand, or null to choose round numbers. Those outside the limits are left out.</summary>
    public IReadOnlyList<double>? Ticks { get; set; }

    /// <summary>The texts of <see cref="Ticks"/>, one for each, or null to write the numbers.</summary>
    public IReadOnlyList<string>? TickLabels { get; set; }

    /// <summary>About how many ticks there are, 2 to 100, or null to suit the size.</summary>
    /// <exception cref="ArgumentException">A number outside 2 to 100.</exception>
    public int? TickCount
    {
        get;
        set => field = value is null or (>= 2 and <= 100) ? value : throw new ArgumentException($"axis: {value} ticks; give a number from 2 to 100, or null");
    }

    /// <summary>Writes a tick's number, or null for the shortest text that tells neighbours apart.</summary>
    /// <example><code>new Figure().Axes.Y.TickFormat = v => $"{100 * v:0} %";</code></example>
    public Func<double, string>? TickFormat { get; set; }

    /// <summary>Whether ticks and their texts are drawn.</summary>
    public bool HasTicks { get; set; } = true;

    /// <summary>Up to which size numbers lie linearly on an axis of <see cref="Scale.SymLog"/>; above 0.</summary>
    /// <exception cref="ArgumentException">Not above 0, or not finite.</exception>
    public double LinearThreshold
    {
        get;
        set => field = value > 0 && double.IsFinite(value) ? value : throw new ArgumentException(FormattableString.Invariant($"axis: a linear threshold of {value}; it is above 0"));
    } = 1;

    // Axes of other plots with the same limits, this one among them; empty where the axis stands alone.
    internal Axis[] Peers { get; set; } = [];

    // Several marks may each want categories: names that are new stand behind those there are.
    internal int[] PlacesOf(IReadOnlyList<string> names)
    {
        if (Categories is not { } known)
        {
            _categories = names;
            return [.. Enumerable.Range(0, names.Count)];
        }
        if (known.SequenceEqual(names)) return [.. Enumerable.Range(0, names.Count)];
        List<string> all = [.. known];
        var places = new int[names.Count];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = all.IndexOf(names[i]);
            if (places[i] >= 0) continue;
            places[i] = all.Count;
            all.Add(names[i]);
        }
        _categories = all;
        return places;
    }

    internal void Reset()
    {
        (_low, _high, _floor, _ceiling) = (double.PositiveInfinity, double.NegativeInfinity, null, null);
        (_tight, _downwards, _whole, _drawn) = (false, false, false, Scale);
    }

    internal void Include(double value)
    {
        if (!HasPlace(value)) return;
        if (value < _low) _low = value;
        if (value > _high) _high = value;
    }

    internal void Include(IEnumerable<double> values)
    {
        foreach (double value in values) Include(value);
    }

    /// <summary>Includes an edge beyond which no margin is added: the zero that bars stand on.</summary>
    internal void IncludeEdge(double value)
    {
        Include(value);
        if (!HasPlace(value)) return;
        _floor = Math.Min(_floor ?? value, value);
        _ceiling = Math.Max(_ceiling ?? value, value);
    }

    /// <summary>No margin at either end; with <paramref name="downwards"/> places count downwards, as rows of a matrix do.</summary>
    internal void Tighten(bool downwards = false)
    {
        _tight = true;
        _downwards |= downwards;
    }

    // Places are counted, as rows are: there is nothing between 1 and 2.
    internal bool IsWhole => All.Any(a => a._whole);

    internal void Count() => _whole = true;

    internal bool IsEmpty => All.All(a => a._low > a._high) && (Min is null || Max is null) && Categories is not { Count: > 0 };

    internal bool HasPlace(double value) => double.IsFinite(value) && (_drawn != Scale.Log || value > 0);

    internal double Transform(double value) => _drawn switch
    {
        Scale.Log => Math.Log10(value),
        Scale.SymLog => Math.Abs(value) <= LinearThreshold ? value / LinearThreshold : Math.Sign(value) * (1 + Math.Log10(Math.Abs(value) / LinearThreshold)),
        _ => value,
    };

    /// <summary>The number at a place of the transformed scale.</summary>
    internal double Invert(double place) => _drawn switch
    {
        Scale.Log => Math.Pow(10, place),
        Scale.SymLog => Math.Abs(place) <= 1 ? place * LinearThreshold : Math.Sign(place) * LinearThreshold * Math.Pow(10, Math.Abs(place) - 1),
        _ => place,
    };

    /// <summary>The limits shown, on the transformed scale: what the marks need and a little air.</summary>
    internal (double Low, double High) Limits()
    {
        const double farthest = 1e300;    // differences of limits stay finite
        if (Categories is { Count: > 0 } names && Min is null && Max is null) return (-0.5, names.Count - 0.5);
        double low = All.Min(a => a._low), high = All.Max(a => a._high);
        double? floor = All.Min(a => a._floor), ceiling = All.Max(a => a._ceiling);
        if (low > high) (low, high) = _drawn == Scale.Log ? (1, 10) : (0, 1);
        bool fixedLow = Min is { } m && HasPlace(m), fixedHigh = Max is { } n && HasPlace(n);
        if (fixedLow) low = Min!.Value;
        if (fixedHigh) high = Max!.Value;
        double a = Math.Clamp(Transform(low), -farthest, farthest), b = Math.Clamp(Transform(high), -farthest, farthest);
        if (a > b && fixedLow && fixedHigh) (a, b) = (b, a);
        double span = b - a;
        const double least = 1e-280;    // steps of a narrower range would be zero
        if (!(span > Math.Max(Math.Abs(a) * 1e-12, least)))
        {
            const double halfDay = 43_200;
            double around = _drawn == Scale.Log ? 0.5 : _drawn == Scale.Time ? Math.Max(halfDay, 1e-6 * Math.Abs(a)) : Math.Abs(a) < least ? 0.5 : Math.Abs(a) * 0.1;
            return (fixedLow || low == floor ? a : a - around, a + around);
        }
        double air = All.Any(axis => axis._tight) ? 0 : 0.04 * span;
        return (fixedLow || low == floor ? a : a - air, fixedHigh || high == ceiling ? b : b + air);
    }

    IReadOnlyList<Axis> All => Peers.Length == 0 ? [this] : Peers;

    T? First<T>(Func<Axis, T?> own) where T : struct
    {
        foreach (Axis peer in Peers)
            if (own(peer) is { } value) return value;
        return null;
    }
}
