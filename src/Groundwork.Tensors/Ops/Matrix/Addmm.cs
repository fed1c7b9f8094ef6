namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>β C + α A B, where this tensor is C: a matrix product added to something that broadcasts to its shape, as in a linear layer.</summary>
    /// <param name="a">A, of shape [n, k].</param>
    /// <param name="b">B, of shape [k, m].</param>
    /// <param name="beta">The weight of this tensor.</param>
    /// <param name="alpha">The weight of the product.</param>
    /// <exception cref="ShapeException">A and B do not fit, or this tensor does not broadcast to [n, m].</exception>
    /// <example><code>bias.Addmm(x, w);   // x @ w + bias</code></example>
    public Tensor Addmm(Tensor a, Tensor b, double beta = 1, double alpha = 1)
    {
        var product = a.MatMul(b);
        if (!product.Shape.Takes(Shape))
            throw new ShapeException("addmm", $"{Shape} does not broadcast to the product's shape {product.Shape}", [Shape, product.Shape]);
        return (beta == 1 ? this : this * beta) + (alpha == 1 ? product : product * alpha);
    }
}
