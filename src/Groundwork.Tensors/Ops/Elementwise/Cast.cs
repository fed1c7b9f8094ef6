using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The same elements in another dtype; this tensor itself if it has it already (and is not a weak scalar).</summary>
    /// <remarks>
    /// Float to integer truncates towards zero; to Bool is <c>x != 0</c>; what an integer type does not hold wraps, and NaN or a float beyond
    /// the type's range gives the type's minimum, as NumPy does on x86. Gradients are cast back.
    /// </remarks>
    /// <example><code>Tensor.From(1.9, -1.9).To(DType.Int64);   // [1, -1]</code></example>
    public Tensor To(DType dtype) => DType == dtype ? (IsWeak ? Detach().Strong() : this) : Cast.Of(this, dtype).Strong();

    Tensor Strong()
    {
        IsWeak = false;
        return this;
    }

    /// <summary>This tensor if it is floating and computed in, else its values as Float32 (storage types) or Float64 (integers, Bool).</summary>
    internal Tensor ToFloating() => DType.Floating == DType ? this : Cast.Of(this, DType.Floating);
}

sealed class Cast(DType dtype) : SingleOutputOp("cast")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("dtype", dtype)];

    public override Saved Needs => Saved.Nothing;

    /// <summary>The cast, or the tensor itself if there is nothing to do.</summary>
    public static Tensor Of(Tensor x, DType dtype) => x.DType == dtype ? x : Apply(new Cast(dtype), x);

    public override Spec Infer(ReadOnlySpan<Spec> x) => new(dtype, x[0].Shape);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Convert(x[0], y);

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [Of(dy, tape.XSpec().DType)];

    /// <summary>Writes the elements of x, broadcast and converted, into y, whatever the strides of either.</summary>
    public static void Convert(Tensor x, Tensor y)
    {
        if (x.DType == y.DType) Dispatch.Any(y.DType, new Same(x, y));
        else Dispatch.Any(x.DType, new From(x, y));
    }

    readonly struct Same(Tensor x, Tensor y) : IAnyKernel
    {
        public void Invoke<T>() where T : unmanaged
        {
            if (!TransposedCopy.TryRun<T>(x, y)) Rows.For(y.Shape, [x, y], new CopyRow<T>(x.Storage, y.Storage));
        }
    }

    readonly struct CopyRow<T>(Storage x, Storage y) : IRowBody where T : unmanaged
    {
        public void Invoke(int n, ReadOnlySpan<long> at, ReadOnlySpan<long> stride)
        {
            Span<T> from = x.Elements<T>(), to = y.Elements<T>();
            if (stride[0] == 1 && stride[1] == 1) from.Slice((int)at[0], n).CopyTo(to.Slice((int)at[1], n));
            else if (stride[0] == 0 && stride[1] == 1) to.Slice((int)at[1], n).Fill(from[(int)at[0]]);
            else
                for (long i = at[0], k = at[1], end = at[0] + n * stride[0], left = n; left > 0; left--, i += stride[0], k += stride[1]) to[(int)k] = from[(int)i];
        }
    }

    readonly struct From(Tensor x, Tensor y) : IAnyKernel
    {
        public void Invoke<TIn>() where TIn : unmanaged => Dispatch.Any(y.DType, new To<TIn>(x, y));
    }

    readonly struct To<TIn>(Tensor x, Tensor y) : IAnyKernel where TIn : unmanaged
    {
        public void Invoke<TOut>() where TOut : unmanaged => Elementwise.Unary<TIn, TOut, ConvertLoop<TIn, TOut>>(x, y);
    }

    readonly struct ConvertLoop<TIn, TOut> : ISpanLoop1<TIn, TOut> where TIn : unmanaged where TOut : unmanaged
    {
        public static void Invoke(ReadOnlySpan<TIn> x, Span<TOut> y)
        {
            if (Conversions.TryRun(x, y)) return;
            for (int i = 0; i < y.Length; i++) y[i] = ConvertOne(x[i]);
        }

        // The JIT folds every typeof test: each pair of types compiles to one conversion.
        static TOut ConvertOne(TIn x)
        {
            if (typeof(TIn) == typeof(float)) return FromFloat((float)(object)x);
            if (typeof(TIn) == typeof(double)) return FromFloat((double)(object)x);
            if (typeof(TIn) == typeof(Half)) return FromFloat((float)(Half)(object)x);
            if (typeof(TIn) == typeof(BFloat16)) return FromFloat((float)(BFloat16)(object)x);
            if (typeof(TIn) == typeof(long)) return FromInteger((long)(object)x);
            if (typeof(TIn) == typeof(int)) return FromInteger((int)(object)x);
            if (typeof(TIn) == typeof(byte)) return FromInteger((byte)(object)x);
            return FromInteger((bool)(object)x ? 1 : 0);
        }

        static TOut FromInteger(long x)
        {
            if (typeof(TOut) == typeof(float)) return (TOut)(object)(float)x;
            if (typeof(TOut) == typeof(double)) return (TOut)(object)(double)x;
            if (typeof(TOut) == typeof(Half)) return (TOut)(object)(Half)x;
            if (typeof(TOut) == typeof(BFloat16)) return (TOut)(object)(BFloat16)(float)x;
            if (typeof(TOut) == typeof(long)) return (TOut)(object)x;
            if (typeof(TOut) == typeof(int)) return (TOut)(object)(int)x;
            if (typeof(TOut) == typeof(byte)) return (TOut)(object)(byte)x;
            return (TOut)(object)(x != 0);
        }

        static TOut FromFloat<TFloat>(TFloat x) where TFloat : IFloatingPointIeee754<TFloat>
        {
            if (typeof(TOut) == typeof(float)) return (TOut)(object)float.CreateTruncating(x);
            if (typeof(TOut) == typeof(double)) return (TOut)(object)double.CreateTruncating(x);
            if (typeof(TOut) == typeof(Half)) return (TOut)(object)Half.CreateTruncating(x);
            if (typeof(TOut) == typeof(BFloat16)) return (TOut)(object)(BFloat16)float.CreateTruncating(x);
            if (typeof(TOut) == typeof(bool)) return (TOut)(object)(x != TFloat.Zero);
            long whole = TFloat.Abs(x) < TFloat.CreateTruncating(9.2233720368547748e18) ? long.CreateTruncating(x) : long.MinValue;
            if (typeof(TOut) == typeof(long)) return (TOut)(object)whole;
            if (typeof(TOut) == typeof(int)) return (TOut)(object)(whole is >= int.MinValue and <= int.MaxValue ? (int)whole : int.MinValue);
            return (TOut)(object)(byte)whole;
        }
    }
}
