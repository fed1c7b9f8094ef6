using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;
using Groundwork.Kernels;

namespace Groundwork.Bench.Kernels;

/// <summary>Kernels alone, without tensors, by BenchmarkDotNet: for a look at one loop (its options pass through, --disasm say).</summary>
[InProcess] // a process of its own would be built anew, outside this repository's settings
public class MicroSuite
{
    private readonly float[] x = new float[4096], y = new float[4096], square = new float[256 * 256];

    /// <summary>Runs the benchmarks that the options choose; all without any.</summary>
    internal static int Run(string[] options)
    {
        BenchmarkSwitcher.FromTypes([typeof(MicroSuite)]).Run(options.Length > 0 ? options : ["--filter", "*"]);
        return 0;
    }

    /// <summary>Values between -4 and 4.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(1);
        foreach (var values in new[] { x, y, square })
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = (random.NextSingle() * 8) - 4;
            }
        }
    }

    /// <summary>4,096 sums.</summary>
    [Benchmark]
    public void Add() => Lanes.Zip<float, AddLane>(x, x, y);

    /// <summary>The largest of 4,096.</summary>
    [Benchmark]
    public float Max() => Lanes.Fold<float, MaxLane>(x, float.NegativeInfinity);

    /// <summary>The maximum of a row of 4,096 and its sum of exponentials.</summary>
    [Benchmark]
    public float SoftmaxNormalizer() => SoftmaxRow.Normalizer<float>(x).Sum;

    /// <summary>A product of 256 x 256, on one thread.</summary>
    [Benchmark]
    public float Gemm256()
    {
        var c = new float[256 * 256];
        Workers.Count = 1;
        Gemm.Multiply(false, false, 256, 256, 256, 1f, square, 256, square, 256, 0f, c, 256);
        return c[0];
    }
}
