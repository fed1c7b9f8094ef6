using System.Buffers;

namespace Groundwork.Text;

/// <summary>A token that stands outside the model: found in the text as a whole, before anything else is split.</summary>
/// <param name="Text">What it looks like in text.</param>
/// <param name="Id">Its id.</param>
/// <param name="IsSpecial">Whether it is found only where the caller allows special tokens.</param>
/// <param name="StripsLeft">Whether it swallows the white space before it (<c>lstrip</c> in tokenizer.json).</param>
/// <param name="StripsRight">Whether it swallows the white space behind it (<c>rstrip</c>).</param>
internal sealed record AddedToken(string Text, int Id, bool IsSpecial, bool StripsLeft = false, bool StripsRight = false);

/// <summary>All added tokens of a tokenizer, and the search for the first of them: leftmost, then longest.</summary>
internal sealed class AddedTokens
{
    /// <summary>What all added tokens together may have: the search automaton takes about 80 bytes a character.</summary>
    public const int MostTokens = 16384, MostCharacters = 1 << 20;

    private readonly Finder _any;
    private readonly Finder _ordinary;

    public AddedTokens(IReadOnlyList<AddedToken> tokens)
    {
        All = tokens;
        _any = new Finder(tokens);
        _ordinary = new Finder([.. tokens.Where(token => !token.IsSpecial)]);
    }

    public IReadOnlyList<AddedToken> All { get; }

    /// <summary>The first added token of the text and the part of the text it takes up; null where there is none.</summary>
    public AddedToken? Find(ReadOnlySpan<char> text, bool allowSpecial, out int start, out int end) =>
        (allowSpecial ? _any : _ordinary).Find(text, out start, out end);

    /// <summary>Special tokens with ids from <paramref name="firstId"/> on, checked for emptiness, repeats and broken surrogates.</summary>
    public static AddedToken[] Special(string op, IEnumerable<string>? texts, int firstId)
    {
        var tokens = new List<AddedToken>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string text in texts ?? [])
        {
            if (Problem(text) is { } problem) throw new ArgumentException($"{op}: special token {tokens.Count} {problem}");
            if (!seen.Add(text)) throw new ArgumentException($"{op}: special token \"{text}\" is given twice");
            tokens.Add(new AddedToken(text, firstId + tokens.Count, IsSpecial: true));
        }
        if (Excess(tokens) is { } excess) throw new ArgumentException($"{op}: {excess}");
        return [.. tokens];
    }

    /// <summary>Which limit the tokens exceed together, or null.</summary>
    public static string? Excess(IReadOnlyCollection<AddedToken> tokens)
    {
        if (tokens.Count > MostTokens) return $"{tokens.Count} added tokens; {MostTokens} is the limit";
        long characters = tokens.Sum(token => (long)token.Text.Length);
        return characters > MostCharacters ? $"{characters} characters in added tokens; {MostCharacters} is the limit" : null;
    }

    /// <summary>Why the text cannot be an added token, or null. Whole characters only, so that none cuts a surrogate pair.</summary>
    public static string? Problem(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "is empty";
        if (text.Length > 1024) return $"has {text.Length} characters; 1024 is the limit";
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return $"has half a surrogate pair at position {i}";
            i++;
        }
        return null;
    }

    private sealed class Finder
    {
        private readonly SearchValues<string>? _values;
        private readonly int[] _lengths; // longest first
        private readonly Dictionary<string, AddedToken>.AlternateLookup<ReadOnlySpan<char>> _tokenOf;

        public Finder(IReadOnlyList<AddedToken> tokens)
        {
            if (tokens.Count > 0) _values = SearchValues.Create([.. tokens.Select(token => token.Text)], StringComparison.Ordinal);
            _lengths = [.. tokens.Select(token => token.Text.Length).Distinct().OrderDescending()];
            _tokenOf = tokens.ToDictionary(token => token.Text, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public AddedToken? Find(ReadOnlySpan<char> text, out int start, out int end)
        {
            start = end = 0;
            if (_values is null) return null;
            start = text.IndexOfAny(_values);
            if (start < 0) return null;
            AddedToken token = Longest(text[start..]);
            end = start + token.Text.Length;
            while (token.StripsLeft && start > 0 && char.IsWhiteSpace(text[start - 1])) start--;
            while (token.StripsRight && end < text.Length && char.IsWhiteSpace(text[end])) end++;
            return token;
        }

        private AddedToken Longest(ReadOnlySpan<char> text)
        {
            foreach (int length in _lengths)
            {
                if (length <= text.Length && _tokenOf.TryGetValue(text[..length], out AddedToken? token)) return token;
            }
            throw new System.Diagnostics.UnreachableException(); // the search found one that begins here
        }
    }
}
