namespace Groundwork.Lessons;

/// <summary>Day 11, tensor autograd: what <c>lessons/day-11.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day11
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [Q1, Q2, MatMulBackward, Unbroadcast, CrossEntropyBackward, LogSumExp, Q3, MeanLoss, Q4, Ninja];

    /// <summary>11.Q1: the shape of a gradient.</summary>
    public static Quiz Q1 { get; } = new("11.Q1", "the shape of a gradient")
    {
        Answers =
        {
            { "a", "The loss is one number, and it has a slope for each element of W: as many as W has, in W's shape.", true },
            { "b", "That is the shape of the product. Its gradient has that shape; the gradient of W has W's." },
            { "c", "The loss is a scalar, its gradient is not: each of the 15 weights has a slope." },
            { "d", "That is the shape of the Jacobian of the product for W. It is never built: what is asked for is the slope of one number." },
        },
        Hints = ["How many numbers do you need in order to move W a step?"],
    };

    /// <summary>11.Q2: how large the Jacobian of a layer would be.</summary>
    public static Quiz Q2 { get; } = new("11.Q2", "the size of a Jacobian")
    {
        Answers =
        {
            { "1e10", "10⁵ outputs, each with a slope for each of 10⁵ inputs: 10¹⁰ numbers, 40 GB in Float32. The gradient itself has 10⁵.", true },
            { "1e5", "That is how many inputs there are, and how many numbers the gradient has. The Jacobian has a row for each output." },
            { "2e5", "A Jacobian is a table, not a list: each output has a slope for each input." },
            { "1e6", "100 · 1000 is 10⁵ outputs, and as many inputs: multiply the two." },
        },
        Otherwise = "A Jacobian has a slope for each pair of an output and an input: 10⁵ times 10⁵.",
        Hints = ["How many outputs has the layer, how many inputs? Each pair is one number."],
    };

    /// <summary>11.Q3: detach or no-grad.</summary>
    public static Quiz Q3 { get; } = new("11.Q3", "what is recorded")
    {
        Answers =
        {
            { "a", "`Detach` gives a tensor of the same numbers without a history: backward stops there." },
            { "b", "Under `NoGrad` nothing is recorded, which is what one wants for measuring and for updates." },
            { "c", "`Item()` is a plain number. It remembers nothing, so adding it up keeps no graph alive." },
            { "d", "A sum of tensors knows its parts: each loss keeps the graph of its step behind it, and the sum keeps all of them.", true },
        },
        Hints = ["Which of the four results still knows what it was computed from?"],
    };

    /// <summary>11.Q4: what retaining the graph costs.</summary>
    public static Quiz Q4 { get; } = new("11.Q4", "backward twice")
    {
        Answers =
        {
            { "a", "It does not start anew: what the first pass needed was given back to the pool." },
            { "b", "Backward frees what forward kept, so that memory does not grow from step to step. `retainGraph: true` keeps it for a second pass.", true },
            { "c", "Gradients may be added to as often as you like. The second pass cannot run, for the values that it needs are gone." },
            { "d", "The first pass leaves its gradients where they are, and a second one would add to them." },
        },
        Hints = ["What does `Backward` need of the forward pass, and for how long should it be kept?"],
    };

    static Tensor Leaf(Tensor values)
    {
        Tensor leaf = values.Detach().Clone();
        leaf.RequiresGrad = true;
        return leaf;
    }

    static Tensor Column(params double[] values) => Tensor.From(values).Reshape(values.Length, 1);
}
