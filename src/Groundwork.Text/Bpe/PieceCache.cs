using System.Runtime.InteropServices;

namespace Groundwork.Text;

/// <summary>
/// Remembers the ids of pieces that were seen lately, without locks and in bounded memory: a piece has two slots,
/// and a newcomer that finds both taken replaces the second. An entry never changes, so a thread sees a whole one or none.
/// </summary>
internal sealed class PieceCache
{
    public const int LongestPiece = 48;

    private const int Slots = 1 << 16;

    private readonly Entry?[] _entries = new Entry?[Slots];

    private sealed record Entry(string Piece, int[] Ids);

    /// <summary>The ids, or null where the piece is not here; <paramref name="slot"/> is for <see cref="Add"/>.</summary>
    public int[]? Find(ReadOnlySpan<char> piece, out int slot)
    {
        slot = Hash(piece);
        Entry? entry = Volatile.Read(ref _entries[slot]);
        if (entry is not null && piece.SequenceEqual(entry.Piece)) return entry.Ids;
        entry = Volatile.Read(ref _entries[slot ^ 1]);
        return entry is not null && piece.SequenceEqual(entry.Piece) ? entry.Ids : null;
    }

    public void Add(ReadOnlySpan<char> piece, int slot, int[] ids)
    {
        if (Volatile.Read(ref _entries[slot]) is not null) slot ^= 1;
        Volatile.Write(ref _entries[slot], new Entry(piece.ToString(), ids));
    }

    // Four characters a step. A collision costs a miss and nothing else, so a weak hash cannot be abused.
    private static int Hash(ReadOnlySpan<char> piece)
    {
        const ulong Multiplier = 0x9E3779B97F4A7C15; // 2^64 / golden ratio
        ulong hash = (ulong)piece.Length;
        foreach (ulong four in MemoryMarshal.Cast<char, ulong>(piece)) hash = Mix(hash ^ four);
        foreach (char character in piece[(piece.Length & ~3)..]) hash = (hash ^ character) * Multiplier;
        return (int)(Mix(hash) >> 48);

        static ulong Mix(ulong value)
        {
            value *= Multiplier;
            return value ^ value >> 29;
        }
    }
}
