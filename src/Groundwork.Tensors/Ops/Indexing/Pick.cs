using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

/// <summary>Elements at indices along some axes, all of the others: NumPy's indexing with arrays. Inputs: x, then one Int64 tensor an axis, checked and broadcast against each other.</summary>
/// <remarks>The axes of the indices stand in the result after the first <c>at</c> of the other axes.</remarks>
sealed class Pick(int[] axes, int at) : SingleOutputOp("index")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("axes", axes), ("at", at)];

    public override Saved Needs => Saved.Inputs;

    public override bool NeedsInput(int i) => i > 0;

    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        Shape picked = default;
        foreach (var index in x[1..]) picked = Shape.Broadcast(picked, index.Shape, Name);
        List<int> dims = [];
        for (int i = 0; i < x[0].Shape.Rank; i++)
            if (!axes.Contains(i)) dims.Add(x[0].Shape.Array[i]);
        dims.InsertRange(at, picked.Array);
        return new(x[0].DType, Shape.Of([.. dims]));
    }

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        if (y.Count > 0) Dispatch.Any(y.DType, new Read(Places(x[0], x[1..]), x[0].Storage, y));
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var inputs = new Tensor[tape.Inputs];
        inputs[0] = dy;
        for (int i = 1; i < inputs.Length; i++) inputs[i] = tape.X(i);
        var dx = new Tensor?[inputs.Length];
        dx[0] = Apply(new PickGrad(this, tape.XSpec().Shape), inputs);
        return dx;
    }

    /// <summary>Where the elements lie in the storage of <paramref name="x"/>.</summary>
    public Picks Places(Tensor x, ReadOnlySpan<Tensor> indices)
    {
        Shape shape = default;
        foreach (var index in indices) shape = Shape.Broadcast(shape, index.Shape, Name);
        var picked = GC.AllocateUninitializedArray<long>((int)shape.Count);
        for (int k = 0; k < indices.Length; k++)
        {
            var index = indices[k].Shape == shape ? indices[k].Contiguous() : indices[k].BroadcastTo(shape).Clone();
            long stride = x.Strides[axes[k]];
            var from = index.Data<long>();
            if (k == 0)
                for (int i = 0; i < picked.Length; i++) picked[i] = x.Offset + from[i] * stride;
            else
                for (int i = 0; i < picked.Length; i++) picked[i] += from[i] * stride;
            GC.KeepAlive(index);
        }
        List<int> rest = [];
        for (int i = 0; i < x.Rank; i++)
            if (!axes.Contains(i)) rest.Add(i);
        return new(Sizes(x, rest[..at]), picked, Sizes(x, rest[at..]));

        static (int[], long[]) Sizes(Tensor x, List<int> axes)
        {
            var strides = x.Strides.ToArray();
            return ([.. axes.Select(i => x.Shape.Array[i])], [.. axes.Select(i => strides[i])]);
        }
    }

    readonly struct Read(Picks places, Storage x, Tensor y) : IAnyKernel
    {
        public void Invoke<T>() where T : unmanaged => places.Read<T>(x, y.Storage, y.Offset);
    }

    /// <summary>Overwrites the places with values of the result's shape and dtype. Both storages are written to by nobody else meanwhile.</summary>
    public void Put(Tensor x, ReadOnlySpan<Tensor> indices, Tensor values)
    {
        var from = values.Contiguous();
        Dispatch.Any(x.DType, new Write(Places(x, indices), from, x.Storage));
        GC.KeepAlive(from);
    }

    readonly struct Write(Picks places, Tensor values, Storage x) : IAnyKernel
    {
        public void Invoke<T>() where T : unmanaged => places.Write<T>(values.Storage, values.Offset, x);
    }

    /// <summary>Adds values of the result's shape and dtype at the places; what is picked twice is added to twice.</summary>
    public void Add(Tensor x, ReadOnlySpan<Tensor> indices, Tensor values)
    {
        var from = values.Contiguous();
        Dispatch.Number(x.DType, new Plus(Places(x, indices), from, x.Storage));
        GC.KeepAlive(from);
    }

    readonly struct Plus(Picks places, Tensor values, Storage x) : INumberKernel
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => places.Add<T>(values.Storage, values.Offset, x);
    }
}

/// <summary>Zeros of a shape with the first input added at the places of a <see cref="Pick"/>: its gradient.</summary>
sealed class PickGrad(Pick pick, Shape from) : SingleOutputOp("index grad")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("from", from), .. pick.Attributes];

    public override Saved Needs => Saved.Inputs;

    public override bool NeedsInput(int i) => i > 0;

    public override Spec Infer(ReadOnlySpan<Spec> x) => new(x[0].DType, from);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        y.Clear();
        if (x[0].Count > 0) pick.Add(y, x[1..], x[0]);
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var inputs = new Tensor[tape.Inputs];
        inputs[0] = dy;
        for (int i = 1; i < inputs.Length; i++) inputs[i] = tape.X(i);
        var dx = new Tensor?[inputs.Length];
        dx[0] = Apply(pick, inputs);
        return dx;
    }
}
