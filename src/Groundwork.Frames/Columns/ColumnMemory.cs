using System.Diagnostics;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace Groundwork;

/// <summary>Memory for the values of large columns: an array that nobody can reach any more is lent again.</summary>
/// <remarks>
/// The system clears fresh pages at first touch, which costs as much as the arithmetic on them (docs/design/memory.md), and
/// the collector gives the pages of dead arrays back. So arrays of at least a megabyte come home instead: each lent array has
/// a companion that the array alone keeps alive, and whose finalizer takes the array back. Whoever holds the array or a span
/// of it keeps both alive, so that no memory is lent while it can be seen; there is nothing to dispose and nothing to forget.
/// What is lent and kept stays under an eighth of the memory that the process may use: beyond, arrays are plain ones.
/// An array serves the same type and length only, which is what columns of one frame, and queries that run again, ask for.
/// Safe to use from several threads.
/// </remarks>
internal static class ColumnMemory
{
    /// <summary>Bytes from which an array comes home.</summary>
    public const long Threshold = 1 << 20;

    private const long LeastAllowance = 128 << 20;
    private const long MostKept = 512 << 20;

    // A millisecond of collecting costs as much as the first touch of this many bytes, at a third of what it saves.
    private const long BytesForMillisecond = 32 << 20;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    private static readonly Lock Gate = new();
    private static readonly List<(Array Array, long Bytes, long Since)> Kept = []; // the newest last
    private static readonly long Available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
    private static long lent, kept, lentSinceCollection, cameBack, allowance = LeastAllowance;
    private static int collections;

    static ColumnMemory() => _ = new Trimmer();

    /// <summary>An array of the length, whose values are not set.</summary>
    public static T[] Lend<T>(int length)
    {
        var bytes = (long)length * Unsafe.SizeOf<T>();
        if (bytes < Threshold || RuntimeHelpers.IsReferenceOrContainsReferences<T>()) return GC.AllocateUninitializedArray<T>(length);
        var (array, isDue) = Take<T>(length, bytes);
        if (isDue) Collect();
        array ??= GC.AllocateUninitializedArray<T>(length);
        lock (Gate)
        {
            if (lent + kept + bytes > Available / 8) return array;
            lent += bytes;
            lentSinceCollection += bytes;
        }
        _ = new Companion(array, bytes);
        return array;
    }

    private static (T[]? Array, bool IsDue) Take<T>(int length, long bytes)
    {
        lock (Gate)
        {
            for (var i = Kept.Count - 1; i >= 0; i--)
            {
                var array = Kept[i].Array;
                if (array.Length != length || array.GetType() != typeof(T[])) continue;
                Forget(i);
                return ((T[])array, false);
            }
            if (collections != GC.CollectionCount(2)) (collections, lentSinceCollection) = (GC.CollectionCount(2), 0); // the collector came by itself
            return (null, lentSinceCollection + bytes > allowance);
        }
    }

    /// <summary>Asks the collector which arrays nobody reaches; the finalizers' thread brings them back a moment later.</summary>
    private static void Collect()
    {
        long least;
        lock (Gate)
        {
            // Results that stay in use make a collection find nothing: the next comes later.
            least = cameBack < allowance / 4 ? allowance * 2 : LeastAllowance;
            (cameBack, lentSinceCollection) = (0, 0);
        }
        var clock = Stopwatch.StartNew();
        GC.Collect(2, GCCollectionMode.Forced, blocking: true);
        var cost = (long)(clock.Elapsed.TotalMilliseconds * BytesForMillisecond);
        lock (Gate) (allowance, collections) = (Math.Max(cost, Math.Min(least, Available)), GC.CollectionCount(2));
    }

    private static void TakeBack(Array array, long bytes)
    {
        lock (Gate)
        {
            lent -= bytes;
            cameBack += bytes;
            var most = Math.Min(Available / 16, MostKept);
            if (bytes > most) return;
            while (kept + bytes > most) Forget(0);
            Kept.Add((array, bytes, Environment.TickCount64));
            kept += bytes;
        }
    }

    private static void Forget(int index)
    {
        kept -= Kept[index].Bytes;
        Kept.RemoveAt(index);
    }

    private static void Trim()
    {
        lock (Gate)
        {
            var until = Environment.TickCount64 - (long)Idle.TotalMilliseconds;
            while (Kept.Count > 0 && Kept[0].Since < until) Forget(0);
        }
    }

    /// <summary>Lives as long as an array that is lent, and then brings it back.</summary>
    private sealed class Companion
    {
        private readonly Array array;
        private readonly long bytes;
        private DependentHandle link;

        public Companion(Array array, long bytes)
        {
            (this.array, this.bytes) = (array, bytes);
            link = new DependentHandle(array, this);
        }

        ~Companion()
        {
            link.Dispose();
            TakeBack(array, bytes);
        }
    }

    /// <summary>After each full collection, lets go of arrays that were not asked for during the last seconds.</summary>
    private sealed class Trimmer
    {
        ~Trimmer()
        {
            Trim();
            if (!Environment.HasShutdownStarted) GC.ReRegisterForFinalize(this);
        }
    }
}
