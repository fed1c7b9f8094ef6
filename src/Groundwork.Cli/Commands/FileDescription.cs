using System.Globalization;
using Groundwork.Gpt;
using Groundwork.Text;

namespace Groundwork.Cli.Commands;

/// <summary>Describes a file by what is in it, whatever it is called.</summary>
static class FileDescription
{
    public static IEnumerable<string> Of(string path)
    {
        string size = Bytes(new FileInfo(path).Length);
        return KindOf(path) switch
        {
            ".safetensors" => SafeTensorsFile(path, size),
            ".npy" => [$"NumPy array, {size}", Line("", Npy.Load(path, map: true))],
            ".npz" => [$"NumPy archive, {size}", .. Table(Npz.Load(path))],
            ".json" => TokenizerFile(path, size),
            _ => throw new UserError($"info {path}: it does not begin as a .safetensors, .npy or .npz file or a tokenizer's JSON does, and only those are known"),
        };
    }

    /// <summary>The ending of the name where it says what the file is, else the ending that fits its first bytes; null if none does.</summary>
    static string? KindOf(string path)
    {
        string ending = Path.GetExtension(path).ToLowerInvariant();
        if (ending is ".safetensors" or ".npy" or ".npz" or ".json") return ending;
        Span<byte> start = stackalloc byte[9]; // the header of .safetensors begins behind its length, in 8 bytes
        using var file = File.OpenRead(path);
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.Length > 6 && start[0] == 0x93 && start[1..].StartsWith("NUMPY"u8)) return ".npy";
        if (start.StartsWith("PK"u8)) return ".npz";
        if (start.StartsWith("{"u8)) return ".json";
        return start.Length == 9 && start[8] == '{' ? ".safetensors" : null;
    }

    static IEnumerable<string> SafeTensorsFile(string path, string size)
    {
        var (tensors, metadata) = SafeTensors.Load(path, map: true);
        long parameters = tensors.Where(t => !t.Key.StartsWith("optimizer.", StringComparison.Ordinal)).Sum(t => t.Value.Count);
        if (metadata.GetValueOrDefault("format") == "groundwork-gpt")
        {
            var checkpoint = GptCheckpoint.Load(path);
            yield return $"Groundwork checkpoint, {size}";
            yield return $"step       {checkpoint.Step} of {checkpoint.Options.Steps}";
            yield return $"model      {checkpoint.Model.Config.ToJson()}";
            yield return $"training   {checkpoint.Options.ToJson()}";
            yield return $"tokenizer  {checkpoint.Tokenizer.GetType().Name}, {checkpoint.Tokenizer.VocabularySize} tokens";
        }
        else
        {
            yield return $"safetensors, {size}";
            foreach (var (key, value) in metadata) yield return $"{key}: {value}";
        }
        yield return string.Create(CultureInfo.InvariantCulture, $"{tensors.Count} tensors, {parameters:N0} parameters");
        foreach (string line in Table(tensors)) yield return line;
    }

    static IEnumerable<string> TokenizerFile(string path, string size)
    {
        var tokenizer = Tokenizer.Load(path);
        yield return $"{tokenizer.GetType().Name}, {tokenizer.VocabularySize} tokens, {size}";
        foreach (var (text, id) in tokenizer.SpecialTokens) yield return $"special  {id}  {text}";
        yield return "first    " + string.Join(" ", Enumerable.Range(0, Math.Min(tokenizer.VocabularySize, 400)).Where(tokenizer.HasToken).Take(20).Select(i => $"{i}={Shown(tokenizer.TokenText(i))}"));
    }

    static IEnumerable<string> Table(IEnumerable<KeyValuePair<string, Tensor>> tensors)
    {
        var all = tensors.ToList();
        int width = all.Count == 0 ? 0 : all.Max(t => t.Key.Length);
        return all.Select(t => Line(t.Key.PadRight(width) + "  ", t.Value));
    }

    static string Line(string name, Tensor x) => $"{name}{x.DType,-8} {x.Shape,-16} {Bytes(x.Count * x.DType.Size)}";

    static string Shown(string token) => "\"" + token.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal) + "\"";

    static string Bytes(long n) => n switch
    {
        < 1_000 => $"{n} bytes",
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{n / 1e3:0.#} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{n / 1e6:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{n / 1e9:0.##} GB"),
    };
}
