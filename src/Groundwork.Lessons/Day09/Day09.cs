namespace Groundwork.Lessons;

/// <summary>Day 9, broadcasting and batched maths: what <c>lessons/day-09.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day09
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All =>
        [Q1, Layer, Q2, MeanSquaredError, Q3, Einsums, CausalSoftmax, Q4, Flip, Roll, Repeat, Linspace, SequenceMask, Bincount, Bucketize, GroupSums];

    /// <summary>9.Q1: the shape of a sum.</summary>
    public static Quiz Q1 { get; } = new("9.Q1", "the shape of a sum")
    {
        Answers =
        {
            { "a", "From the right: 6 and 1 give 6, 1 and 7 give 7, 8 and nothing give 8.", true },
            { "b", "The 7 meets a 1, and the 1 is repeated: the larger of the two stays." },
            { "c", "Shapes are aligned on the right: the 7 stands under the 1 in the middle, not under the 8." },
            { "d", "An axis of size 1 fits any size, and so does one that is not there." },
        },
        Hints = ["Write the shapes one below the other, aligned on the right: 8 1 6 above 7 1."],
    };

    /// <summary>9.Q2: how many differences the silent bug makes.</summary>
    public static Quiz Q2 { get; } = new("9.Q2", "the silent bug")
    {
        Answers =
        {
            { "10000", "(100, 1) and (100) give (100, 100): each prediction minus each target, and the mean of them all.", true },
            { "100", "So it should be. But (100, 1) and (100) do not pair up: aligned on the right, 1 meets 100 and 100 meets nothing." },
            { "1", "The mean is one number; the question is of how many it is the mean." },
            { "200", "Broadcasting does not put one behind the other: it makes a table." },
        },
        Otherwise = "Align (100, 1) and (100) on the right: which shape has the difference?",
        Tolerance = 1e-9,
        Hints = ["Which shape has a (100, 1) minus a (100)? How many numbers are in it?"],
    };

    /// <summary>9.Q3: the shape of a batched product.</summary>
    public static Quiz Q3 { get; } = new("9.Q3", "a product in a batch")
    {
        Answers =
        {
            { "a", "64 are the sizes that meet and vanish: of the last two axes the outer ones remain." },
            { "b", "The last two axes are multiplied as matrices, (10, 64)·(64, 12); those in front are a batch of 2·8 products.", true },
            { "c", "The axes in front are no part of the product: they say which matrices belong together." },
            { "d", "Axes in front need to be equal (or 1), and they are." },
        },
        Hints = ["Only the last two axes are matrices. What is (10, 64) times (64, 12)?"],
    };

    /// <summary>9.Q4: what masking with 0 does.</summary>
    public static Quiz Q4 { get; } = new("9.Q4", "masking with 0")
    {
        Answers =
        {
            { "a", "Softmax gives every score a share, and a score of 0 the share e⁰ = 1 before dividing." },
            { "b", "e⁰ is 1, so the future still gets a share, and a large one where the other scores are negative. −∞ gives e^−∞ = 0.", true },
            { "c", "NaN comes from a row that is masked everywhere with −∞, not from a 0." },
            { "d", "Softmax divides by the sum, so every row adds up to 1, whatever was put into it: this test does not find the fault." },
        },
        Hints = ["What is e to the power of 0?"],
    };

    // The tensor of 1, 2, 3, …: values that one can follow by eye.
    static Tensor Counted(params int[] shape) => (Tensor.Arange(Shape.Of(shape).Count) + 1).To(DType.Float64).Reshape(shape);

    static Rule[] ByHand(params string[] names) => [Rule.NoLoop, Rule.NoCall(names)];
}
