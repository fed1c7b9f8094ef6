namespace Groundwork.Lessons;

public static partial class Day03
{
    /// <summary>3.3, the step of a central difference that has the smallest error in Float32 and in Float64, to a power of ten.</summary>
    public static Exercise<Func<(double Single, double Double)>, int> BestStep { get; } = new("3.3", "the best step", (f, _) => f() is var (single, twice) ? (Math.Round(Math.Log10(single)), Math.Round(Math.Log10(twice))) : null)
    {
        Reference = () => (Math.Cbrt(float.BitIncrement(1) - 1), Math.Cbrt(Math.BitIncrement(1) - 1)),
        Edges = [0],
        Tolerance = new(0, 1),    // the exponents of ten, and one more or less is as good
        Mistakes =
        {
            { "takes the smallest step that there is", () => (1e-7, 1e-16), "With a step of the machine's own rounding, nothing of the difference is left.", "section 4" },
            { "takes the best step of the forward difference", () => (3e-4, 1.5e-8), "√ε balances a forward difference, whose error falls with h. The central one's falls with h², and it can do with a wider step: ∛ε.", "section 4" },
            { "takes the same step for both", () => (1e-5, 1e-5), "Float32 has seven digits where Float64 has sixteen: its rounding is much larger, and so is its best step.", "section 4" },
        },
        Hints =
        [
            "Look where the two curves of the figure are lowest.",
            "The error is about h² + ε/h, and that is least where h is about ∛ε; ε is 1e-7 for Float32 and 2e-16 for Float64.",
            "return (Math.Cbrt(1.2e-7), Math.Cbrt(2.2e-16));",
        ],
        Why = "The formula's error falls with h², rounding grows with 1/h, and they are equal near the cube root of ε.",
    };
}
