using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>This tensor's elements raised to powers: xᵉ, element by element, broadcast.</summary>
    /// <param name="exponent">The powers; a C# number, or a tensor.</param>
    /// <remarks>
    /// Dtypes promote as in arithmetic: integers to an integer power stay integers and wrap on overflow. Floats: x⁰ and 1ᵉ are 1, even for NaN;
    /// a negative x to a power that is not whole is NaN. The gradient is dy · e xᵉ⁻¹ and dy · y ln x, the latter 0 where x is 0 and e ≥ 0.
    /// </remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentException">An integer is raised to a negative integer power, or both operands are Bool.</exception>
    /// <example><code>Tensor.From(2f, 3f).Pow(2);   // [4, 9]</code></example>
    public Tensor Pow(Tensor exponent)
    {
        ArgumentNullException.ThrowIfNull(exponent);
        // A C# number is known now, and these have exact and faster forms.
        if (exponent.IsWeak && exponent.Rank == 0 && DType.IsFloat)
        {
            double e = exponent.Item();
            if (e == 2) return Square();
            if (e == 1) return To(DType.Computed);
            if (e == 0.5) return Sqrt();
            if (e == -1) return Reciprocal();
        }
        return Groundwork.Pow.Op.Of(this, exponent);
    }

    /// <summary>Powers computed in Float64, whatever the dtypes: integers may be raised to negative powers.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(2, 4).FloatPower(-1);   // [0.5, 0.25], Float64</code></example>
    public Tensor FloatPower(Tensor exponent)
    {
        ArgumentNullException.ThrowIfNull(exponent);
        return Groundwork.Pow.Op.Of(Cast.Of(this, DType.Float64), Cast.Of(exponent, DType.Float64));
    }
}

sealed class Pow() : SingleOutputOp("pow")
{
    public static readonly Pow Op = new();

    public Tensor Of(Tensor x, Tensor exponent)
    {
        Promotion.Meet(Name, ref x, ref exponent);
        return Apply(this, x, exponent);
    }

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].DType == DType.Bool
        ? throw new ArgumentException("pow: has no meaning on Bool; convert with .To(DType.Int64)")
        : new(x[0].DType, Shape.Broadcast(x[0].Shape, x[1].Shape, Name));

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        if (y.DType.IsFloat)
        {
            Dispatch.Float(y.DType, new FloatKernel(x[0], x[1], y));
            return;
        }
        var exponents = x[1].ToArray<long>();
        foreach (long e in exponents)
            if (e < 0) throw new ArgumentException($"pow: an integer to the power {e} is no integer; use FloatPower, or convert with .To(DType.Float64)");
        Dispatch.Integer(y.DType, new IntegerKernel(x[0], x[1], y));
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        Tensor x = tape.X(0), e = tape.X(1);
        Tensor? dx = null, de = null;
        if (tape.Wants(0)) dx = dy * Tensor.Where(e.Equal(0), 0, e * Of(x, e - 1));
        if (tape.Wants(1))
        {
            var flat = x.Equal(0) & (e >= 0);
            de = dy * tape.Y() * Tensor.Where(flat, 0, Tensor.Where(flat, 1, x).Log()); // the inner choice keeps ln 0 out of the gradient's gradient
        }
        return [dx, de];
    }

    readonly struct FloatKernel(Tensor x, Tensor e, Tensor y) : IFloatKernel
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => Elementwise.Binary<T, T, FloatLoop2<T, Lane>>(x, e, y);
    }

    readonly struct IntegerKernel(Tensor x, Tensor e, Tensor y) : IIntegerKernel
    {
        public void Invoke<T>() where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => Elementwise.Binary<T, T, IntegerScalarLoop2<T, Repeated>>(x, e, y);
    }

    readonly struct Lane : IFloatLane2
    {
        static Vector<T> IFloatLane2.Invoke<T>(Vector<T> x, Vector<T> e) => Simd.Pow(x, e);
    }

    readonly struct Repeated : IIntegerScalar2
    {
        public static T Invoke<T>(T x, T e) where T : unmanaged, IBinaryInteger<T>
        {
            T y = T.One;
            for (; e != T.Zero; e >>= 1, x *= x)
                if (T.IsOddInteger(e)) y *= x;
            return y;
        }
    }
}
