using Groundwork.Nn;

namespace Groundwork.Lessons;

/// <summary>Day 12, a tiny network, by hand and then with modules: what <c>lessons/day-12.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day12
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [Q1, Forward, Gradients, Train, Q2, Module, Q3, Stack, Weights, Q4];

    /// <summary>12.Q1: how many numbers a 2-8-1 network learns.</summary>
    public static Quiz Q1 { get; } = new("12.Q1", "how many numbers are learned")
    {
        Answers =
        {
            { "33", "2·8 weights and 8 biases into the hidden units, 8·1 weights and 1 bias into the score: 16 + 8 + 8 + 1.", true },
            { "24", "Those are the weights, 2·8 + 8·1. Every unit has a bias too." },
            { "11", "That is how many units there are. What is learned are the lines between them, and a bias for each unit that has inputs." },
            { "16", "Those are the weights of the first matrix alone." },
            { "32", "The score has a bias too." },
            { "35", "The two inputs have no bias: they are given." },
        },
        Otherwise = "Count the lines between the units (2·8 and 8·1), and a bias for each of the 9 units that have inputs.",
        Tolerance = 1e-9,
        Hints = ["How many elements have W₁ [2, 8], b₁ [8], W₂ [8, 1] and b₂ [1]?"],
    };

    /// <summary>12.Q2: what a step does without clearing the gradients.</summary>
    public static Quiz Q2 { get; } = new("12.Q2", "gradients that are not cleared")
    {
        Answers =
        {
            { "a", "`Backward` adds to `Grad`, it does not replace: the third step moves along the sum of three gradients.", true },
            { "b", "`Backward` never clears: several losses may add their parts to one gradient, which is sometimes wanted." },
            { "c", "No error is raised, for adding up is sometimes wanted. That is why this is hard to find." },
            { "d", "The gradient grows with every step and the old parts point away from the lowest place: the steps overshoot it." },
        },
        Hints = ["`a + a` has the gradient 2, because every use of a adds its part. What does the second `Backward` do with the first one's parts?"],
    };

    /// <summary>12.Q3: what a forgotten layer does.</summary>
    public static Quiz Q3 { get; } = new("12.Q3", "the forgotten layer")
    {
        Answers =
        {
            { "a", "`Forward` uses the layer all the same, whoever lists it: the output is that of the whole network." },
            { "b", "`Backward` follows the graph, not the list: the layer gets its gradient, and nobody uses it." },
            { "c", "The optimizer moves what `Parameters()` lists, so the layer keeps its first weights, and the loss falls a little less than it could.", true },
            { "d", "Of two layers one still learns, so the loss falls, and that is what makes this fault hard to see." },
        },
        Hints = ["Three things look at a layer: the forward pass, the backward pass, and the optimizer. Which of them asks for a list?"],
    };

    /// <summary>12.Q4: how many different hidden units there are after training from zeros.</summary>
    public static Quiz Q4 { get; } = new("12.Q4", "training from zeros")
    {
        Answers =
        {
            { "1", "Equal units get equal gradients, and stay equal for ever: eight units do the work of one.", true },
            { "8", "They begin equal and each gets the same gradient, so nothing ever tells them apart." },
            { "2", "Nothing in the network tells one unit from another, so all eight move alike." },
            { "0", "The units are there; ask how many of them differ from each other." },
        },
        Otherwise = "Two units with equal weights get equal gradients: what follows for all eight?",
        Tolerance = 1e-9,
        Hints = ["Swap two hidden units that have equal weights: does anything change for the rest of the network?"],
    };

    static Tensor HiddenOf(Tensor x, (Tensor W1, Tensor B1, Tensor W2, Tensor B2) net) => (x.MatMul(net.W1) + net.B1).Tanh();

    static Tensor ScoresOf(Tensor x, (Tensor W1, Tensor B1, Tensor W2, Tensor B2) net) => HiddenOf(x, net).MatMul(net.W2) + net.B2;

    static double LossOf(Tensor x, Tensor y, (Tensor W1, Tensor B1, Tensor W2, Tensor B2) net) => Losses.BinaryCrossEntropyWithLogits(ScoresOf(x, net), y).Item();

    // Small weights: the units are then neither straight lines nor saturated.
    static (Tensor W1, Tensor B1, Tensor W2, Tensor B2) NetOf(Draw draw, int inputs, int hidden, DType dtype = DType.Float64) =>
        (draw.Tensor([inputs, hidden], dtype) / 5, draw.Tensor([hidden], dtype) / 5, draw.Tensor([hidden, 1], dtype) / 5, draw.Tensor([1], dtype) / 5);

    static Tensor AnswersOf(Draw draw, int count) => Tensor.From(draw.Many(count, () => draw.Coin() ? 1.0 : 0.0)).Reshape(count, 1);

    static (Tensor W1, Tensor B1, Tensor W2, Tensor B2) Net(int inputs, int hidden, long seed, DType dtype = DType.Float64)
    {
        var random = new Generator(seed);
        return (Tensor.Randn([inputs, hidden], random, dtype) / Math.Sqrt(inputs), Tensor.Zeros([hidden], dtype), Tensor.Randn([hidden, 1], random, dtype) / Math.Sqrt(hidden), Tensor.Zeros([1], dtype));
    }
}
