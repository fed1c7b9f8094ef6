using System.Text.Json;
using System.Text.Json.Serialization;

namespace Groundwork.Gpt;

/// <summary>How a block normalises its input.</summary>
public enum Normalization
{
    /// <summary>Mean and variance to 0 and 1, then scale and shift: GPT-2's.</summary>
    LayerNorm,
    /// <summary>Root mean square to 1, then scale: Llama's.</summary>
    RmsNorm,
}

/// <summary>How a model knows where in the text a token stands.</summary>
public enum Positions
{
    /// <summary>A learned vector for every place of the context: GPT-2's.</summary>
    Learned,
    /// <summary>Queries and keys turned by an angle that grows with the place: RoPE.</summary>
    Rotary,
}

/// <summary>What stands between the two matrices of the feed-forward part.</summary>
public enum FeedForward
{
    /// <summary>GELU by its tanh formula: GPT-2's.</summary>
    GeluTanh,
    /// <summary>GELU by the error function.</summary>
    Gelu,
    /// <summary>SiLU of one projection times another: Llama's.</summary>
    SwiGlu,
}

/// <summary>The shape of a model: everything that decides its parameters' names and sizes, and how they are used. Immutable.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>var config = GptConfig.Baby(vocabularySize: 65) with { Positions = Positions.Rotary };</code></example>
public sealed record GptConfig
{
    /// <summary>The number of different tokens.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>The longest text a prediction looks at, in tokens.</summary>
    public int Context { get; init; } = 1024;

    /// <summary>The number of blocks.</summary>
    public int Layers { get; init; } = 12;

    /// <summary>The number of attention heads of a block.</summary>
    public int Heads { get; init; } = 12;

    /// <summary>The number of heads that keys and values have; queries share them in groups. 0 means one for each head.</summary>
    public int KeyValueHeads { get; init; }

    /// <summary>The length of the vectors that pass from block to block.</summary>
    public int Width { get; init; } = 768;

    /// <summary>The length of the vectors inside the feed-forward part; 0 means 4 · Width (8/3 · Width, rounded up to 64, with <see cref="FeedForward.SwiGlu"/>).</summary>
    public int Hidden { get; init; }

    /// <summary>The probability with which training zeroes an element of embeddings, attention and residual branches.</summary>
    public double Dropout { get; init; }

    /// <summary>True if linear layers and layer norms have biases.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>How a block normalises its input.</summary>
    public Normalization Normalization { get; init; }

    /// <summary>What is added to a variance before its root is taken.</summary>
    public double Epsilon { get; init; } = 1e-5;

    /// <summary>How the model knows places.</summary>
    public Positions Positions { get; init; }

    /// <summary>The slowest turn of rotary positions is about one in 2π · this many tokens.</summary>
    public double RotaryBase { get; init; } = 10_000;

    /// <summary>What stands between the two matrices of the feed-forward part.</summary>
    public FeedForward FeedForward { get; init; }

    /// <summary>True if the output uses the token embedding's matrix, false if it has one of its own.</summary>
    public bool TiedHead { get; init; } = true;

    /// <summary>The length of one head's vectors.</summary>
    [JsonIgnore]
    public int HeadWidth => Width / Heads;

    /// <summary><see cref="KeyValueHeads"/> with 0 resolved.</summary>
    [JsonIgnore]
    public int KeyHeads => KeyValueHeads == 0 ? Heads : KeyValueHeads;

    /// <summary><see cref="Hidden"/> with 0 resolved.</summary>
    [JsonIgnore]
    public int HiddenWidth => Hidden != 0 ? Hidden : FeedForward == FeedForward.SwiGlu ? (8 * Width / 3 + 63) / 64 * 64 : 4 * Width;

    /// <summary>A model that trains in seconds: 2 layers, 2 heads, width 32, context 32.</summary>
    public static GptConfig Tiny(int vocabularySize) => new()
    {
        VocabularySize = vocabularySize, Context = 32, Layers = 2, Heads = 2, Width = 32, Bias = false,
    };

    /// <summary>nanoGPT's configuration for a processor: 4 layers, 4 heads, width 128, context 64, without biases.</summary>
    public static GptConfig Baby(int vocabularySize) => new()
    {
        VocabularySize = vocabularySize, Context = 64, Layers = 4, Heads = 4, Width = 128, Bias = false,
    };

    /// <summary>GPT-2's smallest shape: 12 layers, 12 heads, width 768, context 1,024; 124 million parameters with GPT-2's 50,257 tokens.</summary>
    public static GptConfig Small(int vocabularySize = 50_257) => new() { VocabularySize = vocabularySize };

    /// <summary>This configuration, if a model can be built from it.</summary>
    /// <exception cref="ArgumentException">A size is not positive, or heads do not divide the width evenly.</exception>
    public GptConfig Checked()
    {
        Positive(VocabularySize, "vocabularySize");
        Positive(Context, "context");
        Positive(Layers, "layers");
        Positive(Heads, "heads");
        Positive(Width, "width");
        if (KeyValueHeads < 0 || Hidden < 0) throw new ArgumentException($"gpt: keyValueHeads {KeyValueHeads} and hidden {Hidden} must not be negative; 0 chooses");
        if (Width % Heads != 0) throw new ArgumentException($"gpt: width {Width} is not a multiple of heads {Heads}");
        if (Heads % KeyHeads != 0) throw new ArgumentException($"gpt: heads {Heads} is not a multiple of keyValueHeads {KeyHeads}");
        if (Positions == Positions.Rotary && HeadWidth % 2 != 0) throw new ArgumentException($"gpt: rotary positions need an even head width, not {HeadWidth}");
        if (!(Dropout is >= 0 and < 1)) throw new ArgumentException($"gpt: dropout {Dropout} is not in [0, 1)");
        if (!(Epsilon > 0)) throw new ArgumentException($"gpt: epsilon {Epsilon} is not positive");
        return this;

        static void Positive(int value, string name)
        {
            if (value <= 0) throw new ArgumentException($"gpt: {name} {value} is not positive");
        }
    }

    /// <summary>The configuration as JSON, with every property; the same configuration gives the same text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, GptJson.Default.GptConfig);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not such JSON.</exception>
    public static GptConfig FromJson(string json)
    {
        try
        {
            return (JsonSerializer.Deserialize(json, GptJson.Default.GptConfig) ?? throw new FormatException("gpt: the configuration is null")).Checked();
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new FormatException($"gpt: this is not a configuration: {e.Message}", e);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(GptConfig))]
[JsonSerializable(typeof(TrainingOptions))]
sealed partial class GptJson : JsonSerializerContext;
