using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Groundwork.Text;

public sealed partial class BpeTokenizer
{
    private const string EndOfText = "<|endoftext|>";

    /// <summary>Reads the two files of GPT-2: <c>vocab.json</c> (spelling to id) and <c>merges.txt</c> (one merge a line, in order of rank).</summary>
    /// <param name="vocabularyPath">The path of vocab.json.</param>
    /// <param name="mergesPath">The path of merges.txt; a first line that begins with <c>#version</c> is a comment.</param>
    /// <param name="specialTokens">
    /// Entries of vocab.json that are special tokens; null for <c>&lt;|endoftext|&gt;</c> where the vocabulary has it.
    /// </param>
    /// <exception cref="TokenizerFormatException">A file is not of this format; the message says which, where and why.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <example><code>BpeTokenizer gpt2 = BpeTokenizer.LoadGpt2("vocab.json", "merges.txt");</code></example>
    public static BpeTokenizer LoadGpt2(string vocabularyPath, string mergesPath, IEnumerable<string>? specialTokens = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(vocabularyPath);
        ArgumentException.ThrowIfNullOrEmpty(mergesPath);
        (string vocabularyFile, string mergesFile) = (Path.GetFileName(vocabularyPath), Path.GetFileName(mergesPath));
        using JsonDocument document = JsonPart.Parse(WholeFile.Read(vocabularyPath, MaxFileBytes), vocabularyFile);
        var entries = new JsonPart(document.RootElement, vocabularyFile, "$").Members()
            .Select(member => (member.Name, Id: member.Part.Int(), member.Part.Place)).ToList();

        string file = vocabularyFile; // the builder's complaints are about the file being read
        var builder = new BpeModelBuilder((place, problem) => new TokenizerFormatException(file, place, problem));
        string[] special = specialTokens is null ? [.. entries.Select(entry => entry.Name).Where(name => name == EndOfText)] : [.. specialTokens];
        foreach (string token in special)
        {
            int index = entries.FindIndex(entry => entry.Name == token);
            if (index < 0) throw new TokenizerFormatException(vocabularyFile, "$", $"the special token \"{token}\" is not in the vocabulary");
            builder.Add(new AddedToken(token, entries[index].Id, IsSpecial: true), entries[index].Place);
        }
        foreach ((string name, int id, string place) in entries) builder.AddEntry(name, id, place);

        file = mergesFile;
        string[] lines = Encoding.UTF8.GetString(WholeFile.Read(mergesPath, MaxFileBytes)).TrimStart('\uFEFF').Split('\n');
        var lineOfMerge = new List<int>();
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd('\r');
            if (line.Length == 0 || i == 0 && line.StartsWith("#version", StringComparison.Ordinal)) continue;
            if (line.Split(' ') is not [{ Length: > 0 } left, { Length: > 0 } right])
                throw new TokenizerFormatException(mergesFile, $"line {i + 1}", $"a merge is two tokens with one space between; found \"{line}\"");
            builder.AddMerge(left, right, $"line {i + 1}");
            lineOfMerge.Add(i + 1);
        }
        return new BpeTokenizer(builder.Build(rank => $"line {lineOfMerge[rank]}"));
    }

    /// <summary>
    /// Writes GPT-2's two files, the same bytes every time. They do not say which tokens are special, nor
    /// <see cref="AddsPrefixSpace"/>: <see cref="Tokenizer.Save"/> keeps everything.
    /// </summary>
    /// <exception cref="IOException">A file cannot be written; each appears whole or not at all.</exception>
    /// <example><code>tokenizer.SaveGpt2("vocab.json", "merges.txt");</code></example>
    public void SaveGpt2(string vocabularyPath, string mergesPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(vocabularyPath);
        ArgumentException.ThrowIfNullOrEmpty(mergesPath);
        var vocabulary = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(vocabulary, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            TokenizerJson.WriteVocabulary(json, name: null, _model);
        }
        var merges = new StringBuilder("#version: 0.2\n");
        foreach (string merge in TokenizerJson.SpelledMerges(_model)) merges.Append(merge).Append('\n');
        WholeFile.Write(vocabularyPath, vocabulary.WrittenSpan);
        WholeFile.Write(mergesPath, Encoding.UTF8.GetBytes(merges.ToString()));
    }
}
