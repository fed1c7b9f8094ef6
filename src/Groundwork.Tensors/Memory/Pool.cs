using System.Numerics;
using System.Runtime.CompilerServices;

namespace Groundwork;

/// <summary>An array of the pool and, while it is lent, a weak reference to the storage that has it.</summary>
sealed class Block<T>(T[] array, int sizeClass)
{
    public readonly T[] Array = array;
    public readonly int SizeClass = sizeClass;
    public readonly WeakReference<Storage?> Owner = new(null);
    public int LentAt = -1; // position in the list of lent blocks
}

/// <summary>What all pools share: the counters, and when unreachable storages are looked for.</summary>
/// <remarks>
/// First touch of fresh memory costs more than the arithmetic on it (docs/design/memory.md), so large arrays are kept and reused,
/// newest first. A lent array comes back at the end of a <see cref="MemoryScope"/>, or when its storage is found unreachable:
/// the pool looks after a garbage collection, and asks for one itself once it has lent more than an allowance since the last.
/// Arrays are plain, so a block that is forgotten is collected like any other object.
/// </remarks>
static class Pool
{
    /// <summary>Bytes from which arrays are pooled. Smaller ones are cheap in the collector's youngest generation.</summary>
    public const int Threshold = 32 * 1024;

    public static readonly Lock Gate = new();
    public static long Live, Peak, Kept;
    static long _lentSinceCollection, _allowance = MinimumAllowance;
    static int _collections;
    const long MinimumAllowance = 96L << 20;

    /// <summary>Size classes are quarter steps between powers of two, so at most a fifth of a block is unused.</summary>
    public static int SizeClass(long bytes, out long capacity)
    {
        int power = BitOperations.Log2((ulong)bytes - 1);                    // 2^power < bytes <= 2^(power+1)
        long quarter = 1L << Math.Max(power - 2, 0);
        int step = (int)((bytes - (1L << power) + quarter - 1) / quarter);   // 1..4
        capacity = (1L << power) + step * quarter;
        return power * 4 + step;
    }

    public static void Count(long bytes)
    {
        Live += bytes;
        if (Live > Peak) Peak = Live;
        if (bytes > 0) _lentSinceCollection += bytes;
    }

    /// <summary>True if it is time to ask the collector which storages are unreachable.</summary>
    public static bool IsDue => _lentSinceCollection > _allowance;

    public static void Collect()
    {
        // Storages are tiny and die young; every 16th time the old ones are looked at too.
        GC.Collect(++_collections % 16 == 0 ? 2 : 1, GCCollectionMode.Forced, blocking: true);
        _lentSinceCollection = 0;
    }

    /// <summary>After a sweep: the next collection waits until as much again as is in use was lent.</summary>
    public static void Settle() => _allowance = Math.Max(MinimumAllowance, 2 * Live);
}

/// <summary>The pool of arrays of one element type: a stack for each size class, and the blocks that are lent.</summary>
static class Pool<T> where T : unmanaged
{
    static readonly Stack<Block<T>>?[] _free = new Stack<Block<T>>?[256];
    static readonly List<Block<T>> _lent = [];
    static int _sweptAt = -1;

    public static Block<T> Rent(int length)
    {
        int sizeClass = Pool.SizeClass((long)length * Unsafe.SizeOf<T>(), out long bytes);
        lock (Pool.Gate)
        {
            var free = _free[sizeClass] ??= new();
            if (free.Count == 0 && _sweptAt != GC.CollectionCount(0)) Sweep();
            if (free.Count == 0 && Pool.IsDue)
            {
                Pool.Collect();
                Sweep();
                Pool.Settle();
            }
            if (free.TryPop(out var block)) Pool.Kept -= bytes;
            else block = new(GC.AllocateUninitializedArray<T>((int)Math.Min(bytes / Unsafe.SizeOf<T>(), Array.MaxLength)), sizeClass);
            Pool.Count(bytes);
            return block;
        }
    }

    public static void Lend(Block<T> block, Storage owner)
    {
        block.Owner.SetTarget(owner);
        lock (Pool.Gate)
        {
            block.LentAt = _lent.Count;
            _lent.Add(block);
        }
    }

    /// <summary>Takes a block back. The caller has made sure that nobody can reach its array.</summary>
    public static void Return(Block<T> block)
    {
        lock (Pool.Gate) TakeBack(block);
    }

    /// <summary>Leaves a lent block to the collector: somebody may hold a span of it.</summary>
    public static void Forget(Block<T> block)
    {
        lock (Pool.Gate)
        {
            Unlend(block);
            Pool.Count(-Bytes(block));
        }
    }

    static void TakeBack(Block<T> block)
    {
        Unlend(block);
        Pool.Count(-Bytes(block));
        Pool.Kept += Bytes(block);
        (_free[block.SizeClass] ??= new()).Push(block);
    }

    static void Unlend(Block<T> block)
    {
        block.Owner.SetTarget(null);
        var last = _lent[^1];
        _lent[block.LentAt] = last;
        last.LentAt = block.LentAt;
        _lent.RemoveAt(_lent.Count - 1);
        block.LentAt = -1;
    }

    static void Sweep()
    {
        _sweptAt = GC.CollectionCount(0);
        for (int i = _lent.Count - 1; i >= 0; i--)
            if (!_lent[i].Owner.TryGetTarget(out _)) TakeBack(_lent[i]);
    }

    static long Bytes(Block<T> block)
    {
        int power = (block.SizeClass - 1) / 4, step = (block.SizeClass - 1) % 4 + 1;
        return (1L << power) + step * (1L << Math.Max(power - 2, 0));
    }
}
