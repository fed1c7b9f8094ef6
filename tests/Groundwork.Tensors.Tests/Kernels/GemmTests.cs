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
        Compare<float>(set, transA, transB, sizes, apart: 0, 1.2e-7);

    [Theory]
    [MemberData(nameof(Variants))]
    public void Float64_products_agree_with_the_definition(string set, bool transA, bool transB) =>
        Compare<double>(set, transA, transB, sizes, apart: 0, 2.3e-16);

    // Rows that are far apart are packed, and the arrays end with the last element: nothing may be read after it.
    [Theory]
    [MemberData(nameof(Variants))]
    public void Products_of_parts_of_large_matrices_agree_with_the_definition(string set, bool transA, bool transB)
    {
        (int, int, int)[] parts = [.. Enumerable.Range(5, 33).Select(m => (m, 2 * m, 290)), (100, 70, 300), (205, 64, 390), (193, 33, 130)];
        int ways = FirstLevelCache.Ways;
        try
        {
            FirstLevelCache.Ways = 8;
            Compare<float>(set, transA, transB, parts, apart: 1024, 1.2e-7);
            FirstLevelCache.Ways = 12;
            Compare<double>(set, transA, transB, parts, apart: 1100, 2.3e-16);
        }
        finally
        {
            FirstLevelCache.Ways = ways;
        }
    }

    private static void Compare<T>(string set, bool transA, bool transB, (int M, int N, int K)[] sizes, int apart, double epsilon)
        where T : unmanaged, INumber<T>
    {
        using var forced = KernelSet.Force(Enum.Parse<KernelSet>(set));
        var random = new Random(1);
        int round = 0;
        foreach (var (m, n, k) in sizes)
        {
            // A different alpha, beta and padding of rows for each size.
            T alpha = T.CreateChecked(new[] { 1.0, -0.5, 2.0 }[round % 3]), beta = T.CreateChecked(new[] { 0.0, 1.0, 0.75, 0.0 }[round % 4]);
            int lda = Math.Max(apart, (transA ? m : k) + round % 2 * 3), ldb = Math.Max(apart, (transB ? k : n) + round % 5);
            int ldc = Math.Max(apart, n + round % 3);
            round++;
            var a = Numbers<T>(random, ((transA ? k : m) - 1) * lda + (transA ? m : k));
            var b = Numbers<T>(random, ((transB ? n : k) - 1) * ldb + (transB ? k : n));
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

    [Theory]
    [MemberData(nameof(Variants))]
    public void Any_number_of_threads_gives_the_same_bits(string set, bool transA, bool transB)
    {
        using var forced = KernelSet.Force(Enum.Parse<KernelSet>(set));
        var random = new Random(2);
        foreach (var (m, n, k, batch) in new[]
        {
            (130, 200, 500, 1), (1000, 40, 70, 1), (33, 1100, 70, 1), (64, 64, 64, 12), (3, 2000, 300, 1), (100, 90, 80, 3),
            (1, 1501, 700, 1), (1501, 1, 700, 1), (1, 333, 77, 30), (129, 1, 129, 50),
        })
        {
            int lda = transA ? m : k, ldb = transB ? k : n;
            var (a, b) = (Numbers<float>(random, batch * m * k), Numbers<float>(random, batch * k * n));
            var c = Enumerable.Range(1, 3).Select(threads =>
            {
                Workers.Count = threads;
                var result = new float[batch * m * n];
                Gemm.Batch(transA, transB, m, n, k, 1.5f, batch, a, lda, m * k, b, ldb, k * n, 0, result, n, m * n);
                return result;
            }).ToArray();
            Assert.True(c[0].AsSpan().SequenceEqual(c[1]), $"{m}x{n}x{k} at 2 threads");
            Assert.True(c[0].AsSpan().SequenceEqual(c[2]), $"{m}x{n}x{k} at 3 threads");
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_batch_is_its_products_one_by_one(string set, bool transA, bool transB)
    {
        using var forced = KernelSet.Force(Enum.Parse<KernelSet>(set));
        var random = new Random(3);
        const int batch = 5, m = 9, n = 21, k = 33;
        int lda = (transA ? m : k) + 1, ldb = (transB ? k : n) + 2, ldc = n + 3;
        int sizeA = (transA ? k : m) * lda + 4, sizeB = (transB ? n : k) * ldb + 5, sizeC = m * ldc + 6;
        foreach (var (strideA, strideB) in new[] { (sizeA, sizeB), (0, sizeB), (sizeA, 0), (m * lda, 0), (0, 0) })
        {
            var (a, b, c) = (Numbers<double>(random, batch * sizeA), Numbers<double>(random, batch * sizeB), Numbers<double>(random, batch * sizeC));
            var expected = (double[])c.Clone();
            int strideC = strideA == m * lda ? m * ldc : sizeC;
            for (int item = 0; item < batch; item++)
            {
                GemmReference.Multiply<double>(
                    transA, transB, m, n, k, 2, a.AsSpan(item * strideA), lda, b.AsSpan(item * strideB), ldb, 0.5, expected.AsSpan(item * strideC), ldc);
            }

            Gemm.Batch(transA, transB, m, n, k, 2, batch, a, lda, strideA, b, ldb, strideB, 0.5, c, ldc, strideC);
            Assert.Equal(expected, c, (x, y) => Math.Abs(x - y) < 2 * 70 * 2.3e-16); // 33 products and sums below 2
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Not_a_number_and_infinity_reach_their_row_and_column(string set, bool transA, bool transB)
    {
        using var forced = KernelSet.Force(Enum.Parse<KernelSet>(set));
        foreach (var (m, n, k) in new[] { (5, 7, 3), (1, 40, 40), (40, 1, 40), (30, 70, 50), (128, 100, 400) })
        {
            int lda = transA ? m : k, ldb = transB ? k : n;
            var (a, b, c) = (new float[m * k], new float[k * n], new float[m * n]);
            Array.Fill(b, 1);
            var (row, middle, column) = (m - 1, k / 2, n - 1);
            a[transA ? middle * lda + row : row * lda + middle] = float.NaN;
            Gemm.Multiply(transA, transB, m, n, k, 1, a, lda, b, ldb, 0, c, n);
            Assert.All(c.Index(), item => Assert.Equal(item.Index / n == row ? float.NaN : 0, item.Item));

            Array.Fill(a, 1);
            b[transB ? column * ldb + middle : middle * ldb + column] = float.PositiveInfinity;
            Gemm.Multiply(transA, transB, m, n, k, 1, a, lda, b, ldb, 0, c, n);
            Assert.All(c.Index(), item => Assert.Equal(item.Index % n == column ? float.PositiveInfinity : k, item.Item));
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Beta_zero_overwrites_what_is_not_a_number(string set, bool transA, bool transB)
    {
        using var forced = KernelSet.Force(Enum.Parse<KernelSet>(set));
        foreach (var (m, n, k) in new[] { (3, 3, 0), (5, 7, 3), (1, 40, 40), (40, 1, 40), (30, 77, 500) })
        {
            var (a, b, c) = (new double[m * k], new double[k * n], new double[m * n]);
            Array.Fill(a, 2);
            Array.Fill(b, 3);
            Array.Fill(c, double.NaN);
            Gemm.Multiply(transA, transB, m, n, k, 1, a, transA ? m : k, b, transB ? k : n, 0, c, n);
            Assert.All(c, x => Assert.Equal(6 * k, x));
        }
    }

    [Fact]
    public void Without_columns_of_A_the_result_is_beta_C()
    {
        float[] c = [1, 2, 3, 4, 5, 6];
        Gemm.Multiply<float>(false, false, 2, 2, 0, 1, [], 0, [], 2, 0.5f, c, 3);
        Assert.Equal([0.5f, 1, 3, 2, 2.5f, 6], c); // the third column is padding
        Gemm.Multiply<float>(false, false, 0, 2, 3, 1, [], 3, new float[6], 2, 0, [], 2);
        Gemm.Multiply<float>(false, false, 2, 0, 3, 1, new float[6], 3, [], 0, 0, [], 0);
        Gemm.Batch<float>(false, false, 2, 2, 2, 1, 0, [], 2, 4, [], 2, 4, 0, [], 2, 4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_long_product_can_be_cancelled_on_its_way(int threads)
    {
        Workers.Count = threads;
        const int n = 4096;
        var (a, b, c) = (new double[n * n], new double[n * n], new double[n * n]);
        using var source = new CancellationTokenSource();
        // The product takes 600 ms or more. A thread of its own: a timer's would wait for the pool, which other tests may keep busy.
        var canceller = new Thread(() =>
        {
            Thread.Sleep(20);
            source.Cancel();
        });
        canceller.Start();
        Assert.Throws<OperationCanceledException>(() => Gemm.Multiply<double>(false, false, n, n, n, 1, a, n, b, n, 0, c, n, source.Token));
        canceller.Join();
    }

    [Fact]
    public void Operands_that_are_too_short_are_refused()
    {
        var thrown = Assert.Throws<ArgumentException>(
            () => Gemm.Multiply<float>(false, false, 2, 2, 3, 1, new float[5], 3, new float[6], 2, 0, new float[4], 2));
        Assert.Equal("gemm: A needs 6 elements for 1 x [2, 3] with rows 3 and matrices 0 apart, got 5", thrown.Message);
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
