using System.Diagnostics.CodeAnalysis;

namespace Groundwork.Text;

/// <summary>What a BPE tokenizer is made of, checked: the trainer and the file readers all end here.</summary>
/// <param name="Tokens">Bytes by id; null in the gaps that a file may leave.</param>
/// <param name="Merges">The merges in order of rank.</param>
/// <param name="Ranks">The rank of each pair.</param>
/// <param name="Added">Special and other added tokens.</param>
/// <param name="ByteIds">The id of each single byte; -1 where a file has none.</param>
/// <param name="UnknownId">What stands for a byte without a token, or null where that is an error.</param>
/// <param name="AddsPrefixSpace">Whether a space goes before every stretch of text that does not begin with one.</param>
internal sealed record BpeModel(
    byte[]?[] Tokens, BpeMerge[] Merges, MergeTable Ranks, AddedToken[] Added, int[] ByteIds, int? UnknownId, bool AddsPrefixSpace)
{
    /// <summary>Ids from here on are refused: no vocabulary in use is a tenth of it, and arrays are sized by the highest id.</summary>
    public const int IdLimit = 1 << 22;
}

/// <summary>Puts a <see cref="BpeModel"/> together from the spelling that vocabulary files use.</summary>
/// <param name="fail">Makes the exception for a place and a problem.</param>
internal sealed class BpeModelBuilder(Func<string, string, Exception> fail)
{
    private readonly Dictionary<string, int> _idOf = new(StringComparer.Ordinal);
    private readonly Dictionary<int, byte[]> _bytesOf = [];
    private readonly List<AddedToken> _added = [];
    private readonly HashSet<string> _addedTexts = new(StringComparer.Ordinal);
    private readonly List<BpeMerge> _merges = [];
    private int _highest = -1;

    public string? UnknownToken { get; set; }

    public bool AddsPrefixSpace { get; set; }

    /// <summary>Added tokens come first: their text is plain, and a vocabulary may list them too.</summary>
    public void Add(AddedToken token, string place)
    {
        if (AddedTokens.Problem(token.Text) is { } problem) Fail(place, $"the token {problem}");
        if (!_addedTexts.Add(token.Text)) Fail(place, $"\"{token.Text}\" stands here a second time");
        Take(token.Id, Wtf8.GetBytes(token.Text), place);
        _idOf.Add(token.Text, token.Id);
        _added.Add(token);
    }

    public void AddEntry(string spelled, int id, string place)
    {
        if (_addedTexts.Contains(spelled))
        {
            if (_idOf[spelled] != id) Fail(place, $"\"{spelled}\" has id {id} here and {_idOf[spelled]} among the added tokens");
            return;
        }
        if (spelled.Length == 0) Fail(place, "a token is empty");
        if (!ByteAlphabet.TryRead(spelled, out byte[]? bytes))
        {
            char stranger = spelled.First(character => !ByteAlphabet.TryToByte(character, out _));
            Fail(place, $"\"{spelled}\" has U+{(int)stranger:X4}, which byte-level text never has; this is not a byte-level vocabulary");
        }
        if (!_idOf.TryAdd(spelled, id)) Fail(place, $"\"{spelled}\" stands here a second time");
        Take(id, bytes!, place);
    }

    public void AddMerge(string left, string right, string place)
    {
        int result = IdOf(left + right, place);
        _merges.Add(new BpeMerge(IdOf(left, place), IdOf(right, place), result));
    }

    public BpeModel Build(Func<int, string> placeOfMerge)
    {
        if (AddedTokens.Excess(_added) is { } excess) Fail("added_tokens", excess);
        BpeMerge[] merges = [.. _merges];
        var ranks = new MergeTable(merges, out int repeat);
        if (repeat >= 0) Fail(placeOfMerge(repeat), "this merge stands above already");
        byte[]?[] tokens = new byte[]?[_highest + 1];
        foreach ((int id, byte[] bytes) in _bytesOf) tokens[id] = bytes;
        int[] byteIds = new int[256];
        for (int value = 0; value < 256; value++)
        {
            string spelled = ByteAlphabet.ToChar((byte)value).ToString();
            bool isByte = _idOf.TryGetValue(spelled, out int id) && _bytesOf[id] is [byte only] && only == value;
            byteIds[value] = isByte ? id : -1; // an added token "é" is spelled like the byte E9, and is not it
        }
        int? unknown = UnknownToken is null ? null : IdOf(UnknownToken, "model.unk_token");
        return new BpeModel(tokens, merges, ranks, [.. _added.OrderBy(token => token.Id)], byteIds, unknown, AddsPrefixSpace);
    }

    private int IdOf(string spelled, string place)
    {
        if (!_idOf.TryGetValue(spelled, out int id)) Fail(place, $"\"{spelled}\" is not in the vocabulary");
        return id;
    }

    private void Take(int id, byte[] bytes, string place)
    {
        if (id is < 0 or >= BpeModel.IdLimit) Fail(place, $"id {id} is outside 0 to {BpeModel.IdLimit - 1}");
        if (!_bytesOf.TryAdd(id, bytes)) Fail(place, $"id {id} is taken by \"{Wtf8.GetString(_bytesOf[id])}\"");
        _highest = Math.Max(_highest, id);
    }

    [DoesNotReturn]
    private void Fail(string place, string problem) => throw fail(place, problem);
}
