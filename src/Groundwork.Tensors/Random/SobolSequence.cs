using System.Numerics;

namespace Groundwork;

/// <summary>
/// Sobol points in the unit cube: an even covering for integration and search, better than random points by about 1/n against 1/sqrt(n).
/// </summary>
/// <remarks>
/// Direction numbers of Joe and Kuo (SIAM J. Sci. Comput. 30, 2008), 32 bits, Gray-code order (Antonov and Saleev).
/// Take powers of two of points, starting at the first, to keep the balance. Not safe to share between threads.
/// </remarks>
/// <example><code>
/// var points = new SobolSequence(dimensions: 2);
/// var cube = new double[2 * 1024];
/// points.Next(cube); // row-major [1024, 2]
/// </code></example>
public sealed class SobolSequence
{
    /// <summary>Largest number of dimensions.</summary>
    /// <example><code>int most = SobolSequence.MaxDimensions; // 21</code></example>
    public const int MaxDimensions = 21;

    private const int Bits = 32;

    // From the second dimension on: degree, inner coefficients of the primitive polynomial, first direction integers.
    private static readonly (int Degree, int Polynomial, uint[] First)[] Table =
    [
        (1, 0, [1]), (2, 1, [1, 3]), (3, 1, [1, 3, 1]), (3, 2, [1, 1, 1]), (4, 1, [1, 1, 3, 3]), (4, 4, [1, 3, 5, 13]),
        (5, 2, [1, 1, 5, 5, 17]), (5, 4, [1, 1, 5, 5, 5]), (5, 7, [1, 1, 7, 11, 19]), (5, 11, [1, 1, 5, 1, 1]),
        (5, 13, [1, 1, 1, 3, 11]), (5, 14, [1, 3, 5, 5, 31]), (6, 1, [1, 3, 3, 9, 7, 49]), (6, 13, [1, 1, 1, 15, 21, 21]),
        (6, 16, [1, 3, 1, 13, 27, 49]), (6, 19, [1, 1, 1, 15, 7, 5]), (6, 22, [1, 3, 1, 15, 13, 25]), (6, 25, [1, 1, 5, 5, 19, 61]),
        (7, 1, [1, 3, 7, 11, 23, 15, 103]), (7, 4, [1, 3, 7, 13, 13, 15, 69]),
    ];

    private readonly uint[][] directions;
    private readonly uint[] current;
    private readonly uint[] shift;
    private uint index;

    /// <summary>A sequence at its first point.</summary>
    /// <param name="dimensions">1 to <see cref="MaxDimensions"/>.</param>
    /// <param name="scramble">If given, a random digital shift (exclusive or) is drawn from it: it keeps the balance and makes estimates unbiased.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of dimensions is outside the range.</exception>
    /// <example><code>var points = new SobolSequence(3, new Generator(1));</code></example>
    public SobolSequence(int dimensions, Generator? scramble = null)
    {
        if (dimensions is < 1 or > MaxDimensions)
        {
            throw new ArgumentOutOfRangeException(nameof(dimensions), dimensions, $"sobol: dimensions must be 1 to {MaxDimensions}, got {dimensions}");
        }

        directions = new uint[dimensions][];
        current = new uint[dimensions];
        shift = new uint[dimensions];
        for (int i = 0; i < dimensions; i++)
        {
            directions[i] = Directions(i);
            if (scramble is not null) shift[i] = scramble.NextUInt32();
        }
    }

    /// <summary>Number of coordinates of a point.</summary>
    /// <example><code>int d = points.Dimensions;</code></example>
    public int Dimensions => directions.Length;

    /// <summary>Fills with the next points, row after row.</summary>
    /// <param name="output">A whole number of points of <see cref="Dimensions"/> coordinates in [0, 1).</param>
    /// <exception cref="ArgumentException">The length is no multiple of the dimensions, or the 2^32 points are used up.</exception>
    /// <example><code>points.Next(cube);</code></example>
    public void Next(Span<double> output)
    {
        if (output.Length % Dimensions != 0) throw new ArgumentException($"sobol: {output.Length} numbers are no whole points of {Dimensions} coordinates");
        int points = output.Length / Dimensions;
        if ((ulong)index + (ulong)points > uint.MaxValue) throw new ArgumentException($"sobol: {points} more points than the sequence has left after {index}");
        for (int start = 0; start < output.Length; start += Dimensions)
        {
            for (int i = 0; i < Dimensions; i++) output[start + i] = (current[i] ^ shift[i]) * (1.0 / 4294967296.0);
            int flip = BitOperations.TrailingZeroCount(~index);
            for (int i = 0; i < Dimensions; i++) current[i] ^= directions[i][flip];
            index++;
        }
    }

    private static uint[] Directions(int dimension)
    {
        var v = new uint[Bits];
        if (dimension == 0)
        {
            for (int k = 0; k < Bits; k++) v[k] = 1u << (Bits - 1 - k);
            return v;
        }

        var (degree, polynomial, first) = Table[dimension - 1];
        for (int k = 0; k < Bits; k++)
        {
            if (k < degree)
            {
                v[k] = first[k] << (Bits - 1 - k);
                continue;
            }

            v[k] = v[k - degree] ^ (v[k - degree] >> degree);
            for (int j = 1; j < degree; j++)
            {
                if (((polynomial >> (degree - 1 - j)) & 1) == 1) v[k] ^= v[k - j];
            }
        }

        return v;
    }
}
