namespace Groundwork.Text;

/// <summary>
/// Decodes ids as they arrive and gives out only complete characters: a token may end in the middle of an emoji,
/// and a console must not see half of it. The pieces joined are exactly <see cref="Tokenizer.Decode"/> of all ids.
/// One decoder serves one stream: it is not safe to use from several threads.
/// </summary>
/// <example><code>
/// TokenDecoder decoder = new ByteTokenizer().CreateDecoder();
/// string a = decoder.Append(0xC3);   // "": half of é
/// string b = decoder.Append(0xA9);   // "é"
/// string c = decoder.Flush();        // "": nothing left
/// </code></example>
public sealed class TokenDecoder
{
    private readonly Tokenizer _tokenizer;
    private readonly bool _skipSpecial;
    private byte[] _pending = [];

    internal TokenDecoder(Tokenizer tokenizer, bool skipSpecial) => (_tokenizer, _skipSpecial) = (tokenizer, skipSpecial);

    /// <summary>Takes one id and returns the text that is complete now; empty while a character is unfinished.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id has no token; the decoder is as it was before.</exception>
    public string Append(int id)
    {
        ReadOnlySpan<byte> token = _tokenizer.TokenBytes(id);
        if (_skipSpecial && _tokenizer.IsSpecial(id)) return "";
        byte[] bytes = [.. _pending, .. token];
        int held = Wtf8.UnfinishedSuffix(bytes);
        _pending = bytes[^held..];
        return Wtf8.GetString(bytes.AsSpan(0, bytes.Length - held));
    }

    /// <summary>Ends the stream: the text of what was held back, a broken character as U+FFFD. The decoder is then as new.</summary>
    public string Flush()
    {
        string rest = Wtf8.GetString(_pending);
        _pending = [];
        return rest;
    }
}
