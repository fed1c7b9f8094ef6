namespace Groundwork;

/// <summary>Gives the element at an index.</summary>
/// <remarks>Called from one thread at a time.</remarks>
/// <param name="index">One number an axis; reused for the next element, so it is not to be kept.</param>
public delegate T ElementAt<out T>(ReadOnlySpan<int> index);

public sealed partial class Tensor
{
    /// <summary>A tensor whose elements a function gives, called once for each index in row-major order.</summary>
    /// <exception cref="ArgumentException">No dtype holds <typeparamref name="T"/>.</exception>
    /// <example><code>Tensor.FromFunction([2, 2, 2], index => index[0] + 10.0 * index[2]);</code></example>
    public static Tensor FromFunction<T>(Shape shape, ElementAt<T> element) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(element);
        var y = Empty(shape, DTypes.Of<T>());
        var values = y.Data<T>();
        Span<int> index = new int[shape.Rank];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = element(index);
            for (int axis = index.Length - 1; axis >= 0 && ++index[axis] == shape.Array[axis]; axis--) index[axis] = 0;
        }
        return y;
    }

    /// <summary>A vector whose elements a function of the index gives.</summary>
    /// <exception cref="ArgumentException">The count is negative, or no dtype holds <typeparamref name="T"/>.</exception>
    /// <example><code>Tensor.FromFunction(4, i => i * i);   // [0, 1, 4, 9], Int32</code></example>
    public static Tensor FromFunction<T>(int count, Func<int, T> element) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(element);
        return FromFunction([count], index => element(index[0]));
    }

    /// <summary>A matrix whose elements a function of row and column gives.</summary>
    /// <exception cref="ArgumentException">A size is negative, or no dtype holds <typeparamref name="T"/>.</exception>
    /// <example><code>Tensor.FromFunction(8, 8, (i, j) => (i + j) % 2 == 0);   // a chess board of Bools</code></example>
    public static Tensor FromFunction<T>(int rows, int columns, Func<int, int, T> element) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(element);
        return FromFunction([rows, columns], index => element(index[0], index[1]));
    }
}
