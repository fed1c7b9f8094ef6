using System.Collections;
using System.Runtime.CompilerServices;

namespace Groundwork.Plots;

/// <summary>The numbers along one axis of a plot: made from arrays, tensors, frame columns and dates without a call. NaN and ±∞ are gaps.</summary>
/// <remarks>Arrays of <see cref="double"/> are not copied: do not change them before the figure is drawn.</remarks>
/// <example><code>
/// Values v = new[] { 1, 2, 3 };
/// v.Count;   // 3
/// </code></example>
[CollectionBuilder(typeof(Values), nameof(Create))]
public readonly partial struct Values : IReadOnlyList<double>
{
    readonly double[]? _items;

    Values(double[] items, bool isTime = false) => (_items, IsTime) = (items, isTime);

    /// <summary>The target of a collection expression such as <c>[1, 2, 3]</c>.</summary>
    public static Values Create(ReadOnlySpan<double> items) => new(items.ToArray());

    /// <summary>Whether the numbers are moments, in seconds since 1970.</summary>
    public bool IsTime { get; }

    /// <summary>How many there are.</summary>
    public int Count => Items.Length;

    /// <summary>The number at a position.</summary>
    public double this[int index] => Items[index];

    internal double[] Items => _items ?? [];

    internal Tensor ToTensor() => Tensor.From<double>(Items);

    /// <summary>The numbers themselves.</summary>
    public static implicit operator Values(double[] items) => new(items ?? throw new ArgumentNullException(nameof(items)));

    /// <summary>The numbers, widened.</summary>
    public static implicit operator Values(float[] items) => new(Array.ConvertAll(items, v => (double)v));

    /// <summary>The numbers, widened.</summary>
    public static implicit operator Values(int[] items) => new(Array.ConvertAll(items, v => (double)v));

    /// <summary>The numbers of a list.</summary>
    public static implicit operator Values(List<double> items) => new([.. items]);

    /// <summary>Moments, which get an axis of dates. Taken as they are written, without a time zone.</summary>
    public static implicit operator Values(DateTime[] items) => new(Array.ConvertAll(items, v => (v - DateTime.UnixEpoch).TotalSeconds), isTime: true);

    /// <summary>The elements of a tensor in row-major order; a tensor of any shape and type.</summary>
    public static implicit operator Values(Tensor tensor) => new((tensor ?? throw new ArgumentNullException(nameof(tensor))).To(DType.Float64).ToArray<double>());

    /// <summary>0, 1, …, count − 1.</summary>
    public static Values Range(int count) => new([.. Enumerable.Range(0, count).Select(i => (double)i)]);

    /// <summary>Walks the numbers.</summary>
    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static void SameLength(string op, string first, Values a, string second, Values b)
    {
        if (a.Count != b.Count)
            throw new ArgumentException($"{op}: {first} has {a.Count} values but {second} has {b.Count}; they need the same number");
    }
}
