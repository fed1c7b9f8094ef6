namespace Groundwork;

/// <summary>y[i] = f(x[i]) on floats, however it is computed; integers and Bools are converted to Float64 first, as NumPy does.</summary>
abstract class FloatFunction(string name) : SingleOutputOp(name)
{
    public sealed override Spec Infer(ReadOnlySpan<Spec> x) => x[0].RequireFloat(Name);

    protected sealed override Tensor?[] Gradient(in Tape tape, Tensor dy) =>
        [Gradient((Needs & Saved.Inputs) != 0 ? tape.X() : null!, (Needs & Saved.Outputs) != 0 ? tape.Y() : null!, dy)];

    /// <summary>dy · f'(x). What <see cref="Op.Needs"/> does not name is null.</summary>
    protected abstract Tensor Gradient(Tensor x, Tensor y, Tensor dy);

    /// <summary>The function on a tensor of any dtype.</summary>
    public Tensor Of(Tensor x) => Apply(this, x.ToFloating());
}

/// <summary>y[i] = f(a[i], b[i]) on floats of one dtype, broadcast, however it is computed; integers meet in Float64.</summary>
abstract class FloatFunction2(string name) : SingleOutputOp(name)
{
    public sealed override Spec Infer(ReadOnlySpan<Spec> x) => new Spec(x[0].DType, Shape.Broadcast(x[0].Shape, x[1].Shape, Name)).RequireFloat(Name);

    /// <summary>The function on tensors of any dtypes, promoted to a floating one.</summary>
    public Tensor Of(Tensor a, Tensor b)
    {
        Promotion.Meet(Name, ref a, ref b, floating: true);
        return Apply(this, a, b);
    }
}
