using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

/// <summary>A function of one number, computed in Float64 whatever the dtype of the tensor.</summary>
interface IFunction
{
    static abstract double Invoke(double x);
}

/// <summary>A function of two numbers, computed in Float64.</summary>
interface IFunction2
{
    static abstract double Invoke(double a, double b);
}

/// <summary>y[i] = f(x[i]) for a special function of <see cref="Special"/>, one element at a time; integers give Float64.</summary>
abstract class SpecialUnary<TFunction>(string name) : FloatFunction(name) where TFunction : struct, IFunction
{
    public sealed override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Float(y.DType, new Kernel(x[0], y));

    readonly struct Kernel(Tensor x, Tensor y) : IFloatKernel
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => Elementwise.Unary<T, T, Loop<T>>(x, y);
    }

    readonly struct Loop<T> : ISpanLoop1<T, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static void Invoke(ReadOnlySpan<T> x, Span<T> y)
        {
            for (int i = 0; i < y.Length; i++) y[i] = T.CreateTruncating(TFunction.Invoke(double.CreateTruncating(x[i])));
        }
    }
}

/// <summary>y[i] = f(a[i], b[i]) for a special function, broadcast, one element at a time; integers meet in Float64.</summary>
abstract class SpecialBinary<TFunction>(string name) : FloatFunction2(name) where TFunction : struct, IFunction2
{
    public sealed override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Float(y.DType, new Kernel(x[0], x[1], y));

    /// <summary>What is thrown where a gradient that has no closed form is asked for: better than a zero that looks right.</summary>
    protected InvalidOperationException NoGradient(string of) => new($"{Name}: has no gradient in {of}; detach it if it is a constant");

    readonly struct Kernel(Tensor a, Tensor b, Tensor y) : IFloatKernel
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => Elementwise.Binary<T, T, Loop<T>>(a, b, y);
    }

    readonly struct Loop<T> : ISpanLoop2<T, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static void Invoke(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
        {
            int stepA = a.Length == 1 ? 0 : 1, stepB = b.Length == 1 ? 0 : 1;
            for (int i = 0; i < y.Length; i++)
                y[i] = T.CreateTruncating(TFunction.Invoke(double.CreateTruncating(a[i * stepA]), double.CreateTruncating(b[i * stepB])));
        }
    }
}
