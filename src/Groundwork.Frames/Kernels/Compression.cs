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

    public Column Apply(Column column) => column switch
    {
        TextColumn c => new TextColumn(c.Name, Keep(c.Codes), c.Texts, c.IsCategory),
        ValueColumn<double> c => new ValueColumn<double>(c.Name, Keep(c.Data)),
        ValueColumn<float> c => new ValueColumn<float>(c.Name, Keep(c.Data)),
        ValueColumn<long> c => new ValueColumn<long>(c.Name, Keep(c.Data), Keep(c.Valid)),
        ValueColumn<int> c => new ValueColumn<int>(c.Name, Keep(c.Data), Keep(c.Valid)),
        ValueColumn<bool> c => new ValueColumn<bool>(c.Name, Keep(c.Data), Keep(c.Valid)),
        ValueColumn<DateTime> c => new ValueColumn<DateTime>(c.Name, Keep(c.Data), Keep(c.Valid)),
        ValueColumn<DateOnly> c => new ValueColumn<DateOnly>(c.Name, Keep(c.Data), Keep(c.Valid)),
        _ => new ValueColumn<TimeSpan>(column.Name, Keep(((ValueColumn<TimeSpan>)column).Data), Keep(((ValueColumn<TimeSpan>)column).Valid)),
    };

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(source))]
    private T[]? Keep<T>(T[]? source) where T : unmanaged
    {
        if (source is null) return null;
        var target = GC.AllocateUninitializedArray<T>(Count);
        Chunks.For(mask.Length, (chunk, from, to) => Keep(source.AsSpan(from, to - from), mask.AsSpan(from, to - from), target.AsSpan(starts[chunk], starts[chunk + 1] - starts[chunk])));
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
