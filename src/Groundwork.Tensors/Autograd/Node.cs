namespace Groundwork;

/// <summary>Where a gradient goes next: to an output of the operation that made the input, or to a leaf.</summary>
readonly record struct Edge(Node? Node, int Output, Tensor? Leaf)
{
    public bool IsNone => Node is null && Leaf is null;
}

/// <summary>One recorded operation: what its gradient needs, and where the gradients of its inputs go.</summary>
/// <remarks>A node does not hold its inputs unless the gradient looks at them, so forward memory that nobody needs is free at once.</remarks>
sealed class Node
{
    static long _count;

    public readonly long Id = Interlocked.Increment(ref _count); // grows along the graph: a node is younger than what it was made from
    public readonly Op Op;
    public readonly Edge[] Edges;
    public readonly Spec[] InputSpecs;
    public readonly Spec[] OutputSpecs;
    public readonly string? Module;
    Tensor?[]? _inputs, _outputs;
    int[]? _versions;
    public bool IsReleased;
    public List<Func<Tensor, Tensor?>>?[]? Hooks; // one list an output

    // State of the backward pass that is under way.
    public long Pass;
    public Tensor?[] Gradients = [];

    Node(Op op, ReadOnlySpan<Tensor> x, Spec[] specs, ReadOnlySpan<Tensor> y)
    {
        Op = op;
        InputSpecs = specs;
        Edges = new Edge[x.Length];
        for (int i = 0; i < x.Length; i++)
            Edges[i] = x[i].Node is { } node ? new(node, x[i].OutputIndex, null) : new(null, 0, x[i].RequiresGrad ? x[i] : null);
        OutputSpecs = new Spec[y.Length];
        for (int i = 0; i < y.Length; i++) OutputSpecs[i] = y[i].Spec;
        if ((op.Needs & Saved.Inputs) != 0) _inputs = x.ToArray();
        if ((op.Needs & Saved.Outputs) != 0) _outputs = y.ToArray();
        Module = ModulePath.Current;
    }

    public static void Record(Op op, ReadOnlySpan<Tensor> x, Spec[] specs, ReadOnlySpan<Tensor> y)
    {
        bool any = false;
        foreach (var output in y) any |= output.DType.IsFloat;
        if (!any) return;
        var node = new Node(op, x, specs, y);
        for (int i = 0; i < y.Length; i++)
        {
            if (!y[i].DType.IsFloat) continue;
            y[i].Node = node;
            y[i].OutputIndex = i;
        }
        node.RememberVersions();
    }

    void RememberVersions()
    {
        int inputs = _inputs?.Length ?? 0, outputs = _outputs?.Length ?? 0;
        if (inputs + outputs == 0) return;
        _versions = new int[inputs + outputs];
        for (int i = 0; i < inputs; i++) _versions[i] = _inputs![i]!.Storage.Version;
        for (int i = 0; i < outputs; i++) _versions[inputs + i] = _outputs![i]!.Storage.Version;
    }

    public Tensor Input(int i) => Recall(_inputs, i, 0, "input");

    public Tensor Output(int i) => Recall(_outputs, i, _inputs?.Length ?? 0, "output");

    Tensor Recall(Tensor?[]? saved, int i, int at, string what)
    {
        if (saved?[i] is not { } tensor)
            throw new InvalidOperationException($"{Op.Name}: its gradient asked for {what} {i}, which its Needs do not name");
        if (tensor.Storage.Version != _versions![at + i])
            throw new InvalidOperationException(
                $"backward: {what} {i} of {Op.Name}, shape {tensor.Shape}, was overwritten after it was used; its gradient would be wrong. Write into a Clone() instead");
        return tensor;
    }

    public void Release()
    {
        _inputs = _outputs = null;
        IsReleased = true;
    }
}

/// <summary>What a gradient may look at: the inputs and outputs its operation keeps, the specs of all, and which inputs want a gradient.</summary>
public readonly struct Tape
{
    readonly Node _node;

    internal Tape(Node node) => _node = node;

    /// <summary>An input, if the operation's <see cref="Op.Needs"/> names them.</summary>
    public Tensor X(int i = 0) => _node.Input(i);

    /// <summary>An output, if the operation's <see cref="Op.Needs"/> names them.</summary>
    public Tensor Y(int i = 0) => _node.Output(i);

    /// <summary>Dtype and shape of an input; known even where the input is not kept.</summary>
    public Spec XSpec(int i = 0) => _node.InputSpecs[i];

    /// <summary>Dtype and shape of an output.</summary>
    public Spec YSpec(int i = 0) => _node.OutputSpecs[i];

    /// <summary>True if the gradient of this input is asked for; work for the others may be left undone.</summary>
    public bool Wants(int i) => !_node.Edges[i].IsNone;
}

/// <summary>The path of the module whose forward is running, such as <c>blocks.0.mlp</c>; kept only while anomalies are looked for.</summary>
static class ModulePath
{
    static readonly AsyncLocal<string?> _current = new();

    public static string? Current => _isUsed ? _current.Value : null;

    static bool _isUsed;

    public static string? Enter(string name)
    {
        string? outer = _current.Value;
        _isUsed = true;
        _current.Value = outer is null ? name : $"{outer}.{name}";
        return outer;
    }

    public static void Leave(string? outer) => _current.Value = outer;
}
