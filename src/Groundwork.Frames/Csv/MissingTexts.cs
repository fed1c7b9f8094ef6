using System.Text;

namespace Groundwork;

/// <summary>The texts that mean missing; most fields are told apart by their length and first byte.</summary>
internal sealed class MissingTexts
{
    // pandas' list.
    private static readonly string[] Standard =
    [
        "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "#N/A", "#N/A N/A", "#NA", "<NA>",
        "-nan", "-NaN", "1.#IND", "1.#QNAN", "-1.#IND", "-1.#QNAN",
    ];

    private readonly byte[][] texts;
    private readonly bool[] first = new bool[256];
    private readonly int longest;

    public MissingTexts(IEnumerable<string> further)
    {
        texts = [.. Standard.Concat(further).Where(static text => text.Length > 0).Select(Encoding.UTF8.GetBytes)];
        foreach (var text in texts)
        {
            first[text[0]] = true;
            longest = Math.Max(longest, text.Length);
        }
    }

    public bool Contains(ReadOnlySpan<byte> text)
    {
        if (text.Length == 0) return true;
        if (text.Length > longest || !first[text[0]]) return false;
        foreach (var missing in texts) if (text.SequenceEqual(missing)) return true;
        return false;
    }
}
