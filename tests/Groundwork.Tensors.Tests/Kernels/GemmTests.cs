using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork.Tests.Kernels;

[Collection("thread count")]
public sealed class GemmTests : IDisposable
{
    private readonly int countBefore = Workers.Count;

    public void Dispose() => Workers.Count = countBefore;

    /// <summary>Every kernel set of this machine with every combination of transposes.</summary>
    public static TheoryData<string, bool, bool> Variants()
    {
        var data = new TheoryData<string, bool, bool>();
        foreach (var set in KernelSet.Available)
        {
            foreach (bool transA in new[] { false, true })
            {
                data.Add(set.ToString(), transA, false);
                data.Add(set.ToString(), transA, true);
            }
        }

        return data;
    }

    // Around the edges of tiles (6, 12 rows; 8 to 32 columns), of blocks (96 rows) and of steps of k (256, 384).
    private static readonly (int M, int N, int K)[] sizes =
    [
        .. from m in Enumerable.Range(1, 14) from n in new[] { 1, 2, 7, 8, 9, 16 } select (m, n, m + n),
        .. from n in Enumerable.Range(1, 66) select (13, n, 5),
        .. from k in Enumerable.Range(1, 20) select (3, 17, k),
        (63, 64, 65), (65, 63, 64), (64, 65, 63), (95, 97, 96), (97, 95, 128), (127, 129, 128), (129, 128, 127),
        (200, 300, 77), (25, 33, 255), (26, 40, 257), (24, 31, 383), (13, 70, 385), (12, 8, 700), (1, 500, 301),
        (500, 1, 301), (2, 300, 130), (300, 3, 130), (100, 350, 260),
    ];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Float32_products_agree_with_the_definition(string set, bool transA, bool transB) =>
        Compare<float>(set, transA, transB, 1.2e-7);

    [Theory]
    [MemberData(nameof(Variants))]
    public void Float64_products_agree_with_the_definition(string set, bool transA, bool transB) =>
        Compare<double>(set, transA, transB, 2.3e-16);

    private static void Compare<T>(string set, bool transA, bool transB, double epsilon)
        where T : unmanaged, INumber<T>
    {
        using var forced = KernelSet.Force(Enum.Parse<KernelSet>(set));
        var random = new Random(1);
        int round = 0;
        foreach (var (m, n, k) in sizes)
        {
            // A different alpha, beta and padding of rows for each size.
            T alpha = T.CreateChecked(new[] { 1.0, -0.5, 2.0 }[round % 3]), beta = T.CreateChecked(new[] { 0.0, 1.0, 0.75, 0.0 }[round % 4]);
            var (padA, padB, padC) = (round % 2 * 3, round % 5, round % 3);
            round++;
            int lda = (transA ? m : k) + padA, ldb = (transB ? k : n) + padB, ldc = n + padC;
            var a = Numbers<T>(random, ((transA ? k : m) - 1) * lda + lda - padA);
            var b = Numbers<T>(random, ((transB ? n : k) - 1) * ldb + ldb - padB);
            var c = Numbers<T>(random, (m - 1) * ldc + n);
            var expected = (T[])c.Clone();
            GemmReference.Multiply(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, expected, ldc);
            Gemm.Multiply(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);

            // One rounding for each of the k products and sums, each of size 2 at most; the padding of C is untouched.
            double tolerance = (2 * k + 4) * 2 * epsilon;
            for (int i = 0; i < c.Length; i++)
            {
                double difference = Math.Abs(double.CreateChecked(c[i] - expected[i]));
                Assert.True(
                    difference <= (i % ldc < n ? tolerance : 0),
                    $"{m}x{n}x{k} alpha {alpha} beta {beta}: C[{i / ldc}, {i % ldc}] is {c[i]} and not {expected[i]}");
            }
        }
    }

    private static T[] Numbers<T>(Random random, int count)
        where T : INumber<T>
    {
        var numbers = new T[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = T.CreateTruncating(random.NextDouble() * 2 - 1);
        }

        return numbers;
    }
}
