using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

/// <summary>y[i] = f(a[i], b[i]) on numbers of one dtype, broadcast. Operands of different dtypes are promoted first: see <see cref="Of"/>.</summary>
abstract class NumberBinary<TLane>(string name) : SingleOutputOp(name) where TLane : struct, INumberLane2
{
    public sealed override Spec Infer(ReadOnlySpan<Spec> x) => new(x[0].DType, Shape.Broadcast(x[0].Shape, x[1].Shape, Name));

    public sealed override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        if (y.DType == DType.Bool) RunBool(x[0], x[1], y);
        else Dispatch.Number(y.DType, new Kernel(x[0], x[1], y));
    }

    /// <summary>What the operation means on Bools; refused by name unless it has a meaning there.</summary>
    protected virtual void RunBool(Tensor a, Tensor b, Tensor y) =>
        throw new ArgumentException($"{Name}: has no meaning on Bool; convert with .To(DType.Int64), or use Xor or LogicalNot");

    /// <summary>The operation on tensors of any dtypes, promoted as the design says.</summary>
    public Tensor Of(Tensor a, Tensor b)
    {
        Promotion.Meet(Name, ref a, ref b);
        return Apply(this, a, b);
    }

    readonly struct Kernel(Tensor a, Tensor b, Tensor y) : INumberKernel
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => Elementwise.Binary<T, T, NumberLoop2<T, TLane>>(a, b, y);
    }
}

/// <summary>y[i] = f(a[i], b[i]) on floats of one dtype, broadcast; integers meet in Float64.</summary>
abstract class FloatBinary<TLane>(string name) : FloatFunction2(name) where TLane : struct, IFloatLane2
{
    public sealed override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Float(y.DType, new Kernel(x[0], x[1], y));

    readonly struct Kernel(Tensor a, Tensor b, Tensor y) : IFloatKernel
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => Elementwise.Binary<T, T, FloatLoop2<T, TLane>>(a, b, y);
    }
}

/// <summary>Brings operands to the dtype in which they meet. Casts are operations of their own, so gradients return in the operand's dtype.</summary>
static class Promotion
{
    /// <summary>Any number of tensors in the dtype in which they all meet: C# numbers alone give Int64 or Float32.</summary>
    public static Tensor[] Together(ReadOnlySpan<Tensor> tensors)
    {
        if (tensors.IsEmpty) return [];
        var met = tensors[0].Spec;
        foreach (var x in tensors) met = met with { DType = Meet(met, x.Spec), IsWeak = met.IsWeak && x.IsWeak };
        var dtype = met is { IsWeak: true, DType: DType.Float64 } ? DType.Float32 : met.DType;
        var joined = new Tensor[tensors.Length];
        for (int i = 0; i < joined.Length; i++) joined[i] = Cast.Of(tensors[i], dtype);
        return joined;

        static DType Meet(in Spec a, in Spec b) => a.DType == b.DType && a.IsWeak == b.IsWeak ? a.DType : DTypes.Promote(a, b); // storage types alone stay
    }

    /// <summary>The same for operations whose shapes need not broadcast.</summary>
    public static void MeetDTypes(ref Tensor a, ref Tensor b)
    {
        DType dtype = a.DType == b.DType ? a.DType.Computed : DTypes.Promote(a.Spec, b.Spec);
        a = Cast.Of(a, dtype);
        b = Cast.Of(b, dtype);
    }

    public static void Meet(string op, ref Tensor a, ref Tensor b, bool floating = false)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        DType dtype = a.DType;
        if (dtype != b.DType || dtype.Computed != dtype) dtype = DTypes.Promote(a.Spec, b.Spec);
        if (floating) dtype = dtype.Floating;
        if (dtype == a.DType && dtype == b.DType) return;
        Shape.Broadcast(a.Shape, b.Shape, op); // before any work
        a = Bring(op, a, dtype);
        b = Bring(op, b, dtype);
    }

    // A C# number that the other operand's dtype does not hold would wrap, and the result would be wrong without a word.
    static Tensor Bring(string op, Tensor x, DType dtype)
    {
        if (x.IsWeak && x.DType == DType.Int64 && dtype is DType.UInt8 or DType.Int32 && !Fits(x, dtype))
            throw new ArgumentException($"{op}: {x.Item<long>()} does not fit {dtype}; convert the tensor with .To(DType.Int64)");
        return Cast.Of(x, dtype);
    }

    /// <summary>Whether a C# number, as a tensor, is a value of an integer dtype.</summary>
    public static bool Fits(Tensor x, DType dtype) => dtype == DType.UInt8 ? x.Item<long>() is >= 0 and <= byte.MaxValue : x.Item<long>() is >= int.MinValue and <= int.MaxValue;
}
