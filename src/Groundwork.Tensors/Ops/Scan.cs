using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

/// <summary>A fold along one axis that keeps every value on the way.</summary>
abstract class Scan<TLane>(string name, int axis) : SingleOutputOp(name) where TLane : struct, IFoldLane
{
    protected int Axis => axis;

    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("axis", axis)];

    public override Spec Infer(ReadOnlySpan<Spec> x) => new(x[0].DType, x[0].Shape);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Number(y.DType, new Kernel(x[0], y, axis));

    readonly struct Kernel(Tensor x, Tensor y, int axis) : INumberKernel
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            y.Write(x);
            Scans.InPlace<T, TLane>(y, axis);
        }
    }
}
