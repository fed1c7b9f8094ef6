namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>True where |a − b| ≤ atol + rtol · |b|, element by element, broadcast; b is the other tensor.</summary>
    /// <param name="other">What this tensor is compared with.</param>
    /// <param name="rtol">Relative tolerance, of the other tensor's magnitude.</param>
    /// <param name="atol">Absolute tolerance.</param>
    /// <param name="equalNan">NaN is close to NaN.</param>
    /// <remarks>Equal infinities are close. Integers are compared in Float64.</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(1.0, 2.0).IsClose(Tensor.From(1.0 + 1e-9, 2.1));   // [True, False]</code></example>
    public Tensor IsClose(Tensor other, double rtol = 1e-5, double atol = 1e-8, bool equalNan = false)
    {
        ArgumentNullException.ThrowIfNull(other);
        using var _ = Autograd.NoGrad();
        Tensor a = Detach().ToFloating(), b = other.Detach().ToFloating();
        var close = ((a - b).Abs() <= atol + rtol * b.Abs()) & b.IsFinite() | a.Equal(b);
        return equalNan ? close | (a.IsNaN() & b.IsNaN()) : close;
    }

    /// <summary>True if all elements are close: see <see cref="IsClose"/>.</summary>
    /// <inheritdoc cref="IsClose"/>
    public bool AllClose(Tensor other, double rtol = 1e-5, double atol = 1e-8, bool equalNan = false) => IsClose(other, rtol, atol, equalNan).All().Item<bool>();

    /// <summary>True if shapes and all elements are equal; NaN is equal to NaN only where asked for. Dtypes may differ.</summary>
    /// <example><code>Tensor.From(1, 2).ArrayEqual(Tensor.From(1.0, 2.0));   // true</code></example>
    public bool ArrayEqual(Tensor other, bool equalNan = false)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Shape != other.Shape) return false;
        Tensor a = Detach(), b = other.Detach(), equal = a.Equal(b);
        return (equalNan ? equal | (a.IsNaN() & b.IsNaN()) : equal).All().Item<bool>();
    }
}
