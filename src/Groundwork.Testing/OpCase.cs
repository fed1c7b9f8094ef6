namespace Groundwork.Testing;

/// <summary>One case of an op: inputs by shape, and the call. Cases stand in <c>Foo.cases.cs</c> beside the op and are multiplied by dtypes, layouts, thread counts and kernel sets.</summary>
/// <param name="Name">What is special about the case.</param>
/// <param name="Inputs">Shapes of the inputs, which are filled with seeded numbers from <see cref="Domain"/>.</param>
/// <param name="Call">The public call under test.</param>
public sealed record OpCase(string Name, Shape[] Inputs, Func<Tensor[], Tensor> Call)
{
    /// <summary>What the call must give, from Float64 inputs, computed slowly and plainly; null where laws and oracles in the tests say it.</summary>
    public Func<Tensor[], Tensor>? Reference { get; init; }

    /// <summary>Where inputs are drawn from, uniformly.</summary>
    public (double Low, double High) Domain { get; init; } = (-2, 2);

    /// <summary>True where the function has derivatives: finite differences check the gradient.</summary>
    public bool IsSmooth { get; init; } = true;

    /// <summary>How often the gradient is differentiated: 1 where the second derivative does not exist or is not offered.</summary>
    public int Order { get; init; } = 2;

    /// <summary>Relative tolerance of Float32 against the Float64 reference.</summary>
    public double Tolerance { get; init; } = 2e-5;

    /// <summary>The dtypes the case runs in.</summary>
    public DType[] DTypes { get; init; } = [DType.Float32, DType.Float64];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
