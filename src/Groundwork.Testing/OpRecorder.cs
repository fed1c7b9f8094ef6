namespace Groundwork.Testing;

/// <summary>An executor that notes which ops run, and runs them eagerly. Safe to use from several threads.</summary>
public sealed class OpRecorder : Executor
{
    readonly HashSet<Type> _seen = [];

    /// <summary>The types of all ops that ran.</summary>
    public IReadOnlyCollection<Type> Seen
    {
        get { lock (_seen) return [.. _seen]; }
    }

    /// <inheritdoc/>
    public override Tensor[] Execute(Op op, ReadOnlySpan<Tensor> x, ReadOnlySpan<Spec> specs)
    {
        lock (_seen) _seen.Add(op.GetType());
        return Eager.Execute(op, x, specs);
    }

    /// <inheritdoc/>
    public override Tensor Execute(SingleOutputOp op, ReadOnlySpan<Tensor> x, in Spec spec)
    {
        lock (_seen) _seen.Add(op.GetType());
        return Eager.Execute(op, x, spec);
    }
}
