using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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

    /// <summary>The kept rows of all columns, a chunk after the other: its mask serves every column while it is in the cache.</summary>
    public Column[] Apply(Column[] columns)
    {
        var keeps = new List<Keep>();
        var results = Array.ConvertAll(columns, column => Prepare(column, keeps));
        Chunks.For(mask.Length, (chunk, from, to) =>
        {
            var count = starts[chunk + 1] - starts[chunk];
            if (count == 0) return;
            Span<ulong> bits = stackalloc ulong[(Chunks.Rows + 63) / 64];
            Find(mask.AsSpan(from, to - from), bits);
            // A column after the other: memory is fetched ahead best in long runs.
            foreach (var keep in keeps) keep(from, to - from, bits, starts[chunk], count);
        });
        return results;
    }

    private Column Prepare(Column column, List<Keep> keeps) => column switch
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

    private ValueColumn<T> Prepare<T>(ValueColumn<T> column, List<Keep> keeps) where T : unmanaged, IComparable<T>, IEquatable<T> =>
        new(column.Name, Prepare(column.Data, keeps), column.Valid is null ? null : Prepare(column.Valid, keeps));

    private T[] Prepare<T>(T[] source, List<Keep> keeps) where T : unmanaged
    {
        var target = ColumnMemory.Lend<T>(Count);
        keeps.Add((from, length, bits, place, count) => Copy(source.AsSpan(from, length), bits, target.AsSpan(place, count)));
        return target;
    }

    /// <summary>A bit for each true value.</summary>
    private static void Find(ReadOnlySpan<bool> mask, Span<ulong> bits)
    {
        ref var bytes = ref MemoryMarshal.GetReference(MemoryMarshal.AsBytes(mask));
        var at = 0;
        for (; at <= mask.Length - 64; at += 64) bits[at / 64] = ~Vector512.Equals(Vector512.LoadUnsafe(ref bytes, (nuint)at), Vector512<byte>.Zero).ExtractMostSignificantBits();
        if (at == mask.Length) return;
        bits[at / 64] = 0;
        for (; at < mask.Length; at++) if (mask[at]) bits[at / 64] |= 1UL << at;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy<T>(ReadOnlySpan<T> source, ReadOnlySpan<ulong> bits, Span<T> target) where T : unmanaged
    {
        if (target.Length == source.Length)
        {
            source.CopyTo(target);
            return;
        }
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(target);
        var lanes = 64 / Unsafe.SizeOf<T>();
        var isWide = Avx512F.IsSupported && Unsafe.SizeOf<T>() is 4 or 8;
        int count = 0, at = 0;
        // A vector at a time, as long as a whole one fits the target: what lies behind it belongs to the next chunk.
        for (; isWide && at <= source.Length - 64 && count <= target.Length - 64; at += 64)
            for (var (word, i) = (bits[at / 64], 0); i < 64; i += lanes)
            {
                var kept = word >> i & (1UL << lanes) - 1;
                if (Unsafe.SizeOf<T>() == 8) Compress(ref Unsafe.As<T, ulong>(ref Unsafe.Add(ref from, at + i)), kept, ref Unsafe.As<T, ulong>(ref Unsafe.Add(ref to, count)));
                else Compress(ref Unsafe.As<T, uint>(ref Unsafe.Add(ref from, at + i)), (uint)kept, ref Unsafe.As<T, uint>(ref Unsafe.Add(ref to, count)));
                count += BitOperations.PopCount(kept);
            }
        for (; at < source.Length; at += 64)
            for (var word = bits[at / 64]; word != 0; word &= word - 1) Unsafe.Add(ref to, count++) = Unsafe.Add(ref from, at + BitOperations.TrailingZeroCount(word));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Compress(ref ulong source, ulong kept, ref ulong target)
    {
        var lane = Vector512.Create(1UL, 2, 4, 8, 16, 32, 64, 128);
        Avx512F.Compress(Vector512<ulong>.Zero, Vector512.Equals(Vector512.Create(kept) & lane, lane), Vector512.LoadUnsafe(ref source)).StoreUnsafe(ref target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Compress(ref uint source, uint kept, ref uint target)
    {
        var lane = Vector512.Create(1U, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768);
        Avx512F.Compress(Vector512<uint>.Zero, Vector512.Equals(Vector512.Create(kept) & lane, lane), Vector512.LoadUnsafe(ref source)).StoreUnsafe(ref target);
    }

    /// <summary>Copies the kept rows of a chunk, given from its start, to a place in the result.</summary>
    private delegate void Keep(int from, int length, ReadOnlySpan<ulong> bits, int place, int count);
}
