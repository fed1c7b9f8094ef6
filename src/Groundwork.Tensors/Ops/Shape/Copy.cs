namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>This tensor if its elements lie in row-major order without gaps, else a copy that does.</summary>
    public Tensor Contiguous() => IsContiguous ? this : Clone();

    /// <summary>A copy with memory of its own, row-major. Gradients flow through.</summary>
    public Tensor Clone() => Op.Apply(Copy.Op, this);

    /// <summary>Overwrites the elements with another tensor's, broadcast and converted.</summary>
    internal void Write(Tensor value)
    {
        Cast.Convert(value, this);
        GC.KeepAlive(value); // memory whose storage is unreachable is lent again, even under a running kernel
        GC.KeepAlive(this);
    }
}

sealed class Copy() : SingleOutputOp("copy")
{
    public static readonly Copy Op = new();

    public override Saved Needs => Saved.Nothing;

    public override Spec Infer(ReadOnlySpan<Spec> x) => new(x[0].DType, x[0].Shape);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) => y.Write(x[0]);

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [dy];
}
