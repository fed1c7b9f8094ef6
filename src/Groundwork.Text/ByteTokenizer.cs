using System.Text.Json;

namespace Groundwork.Text;

/// <summary>
/// One token per UTF-8 byte: id 65 is the byte 65. Nothing to train and nothing unknown, at the price of long
/// sequences: one token per English letter, two for é, four for an emoji. Immutable and safe to use from several threads.
/// </summary>
/// <example><code>int[] ids = new ByteTokenizer().Encode("Hé");   // 72, 195, 169</code></example>
public sealed class ByteTokenizer : Tokenizer
{
    internal const string Kind = "groundwork.byte";

    /// <summary>A tokenizer of the 256 bytes, then the special tokens with ids from 256 on.</summary>
    /// <param name="specialTokens">Their texts, non-empty and distinct; null for none.</param>
    /// <exception cref="ArgumentException">A special token is empty, given twice, or has half a surrogate pair.</exception>
    public ByteTokenizer(IEnumerable<string>? specialTokens = null)
        : this(AddedTokens.Special("byte tokenizer", specialTokens, firstId: 256))
    {
    }

    private ByteTokenizer(AddedToken[] special) : base(Tokens(special), special)
    {
    }

    private protected override void EncodeOrdinary(ReadOnlySpan<char> text, int position, List<int> ids)
    {
        Span<byte> bytes = stackalloc byte[3 * 512];
        while (!text.IsEmpty)
        {
            int chars = Math.Min(text.Length, 512);
            if (chars < text.Length && char.IsSurrogatePair(text[chars - 1], text[chars])) chars--;
            foreach (byte value in bytes[..Wtf8.GetBytes(text[..chars], bytes)]) ids.Add(value);
            text = text[chars..];
        }
    }

    private protected override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", Kind);
        json.WriteNumber("version", 1);
        TokenizerFile.WriteSpecialTokens(json, Added);
        json.WriteEndObject();
    }

    private static byte[][] Tokens(AddedToken[] special) =>
    [
        .. Enumerable.Range(0, 256).Select(value => new[] { (byte)value }),
        .. special.Select(token => Wtf8.GetBytes(token.Text)),
    ];
}
