using System.Numerics;
using System.Runtime.CompilerServices;
using Groundwork.Kernels;

namespace Groundwork.LinearAlgebra;

/// <summary>A row-major matrix, or a part of one, in memory that its user holds still: rows lie <see cref="Ld"/> elements apart.</summary>
readonly unsafe struct MatrixSpan<T>(T* first, int rows, int columns, int ld) where T : unmanaged, IFloatingPointIeee754<T>
{
    public readonly T* First = first;
    public readonly int Rows = rows, Columns = columns, Ld = ld;

    public T* Row(int i) => First + (nint)i * Ld;

    public ref T this[int i, int j]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref First[(nint)i * Ld + j];
    }

    /// <summary>The part of the given size that begins at row <paramref name="i"/>, column <paramref name="j"/>.</summary>
    public MatrixSpan<T> Part(int i, int j, int rows, int columns) => new(First + (nint)i * Ld + j, rows, columns, Ld);

    /// <summary>The part from row <paramref name="i"/>, column <paramref name="j"/> to the end.</summary>
    public MatrixSpan<T> From(int i, int j) => Part(i, j, Rows - i, Columns - j);

    /// <summary>The elements from the first to the last, gaps between rows included.</summary>
    public Span<T> Span => Rows == 0 || Columns == 0 ? default : new(First, checked((int)((Rows - 1L) * Ld + Columns)));

    /// <summary>this = beta this + alpha op(a) op(b).</summary>
    public void AddProduct(T alpha, in MatrixSpan<T> a, bool transA, in MatrixSpan<T> b, bool transB, T beta)
    {
        if (Rows == 0 || Columns == 0) return;
        Gemm.Multiply(transA, transB, Rows, Columns, transA ? a.Rows : a.Columns, alpha, a.Span, a.Ld, b.Span, b.Ld, beta, Span, Ld);
    }

    /// <summary>this -= op(a) op(b).</summary>
    public void Subtract(in MatrixSpan<T> a, bool transA, in MatrixSpan<T> b, bool transB) => AddProduct(-T.One, a, transA, b, transB, T.One);

    public void CopyTo(in MatrixSpan<T> to)
    {
        for (int i = 0; i < Rows; i++) new ReadOnlySpan<T>(Row(i), Columns).CopyTo(new Span<T>(to.Row(i), Columns));
    }

    public void TransposeTo(in MatrixSpan<T> to) => Transpose.Copy(Rows, Columns, Span, Ld, to.Span, to.Ld);

    public void Clear()
    {
        for (int i = 0; i < Rows; i++) new Span<T>(Row(i), Columns).Clear();
    }

    /// <summary>Ones on the diagonal, zeros elsewhere.</summary>
    public void SetIdentity()
    {
        Clear();
        for (int i = 0; i < Math.Min(Rows, Columns); i++) this[i, i] = T.One;
    }

    /// <summary>Zeros above (or below) the diagonal.</summary>
    public void ClearTriangle(bool upper)
    {
        for (int i = 0; i < Rows; i++)
            if (upper && i + 1 < Columns) new Span<T>(Row(i) + i + 1, Columns - i - 1).Clear();
            else if (!upper) new Span<T>(Row(i), Math.Min(i, Columns)).Clear();
    }

    public void Scale(T factor)
    {
        for (int i = 0; i < Rows; i++) VectorLoops.Scale(factor, Row(i), Columns);
    }

    /// <summary>The largest magnitude; NaN if there is one.</summary>
    public T MaxMagnitude()
    {
        if (Ld == Columns) return VectorLoops.MaxMagnitude(First, (long)Rows * Columns);
        T max = T.Zero;
        for (int i = 0; i < Rows; i++) max = T.Max(max, VectorLoops.MaxMagnitude(Row(i), Columns));
        return max;
    }
}
