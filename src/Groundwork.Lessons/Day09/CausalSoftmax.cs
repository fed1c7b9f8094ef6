namespace Groundwork.Lessons;

public static partial class Day09
{
    /// <summary>9.4, softmax along the last axis of scores [.., T, T] in which no row sees a later column.</summary>
    public static Exercise<Func<Tensor, Tensor>, Tensor> CausalSoftmax { get; } = new("9.4", "a causal mask", (f, x) => f(x))
    {
        IsChallenge = true,
        Reference = scores => scores.MaskedFill(Future(scores), double.NegativeInfinity).Softmax(),
        AlsoRight = [scores => Normalised(scores.Softmax() * Tensor.Ones(scores.Shape, DType.Float64).Tril())],
        Tolerance = new(1e-7, 1e-10),    // a row that is normalised afterwards loses digits where the future had nearly all of it
        Cases = draw =>
        {
            int n = draw.Length(4);
            return draw.Whole(2, 4) switch
            {
                2 => draw.Tensor([n, n]),
                3 => draw.Tensor([draw.Length(3), n, n]),
                _ => draw.Tensor([draw.Length(2), draw.Length(2), n, n]),
            } / 3;
        },
        Edges = [Tensor.From(1.0, 2.0, 3.0, 1.0, 2.0, 3.0, 1.0, 2.0, 3.0).Reshape(3, 3), Tensor.Zeros([2, 4, 4], DType.Float64), Tensor.From(-5.0, 3.0, -4.0, -4.5).Reshape(2, 2)],
        Laws =
        {
            { "each row adds up to 1", (f, x) => (f(x).Sum(-1), Tensor.Ones(Shape.Of(x.Shape.Dims[..^1]), DType.Float64)) },
            { "nothing above the diagonal", (f, x) => f(x).Triu(1).Abs().Max().Item() == 0 },
            { "what the future holds does not matter", (f, x) => (f(x + 2 * Tensor.Ones(x.Shape, DType.Float64).Triu(1)), f(x)) },
        },
        Mistakes =
        {
            { "masks behind the softmax", scores => scores.Softmax().Tril(), "The future got its share before it was cut away, so the rows no longer add up to 1: mask the scores, then take the softmax.", "section 5" },
            { "masks with 0", scores => scores.Tril().Softmax(), "A score of 0 has the share e⁰ = 1, not 0: the mask is −∞.", "section 5, *Break*" },
            { "takes the softmax down the columns", scores => scores.MaskedFill(Future(scores), double.NegativeInfinity).Softmax(-2), "A row is one position that looks at the others: the last axis adds up to 1.", "section 5" },
            { "masks the past", scores => scores.MaskedFill(Past(scores), double.NegativeInfinity).Softmax(), "Row i sees the columns 0 to i: masked is what lies above the diagonal.", "section 5" },
            { "masks the diagonal too", scores => scores.MaskedFill(Future(scores, 0), double.NegativeInfinity).Softmax(), "A position sees itself. Without the diagonal the first row is masked everywhere, and 0/0 is NaN.", "section 5" },
            { "lets one step of the future through", scores => scores.MaskedFill(Future(scores, 2), double.NegativeInfinity).Softmax(), "The mask begins right above the diagonal: k = 1.", "section 5" },
            { "does not mask", scores => scores.Softmax(), "Each position would see what it is to predict.", "section 5" },
            { "takes one softmax of the whole matrix", scores => scores.MaskedFill(Future(scores), double.NegativeInfinity).Flatten().Softmax().Reshape(scores.Shape.Dims), "Each row is a distribution of its own: softmax along the last axis.", "section 5" },
        },
        Rules = [Rule.NoLoop, Rule.NoCall("Attention")],
        Hints =
        [
            "First the mask, a matrix [T, T] of truth values; then the scores with −∞ where it is true; then softmax.",
            "Tensor.Ones([T, T]).Triu(1) > 0 is true above the diagonal, and it is broadcast over all axes in front.",
            "scores.MaskedFill(mask, double.NegativeInfinity).Softmax(-1)",
        ],
        Why = "e^−∞ is 0, so the future has no share, and softmax divides what is left by its own sum.",
    };

    static Tensor Future(Tensor scores, int k = 1) => Tensor.Ones([scores.Shape[^1], scores.Shape[^1]]).Triu(k) > 0;

    static Tensor Past(Tensor scores) => Tensor.Ones([scores.Shape[^1], scores.Shape[^1]]).Tril(-1) > 0;

    static Tensor Normalised(Tensor shares) => shares / shares.Sum(-1, keep: true);
}
