using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The matrix product: <c>y[..., i, j] = Σₖ a[..., i, k] · b[..., k, j]</c>.</summary>
    /// <param name="other">The right operand.</param>
    /// <returns>[..., m, n] for [..., m, k] and [..., k, n]; leading axes broadcast. A 1-d operand gets an axis (a row on the left, a column on the right) that is dropped again.</returns>
    /// <remarks>Dtypes promote. An empty inner axis gives zeros. Integers wrap; Bool is <c>or</c> of <c>and</c>.</remarks>
    /// <exception cref="ShapeException">An operand is 0-d, the inner sizes differ, or leading axes do not broadcast.</exception>
    /// <example><code>Tensor a = [[1, 2], [3, 4]]; a.MatMul([1, 1]);   // [3, 7]</code></example>
    public Tensor MatMul(Tensor other)
    {
        Tensor a = this, b = other;
        if (a.Rank == 0 || b.Rank == 0)
            throw new ShapeException("matmul", $"a scalar has no rows and columns (shapes {a.Shape} and {b.Shape}); use *", [a.Shape, b.Shape]);
        Groundwork.MatMul.CheckInner(a.Shape, b.Shape);
        Promotion.MeetDTypes(ref a, ref b);
        bool row = a.Rank == 1, column = b.Rank == 1;
        if (row) a = a.Reshape(1, -1);
        if (column) b = b.Reshape(-1, 1);
        Tensor y;
        if (a.Rank > 2 && b.Rank == 2)
        {
            // One product of tall matrices, forward and backward, instead of many small ones.
            y = Op.Apply(Groundwork.MatMul.Op, a.Reshape(-1, a.Shape[^1]), b);
            y = y.Reshape([.. a.Shape.Dims[..^1], b.Shape[^1]]);
        }
        else
        {
            y = Op.Apply(Groundwork.MatMul.Op, a, b);
        }
        if (row) y = y.Squeeze(-2);
        if (column) y = y.Squeeze(-1);
        return y;
    }
}

sealed class MatMul() : SingleOutputOp("matmul")
{
    public static readonly MatMul Op = new();

    public override Saved Needs => Saved.Inputs;

    public static void CheckInner(Shape a, Shape b)
    {
        int k = a[^1], rows = b.Rank == 1 ? b[0] : b[^2];
        if (k == rows) return;
        string hint = b.Rank >= 2 && b[^1] == k ? "; did you mean right.Transpose()?" : a.Rank >= 2 && a[^2] == rows ? "; did you mean left.Transpose()?" : "";
        throw new ShapeException("matmul", $"left {a} has {k} columns but right {b} has {rows} rows{hint}", [a, b]);
    }

    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        Shape a = x[0].Shape, b = x[1].Shape;
        CheckInner(a, b);
        var batch = Shape.Broadcast(new Shape(a.Array[..^2]), new Shape(b.Array[..^2]), Name);
        return new(x[0].DType, new Shape([.. batch.Dims, a[^2], b[^1]]));
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) =>
    [
        tape.Wants(0) ? Apply(Op, dy, tape.X(1).Transpose()) : null,
        tape.Wants(1) ? Apply(Op, tape.X(0).Transpose(), dy) : null,
    ];

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        if (y.Count == 0) return;
        if (y.DType == DType.Float32) Float<float>(x[0], x[1], y);
        else if (y.DType == DType.Float64) Float<double>(x[0], x[1], y);
        else if (y.DType == DType.Bool) y.Write(Whole(x[0], x[1]));
        else Dispatch.Integer(y.DType, new IntegerKernel(x[0], x[1], y));

        static Tensor Whole(Tensor a, Tensor b)
        {
            using var _ = Autograd.NoGrad();
            return Apply(Op, a.To(DType.Int64), b.To(DType.Int64)).To(DType.Bool);
        }
    }

    static void Float<T>(Tensor a, Tensor b, Tensor y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int m = y.Shape[^2], n = y.Shape[^1], k = a.Shape[^1];
        var (left, transA, lda) = Matrices(a);
        var (right, transB, ldb) = Matrices(b);
        var batch = new Shape(y.Shape.Array[..^2]);
        var placesA = Places(left, batch);
        var placesB = Places(right, batch);
        Span<T> from = left.Storage.Elements<T>(), with = right.Storage.Elements<T>(), to = y.Data<T>();
        int count = (int)batch.Count;
        if (Steady(placesA) is { } stepA && Steady(placesB) is { } stepB)
        {
            Gemm.Batch(transA, transB, m, n, k, T.One, count, from[(int)placesA[0]..], lda, stepA, with[(int)placesB[0]..], ldb, stepB, T.Zero, to, n, (long)m * n);
            return;
        }
        for (int i = 0; i < count; i++)
            Gemm.Multiply(transA, transB, m, n, k, T.One, from[(int)placesA[i]..], lda, with[(int)placesB[i]..], ldb, T.Zero, to.Slice(i * m * n, m * n), n);
    }

    /// <summary>The matrices as the kernel takes them: rows a leading dimension apart, or columns (transposed); a copy if neither.</summary>
    static (Tensor X, bool Transposed, int Leading) Matrices(Tensor x)
    {
        int rows = x.Shape[^2], columns = x.Shape[^1];
        long row = x.Strides[^2], column = x.Strides[^1];
        if (columns == 1 && row >= 1 && row <= int.MaxValue) column = 1;
        if (rows == 1 && column == 1) row = columns;
        if (column == 1 && row >= columns && row <= int.MaxValue) return (x, false, Math.Max((int)row, 1));
        if (rows == 1 && column >= 1 && column <= int.MaxValue) row = 1;
        if (row == 1 && column >= rows && column <= int.MaxValue) return (x, true, Math.Max((int)column, 1));
        using var _ = Autograd.NoGrad();
        return (x.Clone(), false, Math.Max(columns, 1));
    }

    /// <summary>Where in the storage each matrix of the (broadcast) batch begins.</summary>
    static long[] Places(Tensor x, Shape batch)
    {
        var places = new long[batch.Count];
        int axes = x.Rank - 2;
        for (long i = 0; i < places.Length; i++)
        {
            long at = x.Offset, rest = i;
            for (int axis = 1; axis <= batch.Rank; axis++)
            {
                long index = rest % batch.Array[^axis];
                rest /= batch.Array[^axis];
                if (axis <= axes && x.Shape.Array[axes - axis] != 1) at += index * x.Strides[axes - axis];
            }
            places[i] = at;
        }
        return places;
    }

    /// <summary>The distance between neighbours if it is the same everywhere and not negative.</summary>
    static long? Steady(long[] places)
    {
        if (places.Length < 2) return 0;
        long step = places[1] - places[0];
        for (int i = 2; i < places.Length; i++)
            if (places[i] - places[i - 1] != step) return null;
        return step >= 0 ? step : null;
    }

    readonly struct IntegerKernel(Tensor a, Tensor b, Tensor y) : IIntegerKernel
    {
        public void Invoke<T>() where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        {
            int m = y.Shape[^2], n = y.Shape[^1], k = a.Shape[^1];
            var batch = new Shape(y.Shape.Array[..^2]);
            long[] placesA = Places(a, batch), placesB = Places(b, batch);
            Span<T> from = a.Storage.Elements<T>(), with = b.Storage.Elements<T>(), to = y.Data<T>();
            long rowA = a.Strides[^2], columnA = a.Strides[^1], rowB = b.Strides[^2], columnB = b.Strides[^1];
            to.Clear();
            for (int i = 0; i < placesA.Length; i++)
                for (int r = 0; r < m; r++)
                    for (int p = 0; p < k; p++)
                    {
                        T left = from[(int)(placesA[i] + r * rowA + p * columnA)];
                        var row = to.Slice((i * m + r) * n, n);
                        for (int c = 0; c < n; c++) row[c] += left * with[(int)(placesB[i] + p * rowB + c * columnB)];
                    }
        }
    }
}
