namespace Groundwork;

/// <summary>What is known about a tensor before it exists: all that shape rules look at.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <param name="DType">Type of the elements.</param>
/// <param name="Shape">Sizes of the axes.</param>
/// <param name="Device">Where the elements live.</param>
public readonly record struct Spec(DType DType, Shape Shape, Device Device = Device.Cpu)
{
    /// <summary>True for a C# number that became a tensor: it yields to the dtype of what it meets.</summary>
    public bool IsWeak { get; init; }

    /// <summary>This spec, if its dtype is floating.</summary>
    /// <exception cref="ArgumentException">The dtype is Bool or an integer.</exception>
    public Spec RequireFloat(string op) => DType.IsFloat
        ? this with { DType = DType.Computed }
        : throw new ArgumentException($"{op}: expected a floating dtype, got {DType}; convert with .To(DType.Float32)");

    /// <summary>This spec, if its dtype is an integer or Bool.</summary>
    /// <exception cref="ArgumentException">The dtype is floating.</exception>
    public Spec RequireInteger(string op) => DType.IsFloat
        ? throw new ArgumentException($"{op}: expected an integer dtype, got {DType}; convert with .To(DType.Int64)")
        : this;
}
