using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The running product along an axis: y[k] = x[0] · … · x[k].</summary>
    /// <param name="axis">The axis; null runs through all elements in row-major order and gives one axis.</param>
    /// <remarks>Bool and integers are multiplied in Int64 (wrapping). The gradient of a line of n elements that holds a 0 takes n² steps.</remarks>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <example><code>Tensor.From(3, 1, 4).CumProd();   // [3, 3, 12]</code></example>
    public Tensor CumProd(int? axis = null)
    {
        if (axis is null && Rank != 1) return Flatten().CumProd(0);
        return Op.Apply(new CumProd(Shape.Axis(axis ?? 0, "cumprod")), Cast.Of(this, DType.IsFloat ? DType.Computed : DType.Int64));
    }
}

sealed class CumProd(int axis) : Scan<ProdFold>("cumprod", axis)
{
    public override Saved Needs => Saved.Inputs | Saved.Outputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        Tensor x = tape.X(), y = tape.Y();
        if (!x.Detach().Equal(0).Any().Item<bool>()) return [(dy * y).Flip(Axis).CumSum(Axis).Flip(Axis) / x];
        // Without division: p[i, k] is the product of x[0] to x[k] but for x[i], and counts for k >= i.
        Tensor rows = x.MoveAxis(Axis, -1), d = dy.MoveAxis(Axis, -1);
        int n = rows.Shape[^1];
        Tensor place = Tensor.Arange(n), left = place.Unsqueeze(1);
        var p = Tensor.Where(left.Equal(place), 1, rows.Unsqueeze(-2)).CumProd(-1);
        return [Tensor.Where(left <= place, d.Unsqueeze(-2) * p, 0).Sum(-1).MoveAxis(-1, Axis)];
    }
}
