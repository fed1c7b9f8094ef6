namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>True if gradients flow to this tensor: it asked for them, or was made from one that did.</summary>
    /// <exception cref="InvalidOperationException">Set on a tensor that is not floating, or to false on one that an operation made.</exception>
    public bool RequiresGrad
    {
        get => Node is not null || Leaf is { RequiresGrad: true };
        set
        {
            if (value && !DType.IsFloat)
                throw new InvalidOperationException($"requires grad: only floating tensors have gradients, this one is {DType}; convert with .To(DType.Float32)");
            if (!value && Node is not null)
                throw new InvalidOperationException($"requires grad: this tensor was made by {Node.Op.Name}; use Detach() for a tensor outside the graph");
            if (Node is null && (value || Leaf is not null)) (Leaf ??= new()).RequiresGrad = value;
        }
    }

    /// <summary>The gradient that backward passes have added up, in this tensor's shape and dtype; null before the first, or after it was set to null.</summary>
    /// <exception cref="ShapeException">Set to a tensor of another shape.</exception>
    public Tensor? Grad
    {
        get => Leaf?.Grad;
        set
        {
            if (value is not null && value.Shape != Shape)
                throw new ShapeException("grad", $"a gradient of shape {value.Shape} does not belong to a tensor of shape {Shape}", [value.Shape, Shape]);
            if (value is not null || Leaf is not null) (Leaf ??= new()).Grad = value;
        }
    }

    /// <summary>True if no recorded operation made this tensor.</summary>
    public bool IsLeaf => Node is null;

    /// <summary>Runs backward from this scalar: fills <see cref="Grad"/> of every leaf that asked, adding to what is there.</summary>
    /// <param name="seed">Gradient of the result with respect to this tensor; 1 by default, which only a tensor with one element has.</param>
    /// <param name="retainGraph">Keeps the graph for another backward; by default its memory is let go as the pass goes along.</param>
    /// <param name="createGraph">Records the pass itself, so that gradients can be differentiated again. Implies <paramref name="retainGraph"/>.</param>
    /// <exception cref="ShapeException">The tensor is not a scalar and no seed is given, or the seed has another shape.</exception>
    /// <exception cref="InvalidOperationException">Nothing here asked for gradients, or the graph was let go, or an input was overwritten.</exception>
    /// <example><code>
    /// var x = Tensor.Scalar(3.0); x.RequiresGrad = true;
    /// (x * x).Backward();   // x.Grad is 6
    /// </code></example>
    public void Backward(Tensor? seed = null, bool retainGraph = false, bool createGraph = false) =>
        Groundwork.Backward.Run([this], [seed], retainGraph || createGraph, createGraph, wanted: null);

    /// <summary>The same elements outside the graph: no gradient flows through. Shares memory.</summary>
    public Tensor Detach() => RequiresGrad || IsWeak ? new(Storage, _shape, _strides, Offset) { IsWeak = IsWeak } : this;

    /// <summary>Keeps the gradient of a tensor that an operation made, which backward would otherwise only pass on. Returns this tensor.</summary>
    public Tensor RetainGrad()
    {
        if (Node is { } node)
        {
            (Leaf ??= new()).RetainsGrad = true;
            var leaf = Leaf;
            AddHook(node, dy => { leaf.Grad = leaf.Grad is null ? dy : leaf.Grad + dy; return null; });
        }
        return this;
    }

    /// <summary>Calls <paramref name="hook"/> with the gradient of this tensor when a backward pass has it; what it returns takes the gradient's place, unless it is null.</summary>
    /// <exception cref="InvalidOperationException">No gradient flows to this tensor.</exception>
    public void OnGradient(Func<Tensor, Tensor?> hook)
    {
        if (!RequiresGrad) throw new InvalidOperationException("hook: no gradient flows to this tensor; set RequiresGrad first");
        if (Node is { } node) AddHook(node, hook);
        else (Leaf!.Hooks ??= []).Add(hook);
    }

    /// <summary>Calls <paramref name="callback"/> with this leaf when a backward pass has added the last contribution to its <see cref="Grad"/>, while the pass goes on.</summary>
    /// <exception cref="InvalidOperationException">The tensor is not a leaf that asks for gradients.</exception>
    public void OnGradientComplete(Action<Tensor> callback)
    {
        if (Leaf is not { RequiresGrad: true }) throw new InvalidOperationException("hook: only a leaf that asks for gradients completes one; set RequiresGrad first");
        (Leaf.Completed ??= []).Add(callback);
    }

    void AddHook(Node node, Func<Tensor, Tensor?> hook)
    {
        node.Hooks ??= new List<Func<Tensor, Tensor?>>?[node.Outputs];
        (node.Hooks[OutputIndex] ??= []).Add(hook);
    }
}
