using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Groundwork.Kernels;

namespace Groundwork.Bench.Peers;

/// <summary>What the machine allows at this minute: multiply-adds in registers, and reading memory in order.</summary>
/// <param name="Single">GFLOP/s in Float32.</param>
/// <param name="Double">GFLOP/s in Float64.</param>
/// <param name="Read">GB/s read from memory.</param>
internal sealed record Limit(double Single, double Double, double Read)
{
    private const int Rounds = 200_000;

    /// <summary>Measures with so many threads; the best of several tries, since a neighbour only ever takes away.</summary>
    public static Limit Measure(int threads)
    {
        Workers.Count = threads;
        var memory = new float[32 << 20];
        Array.Fill(memory, 1f);
        int lanes = Avx512F.IsSupported ? 16 : Vector<float>.Count;
        double flops = 2.0 * Chains * Rounds * threads;
        return new(
            flops * lanes / Best(() => Workers.For(threads, new Fma(Double: false))) / 1e9,
            flops * lanes / 2 / Best(() => Workers.For(threads, new Fma(Double: true))) / 1e9,
            4.0 * memory.Length / Best(() => Workers.For(64, new Reading(memory))) / 1e9);
    }

    private static double Best(Action action)
    {
        double best = double.PositiveInfinity;
        for (int i = 0; i < 25; i++)
        {
            long began = Stopwatch.GetTimestamp();
            action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return best;
    }

    private const int Chains = 12; // hide the latency of two units of four cycles

    private readonly record struct Fma(bool Double) : IChunkBody
    {
        public void Invoke(int chunk)
        {
            if (Double)
            {
                Sink = Avx512F.IsSupported ? (float)Wide(0.999) : (float)Narrow(0.999);
            }
            else
            {
                Sink = Avx512F.IsSupported ? Wide(0.999f) : Narrow(0.999f);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static T Wide<T>(T factor)
            where T : unmanaged, INumber<T>
        {
            var a = Vector512.Create(factor);
            Vector512<T> c0 = a, c1 = a, c2 = a, c3 = a, c4 = a, c5 = a, c6 = a, c7 = a, c8 = a, c9 = a, c10 = a, c11 = a;
            for (int i = 0; i < Rounds; i++)
            {
                c0 = Add(a, c0);
                c1 = Add(a, c1);
                c2 = Add(a, c2);
                c3 = Add(a, c3);
                c4 = Add(a, c4);
                c5 = Add(a, c5);
                c6 = Add(a, c6);
                c7 = Add(a, c7);
                c8 = Add(a, c8);
                c9 = Add(a, c9);
                c10 = Add(a, c10);
                c11 = Add(a, c11);
            }

            return (c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11)[0];
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<T> Add<T>(Vector512<T> a, Vector512<T> c)
            where T : unmanaged => typeof(T) == typeof(float)
            ? Vector512.FusedMultiplyAdd(a.AsSingle(), c.AsSingle(), a.AsSingle()).As<float, T>()
            : Vector512.FusedMultiplyAdd(a.AsDouble(), c.AsDouble(), a.AsDouble()).As<double, T>();

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static T Narrow<T>(T factor)
            where T : unmanaged, INumber<T>
        {
            var a = new Vector<T>(factor);
            Vector<T> c0 = a, c1 = a, c2 = a, c3 = a, c4 = a, c5 = a, c6 = a, c7 = a, c8 = a, c9 = a, c10 = a, c11 = a;
            for (int i = 0; i < Rounds; i++)
            {
                c0 = Simd.Fma(a, c0, a);
                c1 = Simd.Fma(a, c1, a);
                c2 = Simd.Fma(a, c2, a);
                c3 = Simd.Fma(a, c3, a);
                c4 = Simd.Fma(a, c4, a);
                c5 = Simd.Fma(a, c5, a);
                c6 = Simd.Fma(a, c6, a);
                c7 = Simd.Fma(a, c7, a);
                c8 = Simd.Fma(a, c8, a);
                c9 = Simd.Fma(a, c9, a);
                c10 = Simd.Fma(a, c10, a);
                c11 = Simd.Fma(a, c11, a);
            }

            return (c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11)[0];
        }
    }

    internal static float Sink;

    private readonly struct Reading(float[] memory) : IChunkBody
    {
        public void Invoke(int chunk)
        {
            int n = memory.Length / 64;
            Sink = Lanes.Fold<float, AddLane>(memory.AsSpan(chunk * n, n), 0f);
        }
    }
}
