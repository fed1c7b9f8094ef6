using System.Text;

namespace Groundwork.Text.Tests;

/// <summary>Seeded strings that hold everything a .NET string can: white space, letters of many scripts, marks, emoji, lone surrogates.</summary>
internal static class RandomText
{
    private static readonly string[] Pieces =
    [
        " ", "  ", "\n", "\r\n", "\t", "\u00A0", "\u2003", "\u2028", "\u0085", "\u200B", "'s", "'t", "'re", "'ve", "'m", "'ll", "'d", "'", "''", "'S", "'r", "'v",
        "a", "Z", "the", "don", "é", "e\u0301", "ß", "Ж", "中", "日本", "ا", "ก", "ʰ", "ǅ", "0", "42", "٣", "Ⅷ", "½", "²", "!", "...", "€", "+", "_", "-",
        "😀", "👩‍👩‍👧", "🇩🇪", "𝒙", "𝟘", "𐎀", "𠀀", "\u0301", "\u20DD", "\uFFFD", "\uFFFF", "\0", "\u0007", "\uD83D", "\uDE00", "\uDBFF", "\uD800", "\uDFFF",
    ];

    public static string Next(Random random, int pieces)
    {
        var text = new StringBuilder();
        for (int i = 0; i < pieces; i++)
        {
            if (random.Next(4) == 0) text.Append((char)random.Next(char.MaxValue + 1));
            else text.Append(Pieces[random.Next(Pieces.Length)]);
        }
        return text.ToString();
    }
}
