namespace Groundwork.Lessons;

public static partial class Day13
{
    /// <summary>13.4, dropout: in training each element becomes 0 with probability p, and the others are divided by 1 − p; in evaluation nothing happens.</summary>
    public static Exercise<Func<Tensor, double, bool, long, Tensor>, (Tensor X, double P, bool IsTraining, long Seed)> Dropped { get; } = new("13.4", "dropout", (f, x) => f(x.X, x.P, x.IsTraining, x.Seed))
    {
        Cases = draw => (draw.Tensor([draw.Whole(2, 4), draw.Whole(2, 4)]), draw.Pick(0.5, 0.2, 0.75), draw.Coin(), draw.Seed()),
        Laws =
        {
            { "in evaluation the values are what they were", (f, x) => (f(x.X, x.P, false, x.Seed), x.X) },
            { "in training each is 0, or x / (1 − p)", (f, x) =>
            {
                Tensor y = f(x.X, x.P, true, x.Seed);
                return (y, Tensor.Where(y.Equal(0), Tensor.ZerosLike(x.X), x.X / (1 - x.P)));
            } },
        },
        Trials =
        {
            { "100,000 ones, p = 0.3: 0.7 of them are kept, seed 1", f => Claim.Within(f(Tensor.Ones([100_000], DType.Float64), 0.3, true, 1).NotEqual(0).To(DType.Float64).Mean().Item(), 0.7, by: 0.008) },
            { "their mean stays 1, seed 2", f => Claim.Within(f(Tensor.Ones([100_000], DType.Float64), 0.3, true, 2).Mean().Item(), 1, by: 0.011) },
            { "another seed drops others", f => Claim.True(!f(Tensor.Ones([64], DType.Float64), 0.5, true, 1).Equal(f(Tensor.Ones([64], DType.Float64), 0.5, true, 2)).All().Item<bool>(), "seeds 1 and 2 drop the same elements") },
        },
        Mistakes =
        {
            { "does not scale what it keeps", (x, p, training, seed) => training ? x * Kept(x, p, seed) : x, "Without 1/(1 − p) the next layer gets less in training than in evaluation: its inputs have another size on the day of the exam.", "section 5" },
            { "drops in evaluation too", (x, p, training, seed) => x * Kept(x, p, seed) / (1 - p), "Dropout is for training. In evaluation every element counts: `if (!training) return x;`.", "section 5" },
            { "keeps with probability p", (x, p, training, seed) => training ? x * Kept(x, 1 - p, seed) / p : x, "p is the share that is dropped.", "section 5" },
            { "drops whole rows", (x, p, training, seed) => training ? x * Kept(x[.., ..1], p, seed) / (1 - p) : x, "Each element has a draw of its own: the mask has the shape of x.", "section 5" },
        },
        Hints =
        [
            "if (!training) return x;",
            "A draw for each element: Tensor.Rand(x.Shape, seed, x.DType) is uniform from 0 to 1.",
            "Tensor keep = Tensor.Rand(x.Shape, seed, x.DType) >= p; return x * keep.To(x.DType) / (1 - p);",
        ],
        Why = "The mean of each element is what it was, so the network may be used without dropout and needs no correction.",
    };

    static Tensor Kept(Tensor x, double p, long seed) => (Tensor.Rand(x.Shape, seed, x.DType) >= p).To(x.DType);
}
