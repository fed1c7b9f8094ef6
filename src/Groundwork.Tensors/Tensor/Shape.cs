using System.Runtime.CompilerServices;

namespace Groundwork;

/// <summary>The sizes of a tensor's axes, outermost first. Prints as <c>[2, 3]</c>; <c>[]</c> is a scalar's. Immutable, safe to share.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>Shape s = [2, 3];   s.Count;   // 6</code></example>
[CollectionBuilder(typeof(Shape), nameof(Of))]
public readonly struct Shape : IEquatable<Shape>
{
    readonly int[]? _dims;

    internal Shape(int[] dims) => _dims = dims;

    /// <summary>A shape with the given sizes.</summary>
    /// <exception cref="ArgumentException">A size is negative, or the number of elements does not fit 63 bits.</exception>
    public static Shape Of(params ReadOnlySpan<int> dims)
    {
        if (dims.IsEmpty) return default;
        long count = 1;
        foreach (int n in dims)
        {
            if (n < 0) throw new ArgumentException($"shape: size {n} in {Print(dims)} is negative");
            if (n > 0 && count > long.MaxValue / n) throw new ArgumentException($"shape: {Print(dims)} has more elements than can be counted");
            count *= Math.Max(n, 1);
        }
        return new Shape(dims.ToArray());
    }

    internal int[] Array => _dims ?? [];

    /// <summary>The sizes.</summary>
    public ReadOnlySpan<int> Dims => _dims;

    /// <summary>The number of axes.</summary>
    public int Rank => _dims?.Length ?? 0;

    /// <summary>The number of elements: the product of the sizes, 1 for a scalar.</summary>
    public long Count
    {
        get
        {
            long count = 1;
            if (_dims is not null)
                foreach (int n in _dims) count *= n;
            return count;
        }
    }

    /// <summary>The size of one axis; <c>^1</c> is the last.</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public int this[Index axis] => Array[Axis(axis.IsFromEnd ? -axis.Value : axis.Value, "shape")];

    /// <summary>The size of one axis; a negative number counts from the end.</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <example><code>int features = x.Shape[-1];</code></example>
    public int this[int axis] => Array[Axis(axis, "shape")];

    /// <summary>The position, counted from the front, of an axis that may be counted from the end.</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <example><code>Shape.Of(2, 3).Axis(-1, "sum");   // 1</code></example>
    public int Axis(int axis, string op)
    {
        int rank = Rank, at = axis < 0 ? axis + rank : axis;
        return (uint)at < (uint)rank ? at : throw ShapeException.NoAxis(op, this, axis);
    }

    /// <summary>The shape two shapes broadcast to: aligned at the last axis, where sizes are equal or one of them is 1.</summary>
    /// <exception cref="ShapeException">Two sizes differ and neither is 1.</exception>
    /// <example><code>Shape.Broadcast([2, 1], [3], "add");   // [2, 3]</code></example>
    public static Shape Broadcast(Shape a, Shape b, string op)
    {
        if (a.Equals(b)) return a;
        if (b.Rank == 0) return a;
        if (a.Rank == 0) return b;
        int rank = Math.Max(a.Rank, b.Rank);
        var dims = new int[rank];
        for (int i = 1; i <= rank; i++)
        {
            int m = i <= a.Rank ? a.Array[^i] : 1, n = i <= b.Rank ? b.Array[^i] : 1;
            if (m != n && m != 1 && n != 1) throw ShapeException.NoBroadcast(op, a, b, -i, m, n);
            dims[^i] = m == 1 ? n : m;
        }
        return new Shape(dims);
    }

    /// <summary>True if the other shape broadcasts to this one without changing it.</summary>
    internal bool Takes(Shape other)
    {
        if (other.Rank > Rank) return false;
        for (int i = 1; i <= other.Rank; i++)
            if (other.Array[^i] != Array[^i] && other.Array[^i] != 1) return false;
        return true;
    }

    /// <summary>This shape with one axis given another size.</summary>
    internal Shape With(int axis, int size)
    {
        var dims = (int[])Array.Clone();
        dims[axis] = size;
        return new Shape(dims);
    }

    /// <summary>This shape without one axis.</summary>
    internal Shape Without(int axis) => new([.. Dims[..axis], .. Dims[(axis + 1)..]]);

    /// <summary>This shape with an axis of the given size put in.</summary>
    internal Shape Insert(int axis, int size) => new([.. Dims[..axis], size, .. Dims[axis..]]);

    /// <summary>Row-major strides, in elements.</summary>
    internal long[] Strides()
    {
        var strides = new long[Rank];
        long step = 1;
        for (int i = Rank - 1; i >= 0; i--)
        {
            strides[i] = step;
            step *= Array[i];
        }
        return strides;
    }

    /// <summary>The sizes in order, so that shapes can be spread and looped over.</summary>
    public ReadOnlySpan<int>.Enumerator GetEnumerator() => Dims.GetEnumerator();

    /// <summary>True if rank and all sizes agree.</summary>
    public bool Equals(Shape other) => ReferenceEquals(_dims, other._dims) || Dims.SequenceEqual(other.Dims);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (int n in Dims) hash.Add(n);
        return hash.ToHashCode();
    }

    /// <summary>True if rank and all sizes agree.</summary>
    public static bool operator ==(Shape a, Shape b) => a.Equals(b);

    /// <summary>True if rank or a size differs.</summary>
    public static bool operator !=(Shape a, Shape b) => !a.Equals(b);

    /// <summary>The sizes in brackets: <c>[2, 3]</c>.</summary>
    public override string ToString() => Print(Dims);

    static string Print(ReadOnlySpan<int> dims) => $"[{string.Join(", ", dims.ToArray())}]";
}
