using System.Globalization;
using System.Text.RegularExpressions;
using Groundwork.Repository;

namespace Groundwork.Lessons;

/// <summary>
/// The four examples of the page print the right numbers. Those numbers were worked out beforehand with decimals of 50 digits
/// (see <see cref="GoldenValueTests"/>); what depends on random draws is checked by a law.
/// </summary>
public sealed partial class PageTests
{
    [Fact]
    public void Vectors_and_matrices_prints_what_the_page_promises()
    {
        string printed = LessonFile.Output("lessons/page/1-vectors-and-matrices.cs");
        Assert.Equal("""
            Dot product: 32.0
            L2 norm: 3.7417
            Cosine sim: 0.9746
            Distance: 5.1962
            A @ B shape: (4, 16)
            Scaled shape: [32, 512], row by row the same: True
            Eigenvalues: …
            M·v is λ·v: True
            Vᵀ·V is I: True
            Σλ is the trace: True
            Πλ is the determinant: True
            Inverse: [[-2. ,  1. ],
             [ 1.5, -0.5]]
            Determinant: -2.0000
            Eigenvalues of [[2, 1], [1, 2]]: [1., 3.]
            inverse: the matrix is singular: pivot 1 is 0; LeastSquares or PseudoInverse take such matrices
            """.ReplaceLineEndings("\n"), Eigenvalues().Replace(printed, "Eigenvalues: …"));

        double[] values = Numbers(Eigenvalues().Match(printed).Groups[1].Value);
        Assert.Equal(values.Order(), values);
        Assert.All(values, value => Assert.True(value >= 0));    // M·Mᵀ is positive semi-definite
    }

    [Fact]
    public void Probability_prints_the_right_numbers_where_the_page_has_wrong_ones()
    {
        string printed = LessonFile.Output("lessons/page/2-probability.cs");
        Assert.Equal("""
            Softmax: [0.836, 0.113, 0.051]
            What the page shows is softmax([3, 1, 0]): [0.844, 0.114, 0.042]
            At T = 0.7: [0.929586, 0.053389, 0.017026]
            Drawn 10,000 times: …
            At T = 10: [0.388, 0.318, 0.294]
            At T = 0: token 0
            Cross-entropy loss: 0.1791
            Scores [100, 0], answer 1: 100.00; with 1e-9 added: 20.72
            KL divergence: 0.0178
            The other way round: 0.0182
            From itself: 0.0000
            Normal: mean 0.0000, variance 1.0000
            Uniform: mean 0.5000, variance 0.0833
            Categorical: mean 0.2148, variance 0.2703
            Joint of two independent coins: [0.45, 0.05, 0.45, 0.05], the margins come back: True
            Ill, given a positive test: 0.1667
            """.ReplaceLineEndings("\n"), Drawn().Replace(printed, "Drawn 10,000 times: …"));

        // Four deviations of a frequency over 10,000 draws: one sound sampler in 16,000 would be called wrong.
        double[] frequencies = Numbers(Drawn().Match(printed).Groups[1].Value), expected = [0.929586, 0.053389, 0.017026];
        for (int i = 0; i < 3; i++)
            Assert.InRange(frequencies[i] - expected[i], -4 * Deviation(expected[i]), 4 * Deviation(expected[i]));

        static double Deviation(double p) => Math.Sqrt(p * (1 - p) / 10_000);
    }

    [Fact]
    public void Five_operations_keep_what_the_page_says_of_them() => Assert.Equal("""
        Output shape: [512]
        The first is a weighted sum: True
        Grew by about √512: True
        Scaled by 1/√512 it keeps its size: True
        Sum: 1.000000000000
        Greedy token has the highest score: True
        Both names, one loss: True
        Knowing nothing: 10.8198
        Average loss: 11.32
        All but perpendicular: True
        With itself: 1.0000, with its opposite: -1.0000, with zeros: 0.0000
        Mean 0.0000, deviation 1.0000
        [1, 2, 3, 4]: [-1.341635, -0.447212,  0.447212,  1.341635]
        A thousandth of it: [-0.447214, -0.149071,  0.149071,  0.447214]
        The page's formula: [-1.329747, -0.443249,  0.443249,  1.329747]
        """.ReplaceLineEndings("\n"), LessonFile.Output("lessons/page/3-five-operations.cs"));

    [Fact]
    public void Foundations_in_practice_prints_what_the_page_promises() => Assert.Equal("""
        Matrix mult: [[19, 22],
         [43, 50]]
        y at x=2: 11.0
        dy/dx at x=2: 7.0
        Gradient at (1, 2): [8., 4.]
        ∂f/∂u by a small step: 8.0000
        A step of 0.01 uphill gains 0.0901, along u alone 0.0804
        Probabilities: [0.231224, 0.628532, 0.140244]
        Entropy: 0.9060, in bits 1.3070
        Of scores [1000, 0, 0]: 0.0000; by the page's formula: NaN
        Output shape: [4, 5]
        Nothing negative: True
        Learned: y = 2.00 x + 1.00
        """.ReplaceLineEndings("\n"), LessonFile.Output("lessons/page/4-foundations-in-practice.cs"));

    [Fact]
    public void Every_file_of_the_page_is_tested_and_names_the_library() => Assert.All(RepositoryFiles.Under("lessons/page", ".cs"), path =>
    {
        Assert.StartsWith("#:project ../../src/Groundwork/Groundwork.csproj\n#:property PublishAot=false\n\n// %% [markdown]\n// # ", RepositoryFiles.Read(path));
        Assert.Contains($"\"{path}\"", RepositoryFiles.Read("tests/Lessons.Tests/PageTests.cs"));
    });

    static double[] Numbers(string list) => [.. list.Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"^Eigenvalues: \[(.*)\]$", RegexOptions.Multiline)]
    private static partial Regex Eigenvalues();

    [GeneratedRegex(@"^Drawn 10,000 times: \[(.*)\]$", RegexOptions.Multiline)]
    private static partial Regex Drawn();
}
