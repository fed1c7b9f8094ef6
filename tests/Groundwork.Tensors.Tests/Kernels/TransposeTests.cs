using Groundwork.Kernels;

namespace Groundwork.Tests.Kernels;

[Collection("thread count")]
public sealed class TransposeTests
{
    // Around the squares that registers hold (4, 8, 16), one chunk (128), several chunks.
    private static readonly (int Rows, int Columns)[] sizes =
    [
        (0, 5), (5, 0), (1, 1), (1, 40), (40, 1), (3, 4), (4, 4), (7, 9), (8, 8), (15, 16), (16, 16), (17, 33), (31, 16),
        (63, 65), (128, 128), (129, 127), (300, 517),
    ];

    public static TheoryData<string> Sets() => [.. KernelSet.Available.Select(set => set.ToString())];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_element_arrives_at_its_mirrored_place(string set)
    {
        using var forced = KernelSet.Force(Enum.Parse<KernelSet>(set));
        Mirror(i => (float)i);
        Mirror(i => (double)i);
        Mirror(i => (long)i);
        Mirror(i => unchecked(i * 0x01010101) | 0x7F800001); // the bits of signalling NaNs, were they floats
        Mirror(i => (byte)i);
        Mirror(i => (short)i);
        Mirror(i => i.ToString());
        Mirror(i => (i, i));
    }

    [Fact]
    public void A_target_that_is_too_small_is_refused()
    {
        var thrown = Assert.Throws<ArgumentException>(() => Transpose.Copy<float>(3, 4, new float[12], 4, new float[11], 3));
        Assert.Equal("transpose: to needs 12 elements for [4, 3] with rows 3 apart, got 11", thrown.Message);
    }

    private static void Mirror<T>(Func<int, T> value)
    {
        foreach (var (rows, columns) in sizes)
        {
            Mirror(rows, columns, rows + 2, value);
        }

        Mirror(300, 517, 512, value); // rows of the result in one set of the cache
    }

    private static void Mirror<T>(int rows, int columns, int ldTo, Func<int, T> value)
    {
        int ldFrom = columns + 3;
        var from = Enumerable.Range(0, rows * ldFrom).Select(value).ToArray();
        var to = Enumerable.Range(0, columns * ldTo).Select(i => value(-i)).ToArray();
        var untouched = (T[])to.Clone();
        Transpose.Copy<T>(rows, columns, from, ldFrom, to, ldTo);
        for (int j = 0; j < columns; j++)
        {
            for (int i = 0; i < ldTo; i++)
            {
                Assert.Equal(i < rows ? from[i * ldFrom + j] : untouched[j * ldTo + i], to[j * ldTo + i]);
            }
        }
    }
}
