using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Groundwork.Cli.Commands;
using Groundwork.Gpt;
using Groundwork.Text;

namespace Groundwork.Cli.Training;

/// <summary>What was asked for on the command line, and the run that comes of it.</summary>
sealed record TrainRequest(string[] Data, string Folder, Preset Preset, string? Tokenizer, ulong? Seed, int? Steps, string[] Set)
{
    /// <summary>A new run. What it was begun with is noted in the folder, so that it can be resumed without saying it again.</summary>
    public TrainingRun Start()
    {
        var noted = Note.Read(Folder);
        string[] files = Data.Length > 0 || noted is null ? Data : noted.Data;
        var (options, overrides) = Options();
        string text = ReadText(files);
        var tokenizer = MakeTokenizer(text);
        var config = Apply(Preset.Config(tokenizer.VocabularySize).ToJson(), overrides, GptConfig.FromJson);
        if (overrides.Count > 0) throw new UserError($"--set {overrides.Keys.First()}: neither model nor training has such an option; {Known()}");
        if (config.VocabularySize < tokenizer.VocabularySize)
            throw new UserError($"--set vocabularySize={config.VocabularySize}: the tokenizer has {tokenizer.VocabularySize} tokens");
        var run = TrainingRun.Start(config, options, tokenizer, TokenData.From(text, tokenizer, options.ValidationPart), Folder);
        Directory.CreateDirectory(Folder);
        Note.Write(Folder, [.. files.Select(Path.GetFullPath)]);
        return run;
    }

    /// <summary>The run that the folder holds, or null before its first checkpoint.</summary>
    public TrainingRun? Resume()
    {
        var noted = Note.Read(Folder);
        string[] files = Data.Length > 0 ? Data : noted?.Data ?? [];
        var run = TrainingRun.Resume(Folder, (tokenizer, options) => TokenData.From(ReadText(files), tokenizer, options.ValidationPart));
        if (run is null)
            return TrainingRun.Checkpoints(Folder).Count is var damaged and > 0
                ? throw new UserError($"--resume: none of the {damaged} checkpoints in {Folder} can be read ('groundwork info' says why); choose another --out to start over")
                : null;
        if (Seed is { } seed && seed != run.Options.Seed) throw new UserError($"--seed {seed}: the run in {Folder} was begun with {run.Options.Seed}, which cannot be changed on the way");
        // Other options of a run that goes on are those it was begun with, but for what is said anew.
        if (Steps is { } steps) run.Options = (run.Options with { Steps = steps }).Checked();
        var overrides = Overrides();
        if (overrides.Count > 0) run.Options = Apply(run.Options.ToJson(), overrides, TrainingOptions.FromJson);
        var config = Apply(run.Model.Config.ToJson(), overrides, GptConfig.FromJson);
        if (overrides.Count > 0) throw new UserError($"--set {overrides.Keys.First()}: neither model nor training has such an option; {Known()}");
        if (config != run.Model.Config) throw new UserError($"--set: the run in {Folder} goes on with the model it was begun with, {run.Model.Config.ToJson()}");
        return run;
    }

    (TrainingOptions, Dictionary<string, string>) Options()
    {
        var overrides = Overrides();
        var options = Apply(Preset.Options.ToJson(), overrides, TrainingOptions.FromJson);
        if (Seed is { } seed) options = options with { Seed = seed };
        if (Steps is { } steps) options = options with { Steps = steps };
        return (options.Checked(), overrides);
    }

    Dictionary<string, string> Overrides()
    {
        var overrides = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string item in Set)
        {
            int at = item.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0) throw new UserError($"--set {item}: write name=value");
            overrides[item[..at].Trim()] = item[(at + 1)..].Trim();
        }
        return overrides;
    }

    /// <summary>Puts those overrides that the record knows into its JSON, and takes them off the list.</summary>
    static T Apply<T>(string json, Dictionary<string, string> overrides, Func<string, T> read)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        foreach (string name in node.Select(p => p.Key).ToList())
        {
            if (!overrides.Remove(name, out string? value)) continue;
            node[name] = node[name]!.GetValueKind() switch
            {
                JsonValueKind.String => value,
                JsonValueKind.True or JsonValueKind.False => bool.TryParse(value, out bool flag) ? flag : throw new UserError($"--set {name}={value}: say true or false"),
                _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
                    ? number == Math.Floor(number) && Math.Abs(number) < 1e15 ? (long)number : number
                    : throw new UserError($"--set {name}={value}: this is not a number"),
            };
        }
        try
        {
            return read(node.ToJsonString());
        }
        catch (FormatException e)
        {
            throw new UserError($"--set: {e.InnerException?.Message ?? e.Message}");
        }
    }

    string Known() => "they have " + string.Join(", ", JsonNode.Parse(Preset.Config(1).ToJson())!.AsObject().Concat(JsonNode.Parse(Preset.Options.ToJson())!.AsObject()).Select(p => p.Key));

    Tokenizer MakeTokenizer(string text)
    {
        string kind = Tokenizer ?? Preset.Tokenizer;
        if (kind == "char") return CharTokenizer.Train(text);
        if (kind == "byte") return new ByteTokenizer();
        if (kind.StartsWith("bpe:", StringComparison.Ordinal))
        {
            if (!int.TryParse(kind.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out int size) || size < 256)
                throw new UserError($"--tokenizer {kind}: write bpe:SIZE with a size of at least 256");
            return BpeTokenizer.Train(text, size);
        }
        if (File.Exists(kind)) return Groundwork.Text.Tokenizer.Load(kind);
        throw new UserError($"--tokenizer {kind}: there is no such kind and no such file; say char, byte, bpe:SIZE or a tokenizer.json");
    }

    static string ReadText(string[] files)
    {
        if (files.Length == 0) return ShippedText();
        var text = new StringBuilder();
        foreach (string file in files)
        {
            if (!File.Exists(file)) throw new UserError($"--data {file}: there is no such file");
            if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
            text.Append(File.ReadAllText(file));
        }
        return text.Length > 0 ? text.ToString() : throw new UserError($"--data {string.Join(' ', files)}: there is no text in it");
    }

    /// <summary>Groundwork's own documentation, which the command carries with it.</summary>
    static string ShippedText()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var text = new StringBuilder();
        foreach (string name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            text.Append(reader.ReadToEnd()).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>What a run was begun with and its checkpoints do not say: where the text lies.</summary>
    sealed record Note(string[] Data)
    {
        static string At(string folder) => Path.Combine(folder, "run.json");

        public static void Write(string folder, string[] data) =>
            AtomicFile.Write(At(folder), stream => JsonSerializer.Serialize(stream, new Note(data)));

        public static Note? Read(string folder)
        {
            if (!File.Exists(At(folder))) return null;
            try
            {
                using var stream = File.OpenRead(At(folder));
                if (JsonSerializer.Deserialize<Note>(stream) is { Data: not null } note && !note.Data.Contains(null!)) return note;
            }
            catch (JsonException)
            {
                // said below
            }
            throw new UserError($"{At(folder)}: this is not what a run notes; remove it, and say --data again");
        }
    }
}
