namespace Groundwork.Nn;

/// <summary>Loss functions, with PyTorch's formulas and defaults. Smaller is better; all are differentiable in their floating inputs.</summary>
/// <remarks>Where two operands are named, their shapes must be equal: a broadcast here is nearly always a forgotten axis. Safe to use from several threads.</remarks>
public static partial class Losses
{
    static Tensor Reduce(Tensor losses, Reduction reduction) => reduction switch
    {
        Reduction.None => losses,
        Reduction.Sum => losses.Sum(),
        Reduction.BatchMean => losses.Sum() / (losses.Rank == 0 ? 1 : losses.Shape[0]),
        _ => losses.Sum() / losses.Count,
    };

    static void CheckSame(string loss, Tensor input, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(target);
        if (input.Shape != target.Shape)
            throw new ShapeException(loss, $"input {input.Shape} and target {target.Shape} have different shapes; reshape one, or broadcast it with BroadcastTo", [input.Shape, target.Shape]);
        if (!input.DType.IsFloat) throw new ArgumentException($"{loss}: expected a floating input, got {input.DType}; convert with .To(DType.Float32)");
    }
}
