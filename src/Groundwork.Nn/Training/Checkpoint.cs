using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Groundwork.Nn;

/// <summary>Everything that a training run needs to go on, in one safetensors file: model, optimiser, step, random state, and what the caller adds.</summary>
/// <remarks>
/// Tensors stand under <c>model.</c> and <c>optimizer.</c>; the rest is JSON in the file's metadata. The file is written under a temporary name, flushed, then
/// renamed, so a kill leaves the old or the new file whole. It holds no clock and no path: the same run writes the same bytes.
/// Safe to use from several threads on different files and models; a model must not be trained while it is saved or loaded.
/// </remarks>
/// <example><code>
/// Checkpoint.Save("run/step-100.safetensors", model, optimizer, step: 100, random: [generator.State]);
/// var (step, random, _) = Checkpoint.Load("run/step-100.safetensors", model, optimizer);
/// </code></example>
public static class Checkpoint
{
    const string Format = "groundwork-checkpoint-1";

    /// <summary>Writes a checkpoint.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="model">Its parameters and buffers are saved.</param>
    /// <param name="optimizer">Its state is saved; none if null.</param>
    /// <param name="step">Steps done.</param>
    /// <param name="random">States of the generators in use, in an order that the caller knows.</param>
    /// <param name="more">What else the run needs: text by name.</param>
    public static void Save(string path, Module model, Optimizer? optimizer = null, long step = 0, IReadOnlyList<GeneratorState>? random = null, IReadOnlyDictionary<string, string>? more = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var tensors = new List<KeyValuePair<string, Tensor>>();
        foreach (var (key, tensor) in model.StateDict()) tensors.Add(new($"model.{key}", tensor));
        if (optimizer is not null)
            foreach (var (key, tensor) in optimizer.StateDict()) tensors.Add(new($"optimizer.{key}", tensor));
        var states = new JsonArray();
        foreach (var s in random ?? [])
            states.Add((JsonNode)new JsonObject { ["seed"] = Text(s.Seed), ["stream"] = Text(s.Stream), ["position"] = Text(s.Position), ["word"] = s.Word, ["children"] = Text(s.Children) });
        var metadata = new Dictionary<string, string> { ["format"] = Format, ["step"] = step.ToString(CultureInfo.InvariantCulture), ["random"] = states.ToJsonString() };
        foreach (var (key, value) in more ?? new Dictionary<string, string>()) metadata.Add($"more.{key}", value);
        SafeTensors.Save(path, tensors, metadata);
    }

    /// <summary>Reads a checkpoint into a model and an optimiser of the same make.</summary>
    /// <returns>The steps done, the states of the generators, and what the caller added.</returns>
    /// <exception cref="InvalidDataException">The file is no checkpoint.</exception>
    /// <exception cref="StateDictException">The tensors do not fit the model or the optimiser. Nothing was taken up by it.</exception>
    public static (long Step, IReadOnlyList<GeneratorState> Random, IReadOnlyDictionary<string, string> More) Load(string path, Module model, Optimizer? optimizer = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var content = SafeTensors.Load(path);
        var metadata = content.Metadata;
        if (!metadata.TryGetValue("format", out string? format) || format != Format)
            throw new InvalidDataException($"checkpoint: the file is not in the format {Format}; load weights alone with SafeTensors.Load and LoadStateDict");
        if (!metadata.TryGetValue("step", out string? steps) || !long.TryParse(steps, NumberStyles.None, CultureInfo.InvariantCulture, out long step))
            throw new InvalidDataException("checkpoint: the number of steps is missing");
        var random = States(metadata.GetValueOrDefault("random", "[]"));
        model.LoadStateDict(content.Under("model."));
        optimizer?.LoadStateDict(content.Under("optimizer."));
        return (step, random, metadata.Where(p => p.Key.StartsWith("more.", StringComparison.Ordinal)).ToDictionary(p => p.Key["more.".Length..], p => p.Value));
    }

    static List<GeneratorState> States(string json)
    {
        try
        {
            List<GeneratorState> states = [];
            using var document = JsonDocument.Parse(json);
            foreach (var s in document.RootElement.EnumerateArray())
                states.Add(new(Number(s, "seed"), Number(s, "stream"), Number(s, "position"), s.GetProperty("word").GetInt32(), Number(s, "children")));
            return states;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"checkpoint: the random states are not what was written: {e.Message}", e);
        }
    }

    static ulong Number(JsonElement state, string name) => ulong.Parse(state.GetProperty(name).GetString() ?? "", NumberStyles.None, CultureInfo.InvariantCulture);

    // As text: JSON numbers lose digits beyond 2^53 in many readers.
    static string Text(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
