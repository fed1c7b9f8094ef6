namespace Groundwork.Lessons;

public static partial class Day11
{
    /// <summary>11.5, a loop that keeps no graph alive: calls Backward on the loss of each batch and gives the mean of the losses, as a tensor without a history.</summary>
    public static Exercise<Func<Tensor, Tensor[], Tensor>, (Tensor W, Tensor[] Batches)> MeanLoss { get; } = new("11.5", "the leak", (f, x) => Kept(f, x.W, x.Batches))
    {
        Reference = (w, batches) => MeanOf(w, batches, loss => loss.Detach()),
        AlsoRight = [(w, batches) => MeanOf(w, batches, loss => Tensor.From(loss.Item()).Sum())],
        Cases = draw =>
        {
            int inputs = draw.Length(3);
            return (draw.Tensor([inputs]), draw.Many(draw.Whole(2, 5), () => draw.Tensor([draw.Length(3), inputs])));
        },
        Mistakes =
        {
            { "keeps every graph alive", (w, batches) => MeanOf(w, batches, loss => loss), "`total += loss` makes a tensor that remembers every step: the graphs of all batches stay in memory until the total is thrown away. Add `loss.Detach()` or `loss.Item()`.", "section 6" },
            { "records nothing at all", (w, batches) => WithoutGraph(w, batches), "Under `NoGrad` the loss has no graph either, and `Backward` cannot run: measure outside of the graph, not the loss itself.", "section 6" },
            { "never goes backward", (w, batches) => MeanOf(w, batches, loss => loss.Detach(), backward: false), "The gradients are wanted: `loss.Backward()` for each batch.", "section 6" },
            { "clears the gradient between batches", (w, batches) => MeanOf(w, batches, loss => loss.Detach(), clears: w), "Here the batches are to add up: `Backward` adds to `Grad`, so leave it alone.", "section 6" },
            { "adds the losses up and does not divide", (w, batches) => MeanOf(w, batches, loss => loss.Detach() * batches.Length), "The mean is asked for: divide by the number of batches.", "section 6" },
        },
        Hints =
        [
            "In each round: compute the loss, call Backward on it, and add only its number to the total.",
            "A tensor without a history: loss.Detach(), or loss.Item() for the number itself.",
            "total = total + loss.Detach() / batches.Length;",
        ],
        Why = "What does not remember where it came from keeps nothing alive, and memory stays level.",
    };

    static (Tensor Mean, Tensor? Gradient, bool HasHistory) Kept(Func<Tensor, Tensor[], Tensor> f, Tensor w, Tensor[] batches)
    {
        Tensor leaf = Leaf(w), mean = f(leaf, batches);
        ArgumentNullException.ThrowIfNull(mean);
        return (mean.Detach(), leaf.Grad, mean.RequiresGrad);
    }

    static Tensor MeanOf(Tensor w, Tensor[] batches, Func<Tensor, Tensor> kept, bool backward = true, Tensor? clears = null)
    {
        Tensor total = Tensor.Zeros([], DType.Float64);
        foreach (Tensor batch in batches)
        {
            if (clears is not null) clears.Grad = null;
            Tensor loss = batch.MatMul(w).Square().Mean();
            if (backward) loss.Backward();
            total += kept(loss) / batches.Length;
        }
        return total;
    }

    static Tensor WithoutGraph(Tensor w, Tensor[] batches)
    {
        using var _ = Autograd.NoGrad();
        return MeanOf(w, batches, loss => loss);
    }
}
