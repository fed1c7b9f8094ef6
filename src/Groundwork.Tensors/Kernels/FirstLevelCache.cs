using System.Runtime.Intrinsics.X86;

namespace Groundwork.Kernels;

/// <summary>The first-level data cache, as far as kernels must know it.</summary>
internal static class FirstLevelCache
{
    /// <summary>How many cache lines at the same distance from a multiple of <see cref="WayBytes"/> fit at once:
    /// eight where the machine does not say. Tests set it, to run the kernels of other machines.</summary>
    public static int Ways { get; set; } = X86Base.IsSupported ? ReadWays() : 8;

    /// <summary>Bytes in one way: one page on every x86 so far.</summary>
    public const int WayBytes = 4096;

    // Leaf 4 (Intel) and leaf 0x8000001D (AMD) describe one cache per sub-leaf in the same form, up to type 0.
    private static int ReadWays()
    {
        foreach (uint leaf in (ReadOnlySpan<uint>)[4, 0x8000001D])
        {
            uint last = (uint)X86Base.CpuId((int)(leaf & 0x80000000), 0).Eax;
            for (int index = 0; leaf <= last && index < 8; index++)
            {
                var (eax, ebx, _, _) = X86Base.CpuId((int)leaf, index);
                (int type, int level) = (eax & 31, (eax >> 5) & 7);
                if (type == 0)
                {
                    break;
                }

                if (level == 1 && type is 1 or 3) // data or unified
                {
                    return (int)((uint)ebx >> 22) + 1;
                }
            }
        }

        return 8;
    }
}
