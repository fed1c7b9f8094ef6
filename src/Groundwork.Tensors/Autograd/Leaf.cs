namespace Groundwork;

/// <summary>What a tensor that asked for gradients carries besides its elements.</summary>
sealed class Leaf
{
    public bool RequiresGrad;
    public bool RetainsGrad;
    public Tensor? Grad;
    public List<Func<Tensor, Tensor?>>? Hooks;
    public List<Action<Tensor>>? Completed;

    // State of the backward pass that is under way.
    public long Pass;
    public int Awaited;
    public Tensor? Sum;
    public bool OwnsSum; // made by the pass
}
