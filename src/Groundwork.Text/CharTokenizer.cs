using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Groundwork.Text;

/// <summary>
/// One token per character (Unicode code point) of the text that it was trained on, in ascending order: the smallest
/// tokenizer that can train a small language model. Immutable and safe to use from several threads.
/// </summary>
/// <example><code>
/// CharTokenizer tokenizer = CharTokenizer.Train("hello");   // e h l o
/// int[] ids = tokenizer.Encode("hole");                     // 1, 3, 2, 0
/// </code></example>
public sealed class CharTokenizer : Tokenizer
{
    internal const string Kind = "groundwork.char";

    private readonly int[] _characters; // code points; lone surrogates stand for themselves
    private readonly int[] _idOf;       // by code point, -1 where there is none
    private readonly int? _unknownId;

    private CharTokenizer(int[] characters, string? unknownToken, AddedToken[] added)
        : base(Tokens(characters, added), added)
    {
        _characters = characters;
        UnknownToken = unknownToken;
        _unknownId = unknownToken is null ? null : characters.Length;
        _idOf = new int[characters.Length == 0 ? 0 : characters[^1] + 1];
        Array.Fill(_idOf, -1);
        for (int id = 0; id < characters.Length; id++) _idOf[characters[id]] = id;
    }

    /// <summary>What stands for characters outside the vocabulary, or null where those are an error.</summary>
    public string? UnknownToken { get; }

    /// <summary>A tokenizer of the distinct characters of a text, in ascending order of code point, from id 0.</summary>
    /// <param name="text">The training text; empty gives a vocabulary without characters.</param>
    /// <param name="unknownToken">
    /// The text of a token for every character that the training text lacks, such as <c>"&lt;unk&gt;"</c>; its id follows the
    /// characters. Null makes such a character an error.
    /// </param>
    /// <param name="specialTokens">Further special tokens, whose ids follow; null for none.</param>
    /// <exception cref="ArgumentException">A special token is empty, given twice, or has half a surrogate pair.</exception>
    /// <example><code>int size = CharTokenizer.Train("hello", unknownToken: "&lt;unk&gt;").VocabularySize;   // 5</code></example>
    public static CharTokenizer Train(string text, string? unknownToken = null, IEnumerable<string>? specialTokens = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var seen = new SortedSet<int>();
        Span<bool> ascii = stackalloc bool[128];
        for (int i = 0; i < text.Length;)
        {
            int character = CharacterAt(text, i, out int units);
            if (character >= 128) seen.Add(character);
            else ascii[character] = true;
            i += units;
        }
        for (int character = 0; character < 128; character++)
        {
            if (ascii[character]) seen.Add(character);
        }
        return Create([.. seen], unknownToken, specialTokens);
    }

    internal static CharTokenizer Create(int[] characters, string? unknownToken, IEnumerable<string>? specialTokens)
    {
        IEnumerable<string> special = unknownToken is null ? specialTokens ?? [] : [unknownToken, .. specialTokens ?? []];
        return new CharTokenizer(characters, unknownToken, AddedTokens.Special("char tokenizer", special, characters.Length));
    }

    private protected override void EncodeOrdinary(ReadOnlySpan<char> text, int position, List<int> ids)
    {
        for (int i = 0; i < text.Length;)
        {
            int character = CharacterAt(text, i, out int units);
            int id = character < _idOf.Length ? _idOf[character] : -1;
            if (id < 0) id = _unknownId ?? throw UnknownCharacter(character, position + i);
            ids.Add(id);
            i += units;
        }
    }

    private protected override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", Kind);
        json.WriteNumber("version", 1);
        json.WriteStartArray("characters"); // as numbers, because JSON text cannot hold a lone surrogate
        foreach (int character in _characters) json.WriteNumberValue(character);
        json.WriteEndArray();
        json.WriteString("unknown_token", UnknownToken);
        TokenizerFile.WriteSpecialTokens(json, UnknownToken is null ? Added : Added.Skip(1));
        json.WriteEndObject();
    }

    private static int CharacterAt(ReadOnlySpan<char> text, int index, out int units)
    {
        char first = text[index];
        bool isPair = char.IsHighSurrogate(first) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
        units = isPair ? 2 : 1;
        return isPair ? char.ConvertToUtf32(first, text[index + 1]) : first;
    }

    private static string Spell(int character) =>
        character > 0xFFFF ? char.ConvertFromUtf32(character) : ((char)character).ToString();

    private static byte[][] Tokens(int[] characters, AddedToken[] added) =>
    [
        .. characters.Select(character => Wtf8.GetBytes(Spell(character))),
        .. added.Select(token => Wtf8.GetBytes(token.Text)),
    ];

    private ArgumentException UnknownCharacter(int character, int position)
    {
        bool isShown = !Rune.IsValid(character) ? false : Rune.GetUnicodeCategory(new Rune(character)) is not (UnicodeCategory.Control or UnicodeCategory.Format);
        string shown = isShown ? $"'{Spell(character)}' (U+{character:X4})" : $"U+{character:X4}";
        return new ArgumentException(
            $"encode: {shown} at position {position} is not among the {_characters.Length} characters of the training text; "
            + "train on text that has it, or train with an unknownToken");
    }
}
