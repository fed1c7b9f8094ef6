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
            int rows = 1;
            foreach (int n in a.Shape.Dims[..^1]) rows *= n;
            y = Op.Apply(Groundwork.MatMul.Op, a.Reshape(rows, a.Shape[^1]), b);
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
        if (x[0].Shape[^1] == 0) y.Clear();
        else if (y.DType == DType.Float32) Float<float>(x[0], x[1], y);
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
        var batch = new MatrixBatch(y.Shape, left, right);
        var job = new Products<T>(batch, left, right, y, m, n, k, transA, lda, transB, ldb);
        // Small groups of products run side by side; the kernel itself shares out large ones.
        if (batch.Groups > 1 && (double)m * n * k * batch.Inner < 1 << 20) Workers.For(batch.Groups, job);
        else
            for (int group = 0; group < batch.Groups; group++) job.Invoke(group);
        GC.KeepAlive(left);
        GC.KeepAlive(right);
    }

    /// <summary>One group of products, a steady distance apart.</summary>
    readonly struct Products<T>(MatrixBatch batch, Tensor a, Tensor b, Tensor y, int m, int n, int k, bool transA, int lda, bool transB, int ldb) : IChunkBody
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int group)
        {
            var (placeA, placeB) = batch.Start(group);
            long size = (long)m * n;
            Gemm.Batch(transA, transB, m, n, k, T.One, batch.Inner, a.Storage.Elements<T>()[(int)placeA..], lda, batch.StepA,
                b.Storage.Elements<T>()[(int)placeB..], ldb, batch.StepB, T.Zero, y.Data<T>().Slice((int)(group * batch.Inner * size), (int)(batch.Inner * size)), n, size);
        }
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

    /// <summary>One row of the result a chunk. The columns of b lie in one piece: it is copied first where they do not.</summary>
    readonly struct IntegerKernel(Tensor a, Tensor b, Tensor y) : IIntegerKernel
    {
        public void Invoke<T>() where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        {
            using var _ = Autograd.NoGrad();
            var right = b.Strides[^1] == 1 || b.Shape[^1] == 1 ? b : b.Clone();
            long rows = y.Count / y.Shape[^1];
            var job = new IntegerRows<T>(new MatrixBatch(y.Shape, a, right), a, right, y, Math.Max(1, (int)(Rows.Grain / ((long)y.Shape[^1] * a.Shape[^1] + 1))));
            Workers.For((int)((rows + job.RowsPerChunk - 1) / job.RowsPerChunk), job);
            GC.KeepAlive(right);
        }
    }

    readonly struct IntegerRows<T>(MatrixBatch batch, Tensor a, Tensor b, Tensor y, int rowsPerChunk) : IChunkBody where T : unmanaged, IBinaryInteger<T>
    {
        public int RowsPerChunk => rowsPerChunk;

        public void Invoke(int chunk)
        {
            int m = y.Shape[^2], n = y.Shape[^1], k = a.Shape[^1];
            ReadOnlySpan<T> from = a.Storage.Elements<T>(), with = b.Storage.Elements<T>();
            var to = y.Data<T>();
            long rowA = a.Strides[^2], columnA = a.Strides[^1], rowB = b.Strides[^2];
            int end = Math.Min(to.Length / n, (chunk + 1) * rowsPerChunk);
            for (int row = chunk * rowsPerChunk; row < end; row++)
            {
                var (placeA, placeB) = batch.Place(row / m);
                placeA += row % m * rowA;
                var sums = to.Slice(row * n, n);
                sums.Clear();
                for (int p = 0; p < k; p++, placeA += columnA, placeB += rowB)
                    System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(with.Slice((int)placeB, n), from[(int)placeA], sums, sums);
            }
        }
    }
}
