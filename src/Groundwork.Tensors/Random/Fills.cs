using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Groundwork.Kernels;

/// <summary>What turns the 64 words of a group into numbers.</summary>
internal unsafe interface IRandomMap<T>
    where T : unmanaged
{
    /// <summary>Numbers that one group gives.</summary>
    static abstract int PerGroup { get; }

    /// <summary>Writes <see cref="PerGroup"/> numbers.</summary>
    void Map(uint* words, T* output);
}

/// <summary>Fills memory group by group: number i depends on the key, the stream, the first counter and i alone, whatever thread writes it.</summary>
internal static unsafe class RandomFill
{
    private const int GroupsPerChunk = 256;

    /// <summary>Fills the span and gives the number of counters consumed (whole groups).</summary>
    internal static ulong Run<T, TMap>(ulong key, ulong stream, ulong position, Span<T> output, TMap map)
        where T : unmanaged
        where TMap : struct, IRandomMap<T>
    {
        long groups = (output.Length + (long)TMap.PerGroup - 1) / TMap.PerGroup;
        fixed (T* target = output)
        {
            var body = new Body<T, TMap> { Key = key, Stream = stream, Position = position, Target = target, Count = output.Length, Transform = map };
            Workers.For((int)((groups + GroupsPerChunk - 1) / GroupsPerChunk), body);
        }

        return (ulong)groups * Philox.GroupCounters;
    }

    private struct Body<T, TMap> : IChunkBody
        where T : unmanaged
        where TMap : struct, IRandomMap<T>
    {
        internal ulong Key, Stream, Position;
        internal T* Target;
        internal long Count;
        internal TMap Transform;

        [SkipLocalsInit]
        public readonly void Invoke(int chunk)
        {
            uint* words = stackalloc uint[Philox.GroupWords];
            T* spill = stackalloc T[TMap.PerGroup];
            long first = (long)chunk * GroupsPerChunk;
            for (long group = first; group < first + GroupsPerChunk; group++)
            {
                long start = group * TMap.PerGroup;
                if (start >= Count) return;
                Philox.Group(Key, Stream, Position + (ulong)group * Philox.GroupCounters, words);
                if (start + TMap.PerGroup <= Count)
                {
                    Transform.Map(words, Target + start);
                }
                else
                {
                    Transform.Map(words, spill);
                    new ReadOnlySpan<T>(spill, (int)(Count - start)).CopyTo(new Span<T>(Target + start, (int)(Count - start)));
                }
            }
        }
    }
}

/// <summary>24-bit uniforms: number j of a group is word j.</summary>
internal readonly unsafe struct UniformSingle(float low, float high) : IRandomMap<float>
{
    public static int PerGroup => 64;

    public void Map(uint* words, float* output)
    {
        Vector256<float> start = Vector256.Create(low), scale = Vector256.Create((high - low) * (1.0f / 16777216.0f));
        // Rounding may reach the excluded end; the number below it stands in.
        var last = Vector256.Create(high > low ? MathF.BitDecrement(high) : low);
        for (int i = 0; i < 64; i += 8)
        {
            var u = Vector256.ConvertToSingle((Vector256.Load(words + i) >>> 8).AsInt32());
            Vector256.MinNative(u * scale + start, last).Store(output + i);
        }
    }
}

/// <summary>52-bit uniforms: number h * 16 + l of a group is made of words 2h and 2h + 1 of counter l.</summary>
internal readonly unsafe struct UniformDouble(double low, double high) : IRandomMap<double>
{
    public static int PerGroup => 32;

    public void Map(uint* words, double* output)
    {
        Vector256<double> start = Vector256.Create(low), scale = Vector256.Create(high - low);
        var last = Vector256.Create(high > low ? Math.BitDecrement(high) : low);
        for (int half = 0; half < 2; half++)
        {
            for (int lane = 0; lane < 16; lane += 4)
            {
                var u = Unit(words + 32 * half + lane);
                Vector256.MinNative(u * scale + start, last).Store(output + 16 * half + lane);
            }
        }
    }

    /// <summary>Four numbers in [0, 1) from words w and the words 16 further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Unit(uint* words)
    {
        var low = Vector256.WidenLower(Vector128.Load(words).ToVector256Unsafe());
        var high = Vector256.WidenLower(Vector128.Load(words + 16).ToVector256Unsafe());
        var bits = low | (high << 32);
        return ((bits >>> 12) | Vector256.Create(0x3FF0000000000000UL)).AsDouble() - Vector256<double>.One;
    }
}

/// <summary>Normals by Box and Muller: words 0 and 1 of a counter are the radius, words 2 and 3 the angle; cosines come first, then sines.</summary>
internal readonly unsafe struct NormalDouble(double mean, double deviation) : IRandomMap<double>
{
    public static int PerGroup => 32;

    public void Map(uint* words, double* output)
    {
        Vector256<double> center = Vector256.Create(mean), scale = Vector256.Create(deviation);
        for (int lane = 0; lane < 16; lane += 4)
        {
            var (cos, sin) = Pair(Vector256<double>.One - UniformDouble.Unit(words + lane), UniformDouble.Unit(words + 32 + lane));
            (cos * scale + center).Store(output + lane);
            (sin * scale + center).Store(output + 16 + lane);
        }
    }

    /// <summary>Two independent standard normals from u in (0, 1] and v in [0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<double> Cos, Vector256<double> Sin) Pair(Vector256<double> u, Vector256<double> v)
    {
        var radius = Vector256.Sqrt(PortableMath.Log(u) * -2.0);
        var (sin, cos) = PortableMath.SinCosTurn(v);
        return (radius * cos, radius * sin);
    }
}

/// <summary>Normals by Box and Muller: words 0 and 1 of a counter give numbers l and 16 + l, words 2 and 3 give 32 + l and 48 + l.</summary>
internal readonly unsafe struct NormalSingle(float mean, float deviation) : IRandomMap<float>
{
    public static int PerGroup => 64;

    public void Map(uint* words, float* output)
    {
        Vector256<float> center = Vector256.Create(mean), scale = Vector256.Create(deviation);
        for (int row = 0; row < 64; row += 32)
        {
            for (int lane = row; lane < row + 16; lane += 8)
            {
                var w = Vector256.Load(words + lane);
                // All 32 bits, so that the tail reaches 6.7 deviations: 24 of them, and the 8 low ones at half steps.
                var u = Vector256.ConvertToSingle((w >>> 8).AsInt32()) * (1.0f / 16777216.0f)
                    + (Vector256.ConvertToSingle((w & Vector256.Create(255u)).AsInt32()) + Vector256.Create(0.5f)) * (1.0f / 4294967296.0f);
                var v = Vector256.ConvertToSingle((Vector256.Load(words + lane + 16) >>> 8).AsInt32()) * (1.0f / 16777216.0f);
                var radius = Vector256.Sqrt(Vector256.MaxNative(PortableMath.Log(u) * -2.0f, Vector256<float>.Zero));
                var (sin, cos) = PortableMath.SinCosTurn(v);
                (radius * cos * scale + center).Store(output + lane);
                (radius * sin * scale + center).Store(output + lane + 16);
            }
        }
    }
}
