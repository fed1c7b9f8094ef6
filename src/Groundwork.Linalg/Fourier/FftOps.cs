using System.Numerics;
using Groundwork.Kernels;
using Groundwork.LinearAlgebra;

namespace Groundwork;

/// <summary>[..., n, 2] to [..., n, 2]: a transform times a scale.</summary>
sealed class FftOp(bool inverse, double scale) : SingleOutputOp(inverse ? "ifft" : "fft")
{
    public override Saved Needs => Saved.Nothing;

    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("scale", scale)];

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].RequireFloat(Name);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        if (y.Count == 0) return;
        using var _ = Autograd.NoGrad();
        Dispatch.Float(y.DType, new Kernel(x[0].Contiguous(), y, inverse, scale));
    }

    // The adjoint of a transform is the other one, unscaled.
    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [Apply(new FftOp(!inverse, scale), dy)];

    readonly struct Kernel(Tensor x, Tensor y, bool inverse, double scale) : IFloatKernel
    {
        public unsafe void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            int n = y.Shape[^2];
            fixed (T* from = x.Data<T>(), to = y.Data<T>())
                FourierKernel.Transform(FourierPlan<T>.Of(n), from, to, (int)(y.Count / (2L * n)), inverse, T.CreateChecked(scale));
        }
    }
}

/// <summary>[..., n] to [..., n/2 + 1, 2].</summary>
sealed class RfftOp(int n, double scale) : SingleOutputOp("rfft")
{
    public override Saved Needs => Saved.Nothing;

    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("n", n), ("scale", scale)];

    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        var real = x[0].RequireFloat(Name);
        return real with { Shape = new Shape([.. real.Shape.Dims[..^1], n / 2 + 1, 2]) };
    }

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        if (y.Count == 0) return;
        using var _ = Autograd.NoGrad();
        Dispatch.Float(y.DType, new Kernel(x[0].Contiguous(), y, n, scale));
    }

    // Inner elements stand for two in the whole transform, so the adjoint halves what the inverse would count twice.
    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [Apply(new IrfftOp(n, scale), dy / RealWeights.Of(n, dy.DType))];

    readonly struct Kernel(Tensor x, Tensor y, int n, double scale) : IFloatKernel
    {
        public unsafe void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            fixed (T* from = x.Data<T>(), to = y.Data<T>())
                RealFourier.Forward(n, from, to, (int)(y.Count / (2L * (n / 2 + 1))), T.CreateChecked(scale));
        }
    }
}

/// <summary>[..., n/2 + 1, 2] to [..., n].</summary>
sealed class IrfftOp(int n, double scale) : SingleOutputOp("irfft")
{
    public override Saved Needs => Saved.Nothing;

    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("n", n), ("scale", scale)];

    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        var half = x[0].RequireFloat(Name);
        return half with { Shape = new Shape([.. half.Shape.Dims[..^2], n]) };
    }

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        if (y.Count == 0) return;
        using var _ = Autograd.NoGrad();
        Dispatch.Float(y.DType, new Kernel(x[0].Contiguous(), y, n, scale));
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [Apply(new RfftOp(n, scale), dy) * RealWeights.Of(n, dy.DType)];

    readonly struct Kernel(Tensor x, Tensor y, int n, double scale) : IFloatKernel
    {
        public unsafe void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            fixed (T* from = x.Data<T>(), to = y.Data<T>())
                RealFourier.Backward(n, from, to, (int)(y.Count / n), T.CreateChecked(scale));
        }
    }
}

/// <summary>How often each element of half a transform stands in the whole one.</summary>
static class RealWeights
{
    /// <summary>[n/2 + 1, 1]: 1 for frequency 0 and, where n is even, n/2; else 2.</summary>
    public static Tensor Of(int n, DType dtype)
    {
        var weights = new double[n / 2 + 1];
        for (int k = 0; k < weights.Length; k++) weights[k] = k == 0 || 2 * k == n ? 1 : 2;
        return Tensor.From<double>(weights, [weights.Length, 1]).To(dtype);
    }
}
