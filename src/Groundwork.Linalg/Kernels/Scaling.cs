using System.Numerics;

namespace Groundwork.LinearAlgebra;

/// <summary>Powers of two that bring a matrix to where squares neither overflow nor vanish: multiplying by them rounds nothing.</summary>
static class Scaling
{
    /// <summary>1 where <paramref name="magnitude"/>, the largest of the matrix, is harmless; else the factor that brings it near 1.</summary>
    public static T Factor<T>(T magnitude) where T : unmanaged, IFloatingPointIeee754<T>
    {
        // A quarter of the range on either side leaves room for squares and their sums.
        int exponent = magnitude == T.Zero ? 0 : T.ILogB(magnitude), room = typeof(T) == typeof(double) ? 250 : 30, most = typeof(T) == typeof(double) ? 1000 : 120;
        return Math.Abs(exponent) <= room ? T.One : T.ScaleB(T.One, Math.Clamp(-exponent, -most, most));
    }
}
