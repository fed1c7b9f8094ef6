namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The rectified linear unit that stops at 6: min(max(x, 0), 6).</summary>
    /// <returns>Same shape and dtype as this tensor. The derivative is 0 at 0 and 6; NaN stays NaN.</returns>
    /// <exception cref="ArgumentException">The tensor is not floating.</exception>
    /// <example><code>Tensor.From(-1f, 3f, 9f).Relu6();   // [0, 3, 6]</code></example>
    public Tensor Relu6() => Hardtanh(0, 6);
}
