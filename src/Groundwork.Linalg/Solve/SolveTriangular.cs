using System.Numerics;
using Groundwork.Kernels;
using Groundwork.LinearAlgebra;

namespace Groundwork;

public static partial class Linalg
{
    extension(Tensor a)
    {
        /// <summary>The X of <c>op(a) X = b</c> for triangular <c>a</c>, by substitution; op is nothing or the transpose.</summary>
        /// <param name="b">Right sides: [..., n, k], or [n] for one.</param>
        /// <param name="lower">True if the lower triangle holds the matrix; the other one is not read.</param>
        /// <param name="transposed">True to solve with the transpose of that triangle.</param>
        /// <param name="unitDiagonal">True to take the diagonal as ones, without reading it.</param>
        /// <returns>The shape of b, leading axes broadcast. Dtypes promote; integers give Float64.</returns>
        /// <exception cref="ShapeException">The matrices are not square, or b has another number of rows.</exception>
        /// <exception cref="LinalgException">An element of the diagonal is zero, or an element that is read is NaN or infinite.</exception>
        /// <example><code>Tensor l = [[2.0, 0.0], [1.0, 4.0]]; l.SolveTriangular([2.0, 9.0]);   // [1, 2]</code></example>
        public Tensor SolveTriangular(Tensor b, bool lower = true, bool transposed = false, bool unitDiagonal = false) =>
            WithColumns("solve triangular", a, b, (x, y) => Op.Apply(new SolveTriangularOp(lower, transposed, unitDiagonal), x, y));
    }

    /// <summary>Runs a solver on right sides that may be a single vector, with dtypes that meet.</summary>
    internal static Tensor WithColumns(string op, Tensor a, Tensor b, Func<Tensor, Tensor, Tensor> solve)
    {
        ArgumentNullException.ThrowIfNull(b);
        a = a.ToFloating();
        b = b.ToFloating();
        Promotion.MeetDTypes(ref a, ref b);
        if (a.Rank < 2) throw new ShapeException(op, $"needs a matrix, got shape {a.Shape}", [a.Shape, b.Shape]);
        if (b.Rank == 0) throw new ShapeException(op, $"the right side is a scalar; it needs {a.Shape[^2]} rows", [a.Shape, b.Shape]);
        int rows = b.Rank == 1 ? b.Shape[0] : b.Shape[^2];
        if (rows != a.Shape[^2])
            throw new ShapeException(op, $"the matrix {a.Shape} has {a.Shape[^2]} rows but the right side {b.Shape} has {rows}", [a.Shape, b.Shape]);
        return b.Rank == 1 ? solve(a, b.Unsqueeze(-1)).Squeeze(-1) : solve(a, b);
    }

    /// <summary>What a solver gives for a matrix and right sides: the columns of the right sides, leading axes broadcast.</summary>
    internal static Spec Columns(string op, ReadOnlySpan<Spec> x)
    {
        var a = x[0].Square(op);
        var b = x[1].Shape;
        return a with { Shape = Shape.Broadcast(a.Shape.Batch(), b.Batch(), op).Then(b[^2], b[^1]) };
    }

    /// <summary>The lower triangle with half the diagonal.</summary>
    internal static Tensor HalfDiagonal(Tensor x) => (x.Tril() + x.Tril(-1)) * 0.5;
}

sealed class SolveTriangularOp(bool lower, bool transposed, bool unit) : SingleOutputOp("solve triangular")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("lower", lower), ("transposed", transposed), ("unitDiagonal", unit)];

    public override Spec Infer(ReadOnlySpan<Spec> x) => Linalg.Columns(Name, x);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        y.Write(x[1]);
        if (y.Count == 0) return;
        using var _ = Autograd.NoGrad();
        int n = x[0].Shape[^1];
        Dispatch.Float(y.DType, new Kernel(Name, x[0].BroadcastTo(y.Shape.Batch().Then(n, n)).Contiguous(), y, lower, transposed, unit));
    }

    // X = op(A)⁻¹ B: dB = op(A)⁻ᵀ dX, and op(A) gets −dB Xᵀ, of which the triangle counts.
    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var db = Apply(new SolveTriangularOp(lower, !transposed, unit), tape.X(0), dy);
        if (!tape.Wants(0)) return [null, db];
        var da = transposed ? -tape.Y().MatMul(db.Transpose()) : -db.MatMul(tape.Y().Transpose());
        int off = unit ? 1 : 0;
        return [lower ? da.Tril(-off) : da.Triu(off), tape.Wants(1) ? db : null];
    }

    readonly struct Kernel(string op, Tensor a, Tensor y, bool lower, bool transposed, bool unit) : IFloatKernel
    {
        public unsafe void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            int n = y.Shape[^2], k = y.Shape[^1];
            fixed (T* from = a.Data<T>(), to = y.Data<T>())
                MatrixLoop.For(y.Count / ((long)n * k), (long)n * Math.Max(n, k), new Body<T>(op, from, to, n, k, lower, transposed, unit, y.Rank > 2));
        }
    }

    readonly unsafe struct Body<T>(string op, T* from, T* to, int n, int k, bool lower, bool transposed, bool unit, bool batched) : IMatrixBody
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int matrix)
        {
            var a = new MatrixSpan<T>(from + (nint)matrix * n * n, n, n, n);
            var b = new MatrixSpan<T>(to + (nint)matrix * n * k, n, k, k);
            for (int i = 0; i < n; i++)
            {
                int first = lower ? 0 : i + (unit ? 1 : 0), end = lower ? i + (unit ? 0 : 1) : n;
                for (int j = first; j < end; j++)
                    if (!T.IsFinite(a[i, j])) throw LinalgException.NotFinite(op, i, j, matrix, batched);
                if (!unit && a[i, i] == T.Zero) throw LinalgException.Singular(op, i, matrix, batched);
            }
            MatrixLoop.CheckFinite(op, b, matrix, batched);
            Triangular.SolveLeft(lower, transposed, unit, a, b);
        }
    }
}
