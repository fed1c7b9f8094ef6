using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Groundwork.Text;

/// <summary>
/// Turns text into token ids and back: the first and the last step of every language model.
/// <see cref="CharTokenizer"/> has one token per character, <see cref="ByteTokenizer"/> one per byte,
/// <see cref="BpeTokenizer"/> learns frequent pieces.
/// </summary>
/// <remarks>
/// Every tokenizer is immutable and safe to use from several threads at once. Every token has bytes (UTF-8, and the
/// three-byte form for a lone surrogate), and decoding is joining those bytes: any .NET string, lone surrogates
/// included, comes back exactly. Special tokens such as <c>&lt;|endoftext|&gt;</c> are found in the text only where
/// the caller allows it, so that text from a stranger cannot smuggle one in.
/// </remarks>
/// <example><code>
/// Tokenizer tokenizer = new ByteTokenizer();
/// int[] ids = tokenizer.Encode("Hé");      // 72, 195, 169
/// string text = tokenizer.Decode(ids);     // "Hé"
/// </code></example>
public abstract partial class Tokenizer
{
    private readonly byte[]?[] _tokens;
    private readonly AddedTokens _added;
    private readonly HashSet<int> _specialIds;
    private readonly Lazy<Dictionary<string, int>> _idOfBytes;

    private protected Tokenizer(byte[]?[] tokens, IReadOnlyList<AddedToken> added)
    {
        _tokens = tokens;
        _added = new AddedTokens(added);
        SpecialTokens = added.Where(token => token.IsSpecial).ToDictionary(token => token.Text, token => token.Id, StringComparer.Ordinal).AsReadOnly();
        _specialIds = [.. SpecialTokens.Values];
        _idOfBytes = new Lazy<Dictionary<string, int>>(IndexBytes);
    }

    /// <summary>The number of ids: the highest id plus one, special tokens included. A model's embedding needs this many rows.</summary>
    public int VocabularySize => _tokens.Length;

    /// <summary>The special tokens and their ids; empty when there are none.</summary>
    public IReadOnlyDictionary<string, int> SpecialTokens { get; }

    private protected IReadOnlyList<AddedToken> Added => _added.All;

    /// <summary>The ids of a text, in order; empty for the empty text.</summary>
    /// <param name="text">Any text, lone surrogates included.</param>
    /// <param name="allowSpecial">Whether the text of a special token becomes that token; otherwise it is text like any other.</param>
    /// <exception cref="ArgumentException">The tokenizer has no token for a character and no unknown token.</exception>
    /// <example><code>int[] ids = new ByteTokenizer(["&lt;|end|&gt;"]).Encode("a&lt;|end|&gt;", allowSpecial: true);   // 97, 256</code></example>
    public int[] Encode(string text, bool allowSpecial = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Encode(text.AsSpan(), allowSpecial);
    }

    /// <inheritdoc cref="Encode(string, bool)"/>
    public int[] Encode(ReadOnlySpan<char> text, bool allowSpecial = false)
    {
        var ids = new List<int>();
        Encode(text, ids, allowSpecial);
        return [.. ids];
    }

    /// <summary>Appends the ids of a text to a list: for long corpora, without an array in between.</summary>
    /// <param name="text">Any text, lone surrogates included.</param>
    /// <param name="ids">Receives the ids; what it holds already stays.</param>
    /// <param name="allowSpecial">Whether the text of a special token becomes that token.</param>
    /// <exception cref="ArgumentException">The tokenizer has no token for a character and no unknown token.</exception>
    /// <example><code>
    /// var ids = new List&lt;int&gt;();
    /// foreach (string line in lines) tokenizer.Encode(line, ids);
    /// </code></example>
    public void Encode(ReadOnlySpan<char> text, List<int> ids, bool allowSpecial = false)
    {
        ArgumentNullException.ThrowIfNull(ids);
        int position = 0;
        while (_added.Find(text[position..], allowSpecial, out int start, out int end) is { } token)
        {
            EncodeOrdinary(text.Slice(position, start), position, ids);
            ids.Add(token.Id);
            position += end;
        }
        EncodeOrdinary(text[position..], position, ids);
    }

    /// <summary>The text of ids: the bytes of the tokens joined, read as UTF-8.</summary>
    /// <param name="ids">Ids below <see cref="VocabularySize"/>, in order.</param>
    /// <param name="skipSpecial">Whether special tokens are left out instead of shown as their text.</param>
    /// <returns>The text. Bytes that are not UTF-8 (a model may sample any) become U+FFFD; use <see cref="CreateDecoder"/> to decode piece by piece.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An id has no token.</exception>
    /// <example><code>string text = new ByteTokenizer().Decode([72, 105]);   // "Hi"</code></example>
    public string Decode(ReadOnlySpan<int> ids, bool skipSpecial = false)
    {
        long length = 0;
        for (int i = 0; i < ids.Length; i++) length += BytesOf(ids[i], i).Length;
        byte[] bytes = ArrayPool<byte>.Shared.Rent(checked((int)length));
        try
        {
            int total = 0;
            foreach (int id in ids)
            {
                if (skipSpecial && IsSpecial(id)) continue;
                byte[] token = _tokens[id]!;
                token.CopyTo(bytes.AsSpan(total));
                total += token.Length;
            }
            return Wtf8.GetString(bytes.AsSpan(0, total));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>A decoder for ids that arrive one at a time, as in generation: it gives out whole characters only.</summary>
    /// <param name="skipSpecial">Whether special tokens are left out instead of shown as their text.</param>
    /// <example><code>
    /// TokenDecoder decoder = tokenizer.CreateDecoder();
    /// foreach (int id in ids) Console.Write(decoder.Append(id));
    /// Console.Write(decoder.Flush());
    /// </code></example>
    public TokenDecoder CreateDecoder(bool skipSpecial = false) => new(this, skipSpecial);

    /// <summary>The bytes of one token: UTF-8, possibly a part of a character.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id has no token.</exception>
    /// <example><code>byte first = new ByteTokenizer().TokenBytes(65)[0];   // 65</code></example>
    public ReadOnlySpan<byte> TokenBytes(int id) => BytesOf(id, index: null);

    /// <summary>The text of one token; parts of a character show as U+FFFD.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id has no token.</exception>
    /// <example><code>string text = new ByteTokenizer().TokenText(65);   // "A"</code></example>
    public string TokenText(int id) => Wtf8.GetString(BytesOf(id, index: null));

    /// <summary>Whether the id has a token. Ids from 0 to <see cref="VocabularySize"/> - 1 do, but for gaps that a file may leave.</summary>
    /// <example><code>bool known = new ByteTokenizer().HasToken(256);   // false</code></example>
    public bool HasToken(int id) => (uint)id < (uint)_tokens.Length && _tokens[id] is not null;

    /// <summary>Finds the token whose bytes are exactly those of the text; an added token goes before an ordinary one.</summary>
    /// <param name="token">The text of one token, such as <c>" the"</c> or <c>"&lt;|endoftext|&gt;"</c>.</param>
    /// <param name="id">The id, or -1 where there is none.</param>
    /// <example><code>bool found = new ByteTokenizer().TryGetId("A", out int id);   // true, 65</code></example>
    public bool TryGetId(string token, out int id)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (_idOfBytes.Value.TryGetValue(Encoding.Latin1.GetString(Wtf8.GetBytes(token)), out id)) return true;
        id = -1;
        return false;
    }

    /// <summary>Appends the ids of text without added tokens; it began at <paramref name="position"/> of the caller's text, for messages.</summary>
    private protected abstract void EncodeOrdinary(ReadOnlySpan<char> text, int position, List<int> ids);

    private protected abstract void Write(Utf8JsonWriter json);

    internal bool IsSpecial(int id) => _specialIds.Contains(id);

    private byte[] BytesOf(int id, int? index) =>
        (uint)id < (uint)_tokens.Length && _tokens[id] is { } token ? token : throw UnknownId(id, index);

    private ArgumentOutOfRangeException UnknownId(int id, int? index)
    {
        string place = index is null ? "" : $" at index {index}";
        string reason = (uint)id < (uint)_tokens.Length ? "is a gap in" : "is outside";
        return new ArgumentOutOfRangeException(nameof(id), id,
            $"decode: id {id}{place} {reason} the vocabulary of {VocabularySize}; was it made by another tokenizer?");
    }

    private Dictionary<string, int> IndexBytes()
    {
        var index = new Dictionary<string, int>(_tokens.Length, StringComparer.Ordinal);
        foreach (AddedToken token in Added) index.TryAdd(Encoding.Latin1.GetString(_tokens[token.Id]!), token.Id);
        for (int id = 0; id < _tokens.Length; id++)
        {
            if (_tokens[id] is { } bytes) index.TryAdd(Encoding.Latin1.GetString(bytes), id);
        }
        return index;
    }
}
