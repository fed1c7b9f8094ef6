using System.Runtime.Intrinsics.X86;

namespace Groundwork.Kernels;

/// <summary>The instruction set that kernels are written for. A larger value includes the smaller ones.</summary>
internal enum KernelSet
{
    /// <summary><c>Vector&lt;T&gt;</c> and scalars: runs everywhere.</summary>
    Portable,

    /// <summary>256-bit vectors with fused multiply-add.</summary>
    Avx2,

    /// <summary>512-bit vectors (F, BW, DQ, VL). The runtime may prefer 256 bits on a processor that has them:
    /// <c>Vector512.IsHardwareAccelerated</c> is false there, so this set goes by <c>IsSupported</c>.</summary>
    Avx512,
}

/// <summary>Which kernel set runs: the best of this machine, unless <c>GROUNDWORK_KERNELS</c>
/// (<c>portable</c>, <c>avx2</c>, <c>avx512</c>) names a lower one.</summary>
internal static class KernelSets
{
    private static readonly KernelSet best =
        Avx512BW.VL.IsSupported && Avx512DQ.VL.IsSupported && Fma.IsSupported ? KernelSet.Avx512
        : Avx2.IsSupported && Fma.IsSupported ? KernelSet.Avx2
        : KernelSet.Portable;

    private static readonly KernelSet chosen = Choose(Environment.GetEnvironmentVariable("GROUNDWORK_KERNELS"));

    [ThreadStatic] private static KernelSet? forced;

    extension(KernelSet)
    {
        /// <summary>The set that kernels started on this thread use.</summary>
        internal static KernelSet Current => forced ?? chosen;

        /// <summary>Every set that this machine can run, lowest first.</summary>
        internal static IReadOnlyList<KernelSet> Available => available;

        /// <summary>Uses <paramref name="set"/> on this thread, and in the chunks that it hands to <see cref="Workers"/>,
        /// until the result is disposed.</summary>
        internal static Forced Force(KernelSet set)
        {
            if (set > best)
            {
                throw new PlatformNotSupportedException($"kernels: this machine does not run {set}; its best set is {best}");
            }

            var before = forced;
            forced = set;
            return new Forced(before);
        }
    }

    private static readonly KernelSet[] available = [.. Enum.GetValues<KernelSet>().Where(set => set <= best)];

    /// <summary>What was forced on this thread, so that a worker can take it over for a job.</summary>
    internal static KernelSet? OnThisThread
    {
        get => forced;
        set => forced = value;
    }

    // An unknown or too high name leaves the best set: a setting made for another machine must not stop the program.
    private static KernelSet Choose(string? name) =>
        Enum.TryParse(name, ignoreCase: true, out KernelSet set) && Enum.IsDefined(set) && set < best ? set : best;

    /// <summary>Gives back the set that was in use before <see cref="Force"/>.</summary>
    internal readonly ref struct Forced(KernelSet? before)
    {
        public void Dispose() => forced = before;
    }
}
