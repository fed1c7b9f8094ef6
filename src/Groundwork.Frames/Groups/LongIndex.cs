using System.Runtime.CompilerServices;

namespace Groundwork;

/// <summary>A hash table from whole numbers to the numbers 0, 1, 2, … in order of first appearance.</summary>
internal sealed class LongIndex
{
    private long[] keys;
    private int[] slots; // code + 1; 0 is empty
    private int count;
    private int shift;

    public LongIndex(int capacity)
    {
        var bits = Math.Max(6, System.Numerics.BitOperations.Log2((uint)Math.Max(1, capacity)) + 2);
        slots = new int[1 << bits];
        keys = new long[Math.Max(16, capacity)];
        shift = 64 - bits;
    }

    public int Count => count;

    public long[] Keys() => keys.AsSpan(0, count).ToArray();

    public int Add(long key)
    {
        var slot = Slot(key);
        for (; slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
            if (keys[slots[slot] - 1] == key) return slots[slot] - 1;
        if (count == keys.Length) Array.Resize(ref keys, count * 2);
        keys[count] = key;
        slots[slot] = ++count;
        if (count * 2 > slots.Length) Grow();
        return count - 1;
    }

    /// <summary>The key's number, or -1.</summary>
    public int Find(long key)
    {
        for (var slot = Slot(key); slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
            if (keys[slots[slot] - 1] == key) return slots[slot] - 1;
        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Slot(long key) => (int)((ulong)key * 0x9E3779B97F4A7C15UL >> shift); // 2^64 / golden ratio

    private void Grow()
    {
        slots = new int[slots.Length * 2];
        shift--;
        for (var code = 0; code < count; code++)
        {
            var slot = Slot(keys[code]);
            while (slots[slot] != 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = code + 1;
        }
    }
}
