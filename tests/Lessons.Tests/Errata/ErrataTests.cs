using System.Globalization;
using Groundwork.Repository;

namespace Groundwork.Lessons.Errata;

/// <summary>docs/errata.md says what the library computes, and that is what was worked out beforehand.</summary>
public sealed class ErrataTests
{
    static Erratum[] All
    {
        get
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return
            [
                OfProbability.Softmax(), OfProbability.CrossEntropy(), OfProbability.Epsilon(), OfProbability.Divergence(), OfProbability.SoftmaxAxis(),
                OfProbability.TwoFunctions(), OfNumbers.Cosine(), OfNumbers.LayerNorm(), OfNumbers.Definite(), OfProbability.Entropy(), OfNumbers.Std(),
                OfNumbers.Scale(), OfNumbers.Seed(), OfThePage.Extends(), OfThePage.EveryLayer(), OfNumbers.Symmetric(), OfProbability.NotADistance(),
                OfThePage.Prints(), OfThePage.RequiresGrad(), OfThePage.Sections(), OfThePage.Empty(), OfProbability.Temperature(), OfProbability.Choice(),
                OfProbability.Bayes(), OfNumbers.Square(), OfThePage.ZeroGrad(), OfThePage.Indentation(), OfNumbers.Precision(),
            ];
        }
    }

    [Fact]
    public void The_document_has_the_numbers_that_the_library_computes()
    {
        string now = ErrataPage.Of(All);
        if (RepositoryFiles.IsUpdating)
            ErrataPage.Write(now);
        Assert.Equal(now, ErrataPage.Written);
    }

    [Fact]
    public void There_are_twenty_eight_in_order() => Assert.Equal(Enumerable.Range(1, 28).Select(i => $"E{i}"), All.Select(e => e.Id));

    // From decimals of 50 digits, or by hand where a comment says so.
    [Theory]
    [InlineData("E1", "[0.836, 0.113, 0.051]", "[0.843795, 0.114195, 0.042010]")]
    [InlineData("E2", "0.1791041748", "0.1698", "0.1696")]
    [InlineData("E3", "20.7233", "20.72 instead of 100.00", "-1.0e-9", "0.50 at a gap of 20.72", "0.0137 at 25", "9.4e-5 at 30", "Float16 is 0")]
    [InlineData("E4", "-2.0e-9", "-4.9998e-5", "gives 0 and 0")]
    [InlineData("E5", "[0.1192, 0.8808]", "[1.0000, 1.0000]", "[NaN, NaN]", "88.72", "709.78", "11.09")]
    [InlineData("E6", "0.1791", "0.6634")]
    [InlineData("E7", "0.0255")]
    [InlineData("E8", "0.9535, by the page's form 0.9990", "0.3015", "0.0032", "[-0.447214, -0.149071", "[-1.329747, -0.443249")]
    [InlineData("E9", "[[5, 10], [10, 20]]", "[0, 25]")]    // trace 25, determinant 0
    [InlineData("E10", "NaN by the page's form, 0.0000", "0.9060", "-103.3")]
    [InlineData("E11", "[-1.3416, -0.4472, 0.4472, 1.3416]", "[-1.1619, -0.3873, 0.3873, 1.1619]")]
    [InlineData("E12", "22.63")]
    [InlineData("E14", "0.10000000149011612", "1.5e-9")]
    [InlineData("E15", "[-1.342, -0.447, 0.447, 1.342] for ten times")]
    [InlineData("E16", "[0.1910, 1.3090]", "[1.1441, 0.4370]")]    // (3 ± √5) / 4, and √((3 ± √5) / 4)
    [InlineData("E17", "0.01780", "0.01823", "0.5108 straight", "0.2362 by the detour")]    // ½ln 5 − ½ln 1.8; ½ln 2 − ½ln 1.5; ¼ln 2.5 − ¾ln 1.2
    [InlineData("E18", "`[7.]`", "`[4, 5]`", "`[0.836, 0.113, 0.051]`")]
    [InlineData("E19", "55 parameters", "0 of the 40 inputs")]    // 10 · 5 + 5
    [InlineData("E20", "8 sections, 7 numbers, 1 of them going back")]
    [InlineData("E22", "[NaN, NaN, NaN]", "token 0", "[0.929586, 0.053389, 0.017026]", "[0.388, 0.318, 0.294]", "[0.333, 0.333, 0.333]")]
    [InlineData("E23", "off by 4.5e-8")]    // 3 · 2⁻²⁶: the Float32 next to 1/7 is 9586981 · 2⁻²⁶
    [InlineData("E24", "0.1667", "NaN")]    // 0.0099 / (0.0099 + 0.0495)
    [InlineData("E25", "= -2 and", "[[-2.0, 1.0], [1.5, -0.5]]", "[[1, 2], [2, 4]] = 0")]
    [InlineData("E26", "slope 7 becomes 14", "third gives 7")]
    [InlineData("E27", "8 functions, 6 names")]
    public void The_numbers_are_those_worked_out_beforehand(string id, params string[] expected)
    {
        Erratum erratum = All.Single(e => e.Id == id);
        Assert.All(expected, number => Assert.Contains(number, erratum.Right + erratum.Proof));
    }
}
