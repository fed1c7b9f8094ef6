using System.Runtime.CompilerServices;

namespace Groundwork.Kernels;

/// <summary>Memory for packed blocks: one pinned array per thread, kept, because first touch of fresh memory costs
/// more than the packing. Whoever takes it is done with it before the chunk ends, and chunks do not nest kernels.</summary>
internal static unsafe class GemmScratch
{
    private const int CacheLine = 64;

    [ThreadStatic] private static byte[]? kept;

    /// <summary>At least <paramref name="count"/> elements on a cache line's boundary, with whatever was in them.</summary>
    public static T* Take<T>(long count)
        where T : unmanaged
    {
        long bytes = checked(count * sizeof(T)) + CacheLine;
        if (kept is null || kept.Length < bytes)
        {
            kept = GC.AllocateUninitializedArray<byte>(checked((int)bytes), pinned: true);
        }

        var start = (nint)Unsafe.AsPointer(ref kept[0]);
        return (T*)((start + CacheLine - 1) & -CacheLine);
    }
}
