using System.Numerics;

namespace Groundwork.Kernels;

/// <summary>Matrix products of row-major float or double matrices.</summary>
internal static class Gemm
{
    /// <summary>C = alpha op(A) op(B) + beta C, with op(A) [m, k], op(B) [k, n], C [m, n], rows <c>ld*</c> apart.</summary>
    public static void Multiply<T>(
        bool transA, bool transB, int m, int n, int k, T alpha, ReadOnlySpan<T> a, int lda, ReadOnlySpan<T> b, int ldb,
        T beta, Span<T> c, int ldc)
        where T : unmanaged =>
        Batch(transA, transB, m, n, k, alpha, 1, a, lda, 0, b, ldb, 0, beta, c, ldc, 0);

    /// <summary>The same for <paramref name="batch"/> matrices <c>stride*</c> apart; a stride of zero repeats one.</summary>
    public static void Batch<T>(
        bool transA, bool transB, int m, int n, int k, T alpha, int batch,
        ReadOnlySpan<T> a, int lda, long strideA, ReadOnlySpan<T> b, int ldb, long strideB,
        T beta, Span<T> c, int ldc, long strideC)
        where T : unmanaged
    {
        for (int i = 0; i < batch; i++)
        {
            if (typeof(T) == typeof(float))
            {
                Simple((float)(object)alpha, (float)(object)beta, Cast<T, float>(a[(int)(i * strideA)..]), Cast<T, float>(b[(int)(i * strideB)..]), Cast<T, float>(c[(int)(i * strideC)..]));
            }
            else
            {
                Simple((double)(object)alpha, (double)(object)beta, Cast<T, double>(a[(int)(i * strideA)..]), Cast<T, double>(b[(int)(i * strideB)..]), Cast<T, double>(c[(int)(i * strideC)..]));
            }
        }

        void Simple<F>(F alpha, F beta, ReadOnlySpan<F> a, ReadOnlySpan<F> b, Span<F> c)
            where F : unmanaged, INumber<F>
        {
            var column = new F[n];
            for (int i = 0; i < m; i++)
            {
                Array.Clear(column);
                for (int p = 0; p < k; p++)
                {
                    F x = alpha * (transA ? a[p * lda + i] : a[i * lda + p]);
                    if (transB)
                    {
                        for (int j = 0; j < n; j++)
                        {
                            column[j] += x * b[j * ldb + p];
                        }
                    }
                    else
                    {
                        System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(b.Slice(p * ldb, n), x, column, column);
                    }
                }

                for (int j = 0; j < n; j++)
                {
                    c[i * ldc + j] = column[j] + (F.IsZero(beta) ? F.Zero : beta * c[i * ldc + j]);
                }
            }
        }
    }

    private static ReadOnlySpan<TTo> Cast<T, TTo>(ReadOnlySpan<T> span) where T : unmanaged where TTo : unmanaged =>
        System.Runtime.InteropServices.MemoryMarshal.Cast<T, TTo>(span);

    private static Span<TTo> Cast<T, TTo>(Span<T> span) where T : unmanaged where TTo : unmanaged =>
        System.Runtime.InteropServices.MemoryMarshal.Cast<T, TTo>(span);
}
