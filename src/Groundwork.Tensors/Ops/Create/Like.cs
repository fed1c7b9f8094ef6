namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Zeros in the shape and dtype of <paramref name="x"/>, or another dtype.</summary>
    /// <example><code>Tensor.ZerosLike(x);</code></example>
    public static Tensor ZerosLike(Tensor x, DType? dtype = null) => Zeros(x.Shape, dtype ?? x.StrongDType);

    /// <summary>Ones in the shape and dtype of <paramref name="x"/>, or another dtype.</summary>
    /// <example><code>Tensor.OnesLike(x);</code></example>
    public static Tensor OnesLike(Tensor x, DType? dtype = null) => Ones(x.Shape, dtype ?? x.StrongDType);

    /// <summary>One value everywhere, in the shape and dtype of <paramref name="x"/>, or another dtype.</summary>
    /// <exception cref="ShapeException">The value is not one number.</exception>
    /// <example><code>Tensor.FullLike(scores, double.NegativeInfinity);</code></example>
    public static Tensor FullLike(Tensor x, Tensor value, DType? dtype = null) => Full(x.Shape, value, dtype ?? x.StrongDType);

    /// <summary>A tensor to be written before it is read, in the shape and dtype of <paramref name="x"/>, or another dtype.</summary>
    /// <example><code>var y = Tensor.EmptyLike(x);</code></example>
    public static Tensor EmptyLike(Tensor x, DType? dtype = null) => Empty(x.Shape, dtype ?? x.StrongDType);
}
