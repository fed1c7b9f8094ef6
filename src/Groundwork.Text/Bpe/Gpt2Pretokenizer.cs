using System.Globalization;
using System.Text;

namespace Groundwork.Text;

/// <summary>
/// Cuts text into the pieces within which BPE may merge: words with the space before them, numbers, runs of other signs,
/// white space, and English contractions. Pieces joined are the text. Safe to use from several threads.
/// </summary>
/// <remarks>
/// The rule is GPT-2's <see cref="Pattern"/>, read over code points as the original does, and scanned by hand in one pass.
/// (.NET's own Regex reads UTF-16 units: it would call both halves of 𝒙 a sign where this rule sees a letter.)
/// A lone surrogate is a sign.
/// </remarks>
/// <example><code>List&lt;string&gt; pieces = Gpt2Pretokenizer.Split("I'm here,  now");   // I|'m| here|,| | now</code></example>
public static class Gpt2Pretokenizer
{
    /// <summary>The rule as a regular expression: contractions, words, numbers, other signs, and white space that leaves its last character to what follows.</summary>
    public const string Pattern = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    private const byte Sign = 0, Letter = 1, Number = 2, Space = 3, Surrogate = 4; // the last only until its pair is read

    private static readonly byte[] ClassOfUnit = ClassifyUnits();

    /// <summary>The pieces of a text in order; none for the empty text.</summary>
    public static List<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var pieces = new List<string>();
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = EndOfPiece(text, start);
            pieces.Add(text[start..end]);
        }
        return pieces;
    }

    /// <summary>Where the piece that begins at <paramref name="start"/> ends.</summary>
    internal static int EndOfPiece(ReadOnlySpan<char> text, int start)
    {
        char first = text[start];
        if (first == '\'')
        {
            int contraction = Contraction(text[(start + 1)..]);
            if (contraction > 0) return start + 1 + contraction;
        }

        int at = start;
        byte kind = ClassAt(text, ref at);
        if (kind != Space) return EndOfRun(text, at, kind);
        if (first == ' ' && at < text.Length)
        {
            kind = ClassAt(text, ref at);
            if (kind != Space) return EndOfRun(text, at, kind);
        }

        int end = start + 1;
        while (end < text.Length && ClassOfUnit[text[end]] == Space) end++;
        // The last white space stays with the next word, unless it is the only one.
        return end == text.Length || end == start + 1 ? end : end - 1;
    }

    private static int EndOfRun(ReadOnlySpan<char> text, int at, byte kind)
    {
        while (true)
        {
            while (at < text.Length && ClassOfUnit[text[at]] == kind) at++;
            if (at == text.Length || ClassOfUnit[text[at]] != Surrogate) return at;
            int next = at;
            if (ClassAt(text, ref next) != kind) return at;
            at = next;
        }
    }

    /// <summary>The class of the code point at <paramref name="at"/>, which moves past it.</summary>
    private static byte ClassAt(ReadOnlySpan<char> text, ref int at)
    {
        char unit = text[at++];
        byte kind = ClassOfUnit[unit];
        if (kind != Surrogate) return kind;
        bool isPair = at < text.Length && char.IsSurrogatePair(unit, text[at]);
        return isPair ? Class(Rune.GetUnicodeCategory(new Rune(unit, text[at++]))) : Sign;
    }

    private static int Contraction(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty) return 0;
        if (rest[0] is 's' or 't' or 'm' or 'd') return 1;
        return rest.StartsWith("re") || rest.StartsWith("ve") || rest.StartsWith("ll") ? 2 : 0;
    }

    private static byte[] ClassifyUnits()
    {
        byte[] classes = new byte[char.MaxValue + 1];
        for (int unit = 0; unit < classes.Length; unit++)
        {
            char character = (char)unit;
            classes[unit] = char.IsSurrogate(character) ? Surrogate
                : char.IsWhiteSpace(character) ? Space
                : Class(char.GetUnicodeCategory(character));
        }
        return classes;
    }

    private static byte Class(UnicodeCategory category) => category switch
    {
        <= UnicodeCategory.OtherLetter => Letter,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Number,
        _ => Sign,
    };
}
