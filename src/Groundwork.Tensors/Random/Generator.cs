using System.Runtime.Intrinsics;
using Groundwork.Kernels;

namespace Groundwork;

/// <summary>Where a <see cref="Generator"/> stands: restoring it continues the same numbers. Plain data, for checkpoints.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <param name="Seed">The key of the generator.</param>
/// <param name="Stream">The high half of its counters.</param>
/// <param name="Position">The next counter, or the one being read when <paramref name="Word"/> is not 0.</param>
/// <param name="Word">How many 32-bit words of that counter are used up, 0 to 3.</param>
/// <param name="Children">How many generators have been split off.</param>
public readonly record struct GeneratorState(ulong Seed, ulong Stream, ulong Position, int Word, ulong Children);

/// <summary>
/// Random numbers from counters: Philox 4x32-10 keyed by a seed and a stream. The same seed gives the same bits on every machine,
/// at every vector width and thread count; there is no global generator and no hidden state.
/// </summary>
/// <remarks>
/// Fills start at a fresh counter and consume whole groups of 16 counters (64 Float32 or 32 Float64 numbers), so number i of a fill
/// depends only on the state before it and on i, and a longer fill begins with the numbers of a shorter one.
/// Not safe to share between threads: give each its own by <see cref="Split"/> or <see cref="ForStep"/>.
/// </remarks>
/// <example><code>
/// var random = new Generator(seed: 7);
/// var noise = new float[1000];
/// random.Normal(noise, mean: 0, deviation: 0.1f);
/// </code></example>
public sealed partial class Generator
{
    // Keys of derived generators come from other keys than numbers do.
    private const ulong ChildKey = 0xA0761D6478BD642FUL;
    private const ulong StepKey = 0xE7037ED1A0B428DBUL;
    private const ulong JumpLength = 1UL << 40;

    private readonly ulong seed;
    private readonly ulong stream;
    private ulong position;
    private int word;
    private ulong children;

    /// <summary>A generator at the start of a stream.</summary>
    /// <param name="seed">Any number; different seeds give unrelated sequences.</param>
    /// <param name="stream">Any number; the streams of one seed never overlap.</param>
    /// <example><code>var random = new Generator(42);</code></example>
    public Generator(ulong seed, ulong stream = 0)
    {
        this.seed = seed;
        this.stream = stream;
    }

    /// <summary>A generator at the start of a stream, from a signed number: <c>new Generator(-1)</c> is that of the same 64 bits.</summary>
    /// <param name="seed">Any number; different seeds give unrelated sequences.</param>
    /// <param name="stream">Any number; the streams of one seed never overlap.</param>
    /// <example><code>
    /// int seed = 42;
    /// var random = new Generator(seed);
    /// </code></example>
    public Generator(long seed, ulong stream = 0) : this(unchecked((ulong)seed), stream)
    {
    }

    /// <summary>A generator that continues where a saved one stood.</summary>
    /// <param name="state">From <see cref="State"/>.</param>
    /// <exception cref="ArgumentException">The word is outside 0 to 3.</exception>
    /// <example><code>var again = new Generator(random.State);</code></example>
    public Generator(GeneratorState state)
    {
        if (state.Word is < 0 or > 3) throw new ArgumentException($"generator: the word of a state is 0 to 3, got {state.Word}", nameof(state));
        (seed, stream, position, word, children) = (state.Seed, state.Stream, state.Position, state.Word, state.Children);
    }

    /// <summary>Where the generator stands now.</summary>
    /// <example><code>GeneratorState saved = random.State;</code></example>
    public GeneratorState State => new(seed, stream, position, word, children);

    /// <summary>A new independent generator; this one gives the same numbers as if nothing had been split off.</summary>
    /// <returns>A generator whose key is drawn from this one's key, stream and count of children.</returns>
    /// <example><code>Generator dropout = random.Split();</code></example>
    public Generator Split()
    {
        var (a, b, c, d) = Philox.Block(seed ^ ChildKey, stream, children++);
        return new(Join(a, b), Join(c, d));
    }

    /// <summary>Several new independent generators, as <see cref="Split"/> one after another.</summary>
    /// <param name="count">How many, at least 0.</param>
    /// <returns>The generators.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    /// <example><code>Generator[] workers = random.Spawn(4);</code></example>
    public Generator[] Spawn(int count)
    {
        if (count < 0) throw new ArgumentOutOfRangeException(nameof(count), count, $"spawn: cannot make {count} generators");
        var result = new Generator[count];
        for (int i = 0; i < count; i++) result[i] = Split();
        return result;
    }

    /// <summary>The generator for one step on one rank of a training run: it depends on this one's seed and stream, the step and the rank, not on its position.</summary>
    /// <param name="step">Step of the run.</param>
    /// <param name="rank">Rank of the worker.</param>
    /// <returns>A generator at its start; asking again gives the same one.</returns>
    /// <example><code>Generator batch = random.ForStep(step: 1000, rank: 0);</code></example>
    public Generator ForStep(long step, long rank = 0)
    {
        var (a, b, c, d) = Philox.Block(seed ^ StepKey, stream, (ulong)step);
        var (e, f, g, h) = Philox.Block(Join(a, b) ^ StepKey, Join(c, d), (ulong)rank);
        return new(Join(e, f), Join(g, h));
    }

    /// <summary>Moves ahead by 2^40 counters for each jump: past anything a run of ordinary length consumes.</summary>
    /// <param name="times">How many jumps, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    /// <example><code>random.Jump();</code></example>
    public void Jump(int times = 1)
    {
        if (times < 0) throw new ArgumentOutOfRangeException(nameof(times), times, $"jump: cannot move back {-(long)times} times");
        position += (ulong)times * JumpLength;
    }

    /// <summary>32 random bits (one word of a counter).</summary>
    /// <returns>A number from 0 to 2^32 - 1.</returns>
    /// <example><code>uint bits = random.NextUInt32();</code></example>
    public uint NextUInt32()
    {
        var (a, b, c, d) = Philox.Block(seed, stream, position);
        uint result = word switch { 0 => a, 1 => b, 2 => c, _ => d };
        Advance(1);
        return result;
    }

    /// <summary>64 random bits: the first or the second half of a counter.</summary>
    /// <returns>A number from 0 to 2^64 - 1.</returns>
    /// <example><code>ulong bits = random.NextUInt64();</code></example>
    public ulong NextUInt64()
    {
        if ((word & 1) == 1) Advance(1);
        var (a, b, c, d) = Philox.Block(seed, stream, position);
        ulong result = word == 0 ? Join(a, b) : Join(c, d);
        Advance(2);
        return result;
    }

    /// <summary>A uniform number in [0, 1), a multiple of 2^-52.</summary>
    /// <returns>The number.</returns>
    /// <example><code>double u = random.NextDouble();</code></example>
    public double NextDouble() => BitConverter.UInt64BitsToDouble((NextUInt64() >> 12) | 0x3FF0000000000000UL) - 1.0;

    /// <summary>A uniform number in [0, 1), a multiple of 2^-24.</summary>
    /// <returns>The number.</returns>
    /// <example><code>float u = random.NextSingle();</code></example>
    public float NextSingle() => (NextUInt32() >> 8) * (1.0f / 16777216.0f);

    /// <summary>A uniform integer in [low, high), without bias (Lemire's multiplication with rejection; rarely a second draw).</summary>
    /// <param name="low">Smallest value.</param>
    /// <param name="high">First value above the range.</param>
    /// <returns>The integer.</returns>
    /// <exception cref="ArgumentException">The range is empty.</exception>
    /// <example><code>long die = random.NextInt64(1, 7);</code></example>
    public long NextInt64(long low, long high)
    {
        ulong range = Range("nextInt64", low, high);
        while (true)
        {
            if (Bounded(NextUInt64(), range, out ulong value)) return (long)((ulong)low + value);
        }
    }

    /// <summary>A normal number with mean 0 and deviation 1 (Box and Muller; consumes one counter).</summary>
    /// <returns>The number, at most 8.5 in magnitude.</returns>
    /// <example><code>double z = random.NextNormal();</code></example>
    public double NextNormal()
    {
        double u = 1.0 - NextDouble(), v = NextDouble();
        return NormalDouble.Pair(Vector256.Create(u), Vector256.Create(v)).Cos.ToScalar();
    }

    /// <summary>An exponential number with mean 1.</summary>
    /// <returns>-log u for uniform u in (0, 1].</returns>
    /// <example><code>double wait = random.NextExponential() / rate;</code></example>
    public double NextExponential() => -PortableMath.Log(1.0 - NextDouble());

    private void Advance(int words)
    {
        word += words;
        if (word < 4) return;
        word -= 4;
        position++;
    }

    // Fills begin at a counter of which no word has been handed out.
    private ulong FreshCounter()
    {
        if (word == 0) return position;
        word = 0;
        return ++position;
    }

    private static ulong Join(uint low, uint high) => low | ((ulong)high << 32);

    private static ulong Range(string op, long low, long high)
    {
        if (low >= high) throw new ArgumentException($"{op}: the range [{low}, {high}) is empty; high must exceed low");
        return (ulong)high - (ulong)low;
    }

    // The high half of bits * range, unless the low half lies in the part that would favour some values.
    private static bool Bounded(ulong bits, ulong range, out ulong value)
    {
        value = Math.BigMul(bits, range, out ulong low);
        return low >= range || low >= (0UL - range) % range;
    }
}
