namespace Groundwork;

/// <summary>Random numbers for picking rows: SplitMix64 (Steele, Lea and Flood, 2014), the same on every machine.</summary>
internal sealed class SampleStream(int seed)
{
    private ulong state = (ulong)seed;

    /// <summary>A whole number from 0 to limit - 1; the bias of the multiplication is below 2^-32.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    private ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ z >> 27) * 0x94D049BB133111EBUL;
        return z ^ z >> 31;
    }
}
