namespace Groundwork;

/// <summary>The first NaN or infinity, found because <see cref="Autograd.DetectAnomaly"/> was on.</summary>
/// <remarks>Not written to after it was made: safe to read from several threads.</remarks>
public sealed class AnomalyException : ArithmeticException
{
    internal AnomalyException(string op, string what, Shape shape, string? module) : base(
        $"{op}: {what} holds NaN or infinity for the first time, shape {shape}{(module is null ? "" : $", in module {module}")}") =>
        (Op, Module) = (op, module);

    /// <summary>The operation in which it arose.</summary>
    public string Op { get; }

    /// <summary>The path of the module that ran the operation; null outside modules.</summary>
    public string? Module { get; }

    internal static void Check(Op op, ReadOnlySpan<Tensor> y)
    {
        foreach (var output in y)
            if (!AllFinite(output)) throw new AnomalyException(op.Name, "its output", output.Shape, ModulePath.Current);
    }

    internal static void CheckGradient(Node node, Tensor dx, int input)
    {
        if (!AllFinite(dx)) throw new AnomalyException(node.Op.Name, $"the gradient of its input {input}", dx.Shape, node.Module);
    }

    static bool AllFinite(Tensor x)
    {
        if (!x.DType.IsFloat) return true;
        using var _ = new ModeSwitch(Modes.Current with { Anomaly = false }); // what reads the values is no operation of the user's
        foreach (double value in x.ToArray<double>())
            if (!double.IsFinite(value)) return false;
        return true;
    }
}
