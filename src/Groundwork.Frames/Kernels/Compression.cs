using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Groundwork;

/// <summary>Keeps the rows of a mask: each chunk writes where the chunks before it end.</summary>
internal sealed class Compression
{
    private readonly bool[] mask;
    private readonly int[] starts;

    private Compression(bool[] mask, int[] starts) => (this.mask, this.starts) = (mask, starts);

    public int Count => starts[^1];

    public static Compression Of(bool[] mask)
    {
        var starts = new int[Chunks.CountOf(mask.Length) + 1];
        Chunks.For(mask.Length, (chunk, from, to) => starts[chunk + 1] = MissingMask.CountTrue(mask.AsSpan(from, to - from)));
        for (var chunk = 1; chunk < starts.Length; chunk++) starts[chunk] += starts[chunk - 1];
        return new Compression(mask, starts);
    }

    /// <summary>The kept rows of all columns; each chunk of the mask serves every column while it is in the cache.</summary>
    public Column[] Apply(Column[] columns)
    {
        var keeps = new List<Action<int, int, int>>();
        var results = Array.ConvertAll(columns, column => Prepare(column, keeps));
        Chunks.For(mask.Length, (chunk, from, to) =>
        {
            foreach (var keep in keeps) keep(chunk, from, to);
        });
        return results;
    }

    private Column Prepare(Column column, List<Action<int, int, int>> keeps) => column switch
    {
        TextColumn c => new TextColumn(c.Name, Prepare(c.Codes, keeps), c.Texts, c.IsCategory),
        ValueColumn<double> c => new ValueColumn<double>(c.Name, Prepare(c.Data, keeps)),
        ValueColumn<float> c => new ValueColumn<float>(c.Name, Prepare(c.Data, keeps)),
        ValueColumn<long> c => Prepare(c, keeps),
        ValueColumn<int> c => Prepare(c, keeps),
        ValueColumn<bool> c => Prepare(c, keeps),
        ValueColumn<DateTime> c => Prepare(c, keeps),
        ValueColumn<DateOnly> c => Prepare(c, keeps),
        _ => Prepare((ValueColumn<TimeSpan>)column, keeps),
    };

    private ValueColumn<T> Prepare<T>(ValueColumn<T> column, List<Action<int, int, int>> keeps) where T : unmanaged, IComparable<T>, IEquatable<T> =>
        new(column.Name, Prepare(column.Data, keeps), column.Valid is null ? null : Prepare(column.Valid, keeps));

    private T[] Prepare<T>(T[] source, List<Action<int, int, int>> keeps) where T : unmanaged
    {
        var target = GC.AllocateUninitializedArray<T>(Count);
        keeps.Add((chunk, from, to) => Keep(source.AsSpan(from, to - from), mask.AsSpan(from, to - from), target.AsSpan(starts[chunk], starts[chunk + 1] - starts[chunk])));
        return target;
    }

    /// <summary>Without branches: every value is written, the place moves on only for kept ones. Stops before the target is overrun.</summary>
    private static void Keep<T>(ReadOnlySpan<T> source, ReadOnlySpan<bool> mask, Span<T> target) where T : unmanaged
    {
        if (target.Length == 0) return;
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var keeps = ref MemoryMarshal.GetReference(MemoryMarshal.AsBytes(mask));
        ref var to = ref MemoryMarshal.GetReference(target);
        var place = 0;
        for (var i = 0; i < mask.Length && place < target.Length; i++)
        {
            Unsafe.Add(ref to, place) = Unsafe.Add(ref from, i);
            place += Unsafe.Add(ref keeps, i);
        }
    }
}
