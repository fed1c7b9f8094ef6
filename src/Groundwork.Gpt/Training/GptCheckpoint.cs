using System.Globalization;
using Groundwork.Text;

namespace Groundwork.Gpt;

/// <summary>A model as a training run wrote it: one safetensors file with weights, optimiser state, configuration, tokenizer and step, and with no clock and no path in it.</summary>
/// <remarks>The record is immutable, its model is not: see <see cref="Groundwork.Nn.Module"/> for threads.</remarks>
/// <param name="Model">The model.</param>
/// <param name="Tokenizer">The tokenizer it was trained with.</param>
/// <param name="Options">How it was trained.</param>
/// <param name="Step">The number of steps done.</param>
/// <param name="DataFingerprint">The fingerprint of the data it was trained on.</param>
/// <param name="Optimizer">The optimiser's state by name.</param>
public sealed record GptCheckpoint(GptModel Model, Tokenizer Tokenizer, TrainingOptions Options, int Step, string DataFingerprint, IReadOnlyDictionary<string, Tensor> Optimizer)
{
    const string Format = "groundwork-gpt", Version = "1", ModelPrefix = "model.", OptimizerPrefix = "optimizer.";

    /// <summary>The name of the checkpoint of a step: <c>step-00002000.safetensors</c>.</summary>
    public static string FileName(int step) => string.Create(CultureInfo.InvariantCulture, $"step-{step:D8}.safetensors");

    /// <summary>Writes the file: whole, or not at all.</summary>
    public void Save(string path)
    {
        var tensors = Model.StateDict().Select(p => new KeyValuePair<string, Tensor>(ModelPrefix + p.Key, p.Value))
            .Concat(Optimizer.Select(p => new KeyValuePair<string, Tensor>(OptimizerPrefix + p.Key, p.Value)));
        SafeTensors.Save(path, tensors, new Dictionary<string, string>
        {
            ["format"] = Format,
            ["version"] = Version,
            ["config"] = Model.Config.ToJson(),
            ["options"] = Options.ToJson(),
            ["tokenizer"] = Tokenizer.ToJson(),
            ["step"] = Step.ToString(CultureInfo.InvariantCulture),
            ["data"] = DataFingerprint,
        });
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="TensorFileException">The file is no checkpoint of a training run, or is damaged.</exception>
    public static GptCheckpoint Load(string path)
    {
        var content = SafeTensors.Load(path);
        var metadata = content.Metadata;
        if (metadata.GetValueOrDefault("format") != Format)
            throw new TensorFileException("checkpoint", $"{Path.GetFileName(path)} was not written by a training run; 'groundwork info' tells what it is");
        if (Text("version") != Version) throw new TensorFileException("checkpoint", $"{Path.GetFileName(path)} has version {Text("version")}; this program reads version {Version}");
        try
        {
            var (config, state) = (GptConfig.FromJson(Text("config")), content.Under(ModelPrefix));
            CheckSizes(config, state);
            var model = new GptModel(config, new Generator(0));
            model.LoadStateDict(state);
            return new(model, Tokenizer.FromJson(Text("tokenizer")), TrainingOptions.FromJson(Text("options")),
                int.Parse(Text("step"), NumberStyles.None, CultureInfo.InvariantCulture), Text("data"), content.Under(OptimizerPrefix));
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException && e is not TensorFileException)
        {
            throw new TensorFileException("checkpoint", $"{Path.GetFileName(path)} contradicts itself: {e.Message}", e);
        }

        string Text(string key) => metadata.TryGetValue(key, out string? text) ? text : throw new TensorFileException("checkpoint", $"{Path.GetFileName(path)} has no {key}");
    }

    /// <summary>A configuration is believed only as far as the file has tensors for it: memory for a model is taken after that.</summary>
    static void CheckSizes(GptConfig config, IReadOnlyDictionary<string, Tensor> state)
    {
        Require("wte.weight", [config.VocabularySize, config.Width]);
        if (config.Positions == Positions.Learned) Require("wpe.weight", [config.Context, config.Width]);
        for (int i = 0; i < config.Layers; i++)
        {
            Require($"h.{i}.attn.c_attn.weight", [(config.Heads + 2 * config.KeyHeads) * config.HeadWidth, config.Width]);
            Require($"h.{i}.mlp.c_fc.weight", [config.HiddenWidth, config.Width]);
        }

        void Require(string name, Shape shape)
        {
            if (!state.TryGetValue(name, out var tensor)) throw new FormatException($"its configuration asks for {name}, which is not there");
            if (tensor.Shape != shape) throw new FormatException($"its configuration asks for {name} of shape {shape}, which is {tensor.Shape}");
        }
    }
}
