namespace Groundwork.Lessons;

public static partial class Day14
{
    /// <summary>14.3, weights of a last layer that knows nothing yet: with inputs of variance 1 its first loss is ln V, and they are not all zero.</summary>
    public static Exercise<Func<int, int, long, Tensor>, (int Width, int Symbols, long Seed)> FirstWeights { get; } = new("14.3", "the first loss", (f, x) => f(x.Width, x.Symbols, x.Seed))
    {
        Cases = draw => (draw.Pick(64, 256), draw.Pick(27, 65), draw.Seed()),
        Laws =
        {
            { "the shape is [width, symbols]", (f, x) => f(x.Width, x.Symbols, x.Seed) is var weights && IsShaped(weights, x.Width, x.Symbols) ? true : Claim.True(false, $"the shape is {weights.Shape}, and should be ({x.Width}, {x.Symbols})") },
            { "the first loss lies within 0.1 of ln symbols", (f, x) => FirstLoss(f(x.Width, x.Symbols, x.Seed), x.Width, x.Symbols) },
            { "not all are zero", (f, x) => Claim.True(f(x.Width, x.Symbols, x.Seed).Abs().Max().Item() > 0, "all weights are 0: then the layers beneath get a gradient of 0 at the first step") },
        },
        Mistakes =
        {
            { "draws weights of variance 1", (width, symbols, seed) => Tensor.Randn([width, symbols], seed), "A score is a sum of `width` products, so its variance is `width`: your scores start too large, and the model is sure of random letters.", "section 3" },
            { "starts at zero", (width, symbols, seed) => Tensor.Zeros([width, symbols]), "The first loss is right, but the gradient of what lies beneath is the scores' gradient times these weights: 0.", "section 3" },
            { "turns the shape around", (width, symbols, seed) => Tensor.Randn([symbols, width], seed) * 0.02, "Scores are hidden [batch, width] times weights [width, symbols].", "section 3" },
        },
        Hints =
        [
            "Tensor.Randn([width, symbols], seed) has variance 1: make it smaller.",
            "GPT-2 takes a standard deviation of 0.02.",
            "return Tensor.Randn([width, symbols], seed) * 0.02;",
        ],
        Why = "Small scores are nearly equal scores, and softmax of equal scores is 1/V: the loss starts at ln V, where not knowing belongs.",
    };

    static bool IsShaped(Tensor weights, int width, int symbols) => weights.Rank == 2 && weights.Shape.Dims[0] == width && weights.Shape.Dims[1] == symbols;

    static Claim FirstLoss(Tensor weights, int width, int symbols)
    {
        if (!IsShaped(weights, width, symbols)) return true; // has been said
        var random = new Generator(12);
        Tensor hidden = Tensor.Randn([512, width], random);
        Tensor next = Tensor.From(Enumerable.Range(0, 512).Select(_ => random.NextInt64(0, symbols)).ToArray());
        return Claim.Within(Loss(hidden.MatMul(weights), next), Math.Log(symbols), by: 0.1);
    }
}
