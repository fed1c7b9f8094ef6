using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Where values would be put into this sorted vector to keep it sorted, in Int64.</summary>
    /// <param name="values">What is looked for, of any shape.</param>
    /// <param name="right">False finds the first place that fits, before equal elements; true the last, behind them.</param>
    /// <returns>Indices from 0 to the length of this vector, in the shape of the values. NaN stands last.</returns>
    /// <remarks>The vector is taken to be sorted, NaN last; if it is not, the result means nothing. Dtypes promote as in arithmetic.</remarks>
    /// <exception cref="ShapeException">This tensor is not a vector.</exception>
    /// <example><code>Tensor.From(1, 3, 3, 5).SearchSorted(3);   // 1</code></example>
    public Tensor SearchSorted(Tensor values, bool right = false)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (Rank != 1) throw new ShapeException("searchsorted", $"the sorted tensor has shape {Shape}; it must be a vector", [Shape]);
        Tensor sorted = Detach();
        values = values.Detach();
        Promotion.MeetDTypes(ref sorted, ref values);
        return Op.Apply(new SearchSorted(right), sorted.SortKeyed(), values.SortKeyed());
    }

    /// <summary>The number of the bin that each element falls into, in Int64: 0 before the first edge, the number of edges behind the last.</summary>
    /// <param name="edges">A vector of edges, ascending or descending.</param>
    /// <param name="right">False: a bin holds its lower edge; true: its upper one.</param>
    /// <exception cref="ShapeException">The edges are not a vector.</exception>
    /// <exception cref="ArgumentException">The edges go up and down.</exception>
    /// <example><code>Tensor.From(0.2, 6.4, 3.0).Digitize(Tensor.From(0.0, 1, 2.5, 4));   // [1, 4, 3]</code></example>
    public Tensor Digitize(Tensor edges, bool right = false)
    {
        ArgumentNullException.ThrowIfNull(edges);
        if (edges.Rank != 1) throw new ShapeException("digitize", $"the edges have shape {edges.Shape}; they must be a vector", [edges.Shape]);
        double[] e = edges.ToArray<double>();
        bool up = true, down = true;
        for (int i = 1; i < e.Length; i++)
        {
            up &= e[i - 1] <= e[i];
            down &= e[i - 1] >= e[i];
        }
        if (up) return edges.SearchSorted(this, right: !right);
        return down ? e.Length - edges.Flip(0).SearchSorted(this, right: !right)
            : throw new ArgumentException("digitize: the edges go both up and down; sort them");
    }
}

sealed class SearchSorted(bool right) : SingleOutputOp("searchsorted")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("right", right)];

    public override Saved Needs => Saved.Nothing;

    public override string NotDifferentiable => "places do not change with the values";

    public override Spec Infer(ReadOnlySpan<Spec> x) => new(DType.Int64, x[1].Shape);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Number(x[0].DType, new Kernel(x[0], x[1], y, right));

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [null, null];

    readonly struct Kernel(Tensor sorted, Tensor values, Tensor y, bool right) : INumberKernel
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            using var _ = Autograd.NoGrad();
            Tensor from = values.Contiguous(), vector = sorted.Contiguous();
            int count = (int)y.Count;
            var keys = new ulong[vector.Count];
            var elements = vector.Data<T>();
            for (int i = 0; i < keys.Length; i++) keys[i] = SortKeys.Of(elements[i]);
            Workers.For((count + Chunk - 1) / Chunk, new Search<T>(keys, from, y, count, right));
            GC.KeepAlive(from);
            GC.KeepAlive(vector);
        }
    }

    const int Chunk = 4096;

    readonly struct Search<T>(ulong[] keys, Tensor values, Tensor y, int count, bool right) : IChunkBody where T : unmanaged
    {
        public void Invoke(int chunk)
        {
            ReadOnlySpan<T> from = values.Data<T>();
            var to = y.Data<long>();
            for (int i = chunk * Chunk; i < Math.Min(count, (chunk + 1) * Chunk); i++)
            {
                // The number of keys below the bound. Behind equals is before the next larger key; nothing is larger than NaN.
                ulong key = SortKeys.Of(from[i]);
                to[i] = !right ? Below(keys, key) : key == ulong.MaxValue ? keys.Length : Below(keys, key + 1);
            }
        }

        static int Below(ReadOnlySpan<ulong> keys, ulong bound)
        {
            int low = 0, n = keys.Length;
            while (n > 0)
            {
                int half = (n + 1) >> 1;
                low += keys[low + half - 1] < bound ? half : 0; // a conditional move: the branch would be a coin toss
                n -= half;
            }
            return low;
        }
    }
}
