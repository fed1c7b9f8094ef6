using System.Buffers;
using System.Text.Json;

namespace Groundwork.Text;

/// <summary>
/// Byte-level byte-pair encoding, the tokenizer of GPT-2 and most models since: text is cut into pieces
/// (<see cref="Gpt2Pretokenizer"/>), a piece into bytes, and learned merges join frequent neighbours. Every text has ids,
/// and frequent words have one each.
/// </summary>
/// <remarks>
/// Within a piece the merge of lowest rank is applied first, the leftmost of equals first, until none applies.
/// Immutable and safe to use from several threads; threads share a cache of pieces, which bounds itself.
/// Source: Sennrich, Haddow and Birch, "Neural Machine Translation of Rare Words with Subword Units" (2016), on bytes as in
/// Radford et al. (2019).
/// </remarks>
/// <example><code>
/// BpeTokenizer tokenizer = BpeTokenizer.Train("low lower lowest low low", vocabularySize: 260);
/// int[] ids = tokenizer.Encode("lower");
/// string text = tokenizer.Decode(ids);   // "lower"
/// </code></example>
public sealed partial class BpeTokenizer : Tokenizer
{
    private readonly BpeModel _model;
    private readonly Merger _merger;
    private readonly PieceCache _cache = new();

    internal BpeTokenizer(BpeModel model) : base(model.Tokens, model.Added)
    {
        _model = model;
        _merger = new Merger(model.Merges, model.Ranks);
        Merges = model.Merges.AsReadOnly();
    }

    /// <summary>The merges in order of rank: what training learned, first things first.</summary>
    /// <example><code>
    /// foreach (BpeMerge merge in tokenizer.Merges)
    ///     Console.WriteLine($"{tokenizer.TokenText(merge.Left)} + {tokenizer.TokenText(merge.Right)}");
    /// </code></example>
    public IReadOnlyList<BpeMerge> Merges { get; }

    /// <summary>
    /// Whether a space goes before every stretch of text that does not begin with one, so that a first word looks like any
    /// other (<c>add_prefix_space</c> of a tokenizer.json). Decoding then shows that space.
    /// </summary>
    public bool AddsPrefixSpace => _model.AddsPrefixSpace;

    private protected override void EncodeOrdinary(ReadOnlySpan<char> text, int position, List<int> ids)
    {
        if (AddsPrefixSpace && !text.IsEmpty && text[0] != ' ') text = $" {text}"; // a copy, in this mode only
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = Gpt2Pretokenizer.EndOfPiece(text, start);
            EncodePiece(text[start..end], ids);
        }
    }

    private void EncodePiece(ReadOnlySpan<char> piece, List<int> ids)
    {
        if (piece.Length > PieceCache.LongestPiece)
        {
            MergePiece(piece, ids);
            return;
        }
        if (_cache.Find(piece, out int slot) is { } known)
        {
            ids.AddRange(known.AsSpan());
            return;
        }
        int before = ids.Count;
        MergePiece(piece, ids);
        _cache.Add(piece, slot, ids.GetRange(before, ids.Count - before).ToArray());
    }

    private void MergePiece(ReadOnlySpan<char> piece, List<int> ids)
    {
        int room = Wtf8.MaxByteCount(piece.Length);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(room);
        int[] merged = ArrayPool<int>.Shared.Rent(room);
        try
        {
            int count = Wtf8.GetBytes(piece, bytes);
            for (int i = 0; i < count; i++)
            {
                int id = _model.ByteIds[bytes[i]];
                merged[i] = id >= 0 ? id : _model.UnknownId ?? throw UnknownByte(bytes[i]);
            }
            count = _merger.Merge(merged.AsSpan(0, count));
            ids.AddRange(merged.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<int>.Shared.Return(merged);
        }
    }

    private static ArgumentException UnknownByte(byte value) => new(
        $"encode: byte 0x{value:X2} has no token in this vocabulary, and there is no unknown token; "
        + "train one that has all 256 bytes, as BpeTokenizer.Train does");

    private protected override void Write(Utf8JsonWriter json) => TokenizerJson.Write(json, _model);
}
