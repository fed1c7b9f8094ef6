using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Groundwork.Text.Tests;

public sealed partial class Gpt2PretokenizerTests
{
    [GeneratedRegex(Gpt2Pretokenizer.Pattern)]
    private static partial Regex Reference();

    [Theory]
    [InlineData("I'm here,  now", "I|'m| here|,| | now")]
    [InlineData("we'll've  \n x", "we|'ll|'ve|  \n| x")]
    [InlineData("a\n\nb", "a|\n|\n|b")]
    [InlineData("  ", "  ")]
    [InlineData(" 12ab!?", " 12|ab|!?")]
    [InlineData("'SHE'S", "'|SHE|'|S")]
    [InlineData("''s", "''|s")]
    public void Text_is_cut_as_gpt2_cuts_it(string text, string pieces) =>
        Assert.Equal(pieces.Split('|'), Gpt2Pretokenizer.Split(text));

    [Fact]
    public void A_letter_outside_the_basic_plane_is_a_letter() =>
        Assert.Equal(["a𝒙b", "𝟘", " 😀"], Gpt2Pretokenizer.Split("a𝒙b𝟘 😀"));

    [Fact]
    public void Random_text_is_cut_as_the_regular_expression_cuts_it()
    {
        var random = new Random(4);
        for (int round = 0; round < 5000; round++)
        {
            string text = RandomText.Next(random, random.Next(40));
            Assert.Equal(SplitByRegex(text), Gpt2Pretokenizer.Split(text));
        }
    }

    [Fact]
    public void Every_basic_character_is_classed_as_the_regular_expression_classes_it()
    {
        for (int unit = 0; unit <= char.MaxValue; unit++)
        {
            string text = $"a{(char)unit}1{(char)unit}!{(char)unit} {(char)unit}";
            Assert.Equal(SplitByRegex(text), Gpt2Pretokenizer.Split(text));
        }
    }

    /// <summary>.NET's Regex sees UTF-16 units, so each pair is replaced by one unit of the same class, and the cuts are carried back.</summary>
    private static List<string> SplitByRegex(string text)
    {
        var standIn = new StringBuilder();
        var lengths = new List<int>();
        for (int i = 0; i < text.Length; i += lengths[^1])
        {
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            lengths.Add(isPair ? 2 : 1);
            standIn.Append(!isPair ? text[i] : Rune.GetUnicodeCategory(new Rune(text[i], text[i + 1])) switch
            {
                <= UnicodeCategory.OtherLetter => 'Ж',
                UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => '٣',
                _ => '€',
            });
        }
        var pieces = new List<string>();
        int at = 0;
        foreach (Match match in Reference().Matches(standIn.ToString()))
        {
            int length = lengths.Skip(match.Index).Take(match.Length).Sum();
            pieces.Add(text.Substring(at, length));
            at += length;
        }
        Assert.Equal(text.Length, at);
        return pieces;
    }
}
