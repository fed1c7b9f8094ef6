using Groundwork.Cli.Commands;
using Groundwork.Gpt;

namespace Groundwork.Cli.Training;

/// <summary>A size of model and run.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Config">The model's shape for a number of tokens.</param>
/// <param name="Options">How it is trained.</param>
/// <param name="Tokenizer">The tokenizer that fits.</param>
sealed record Preset(string Name, Func<int, GptConfig> Config, TrainingOptions Options, string Tokenizer)
{
    static readonly Preset[] _all =
    [
        new("tiny", GptConfig.Tiny, new() { Steps = 300, BatchSize = 16, LearningRate = 3e-3, FinalLearningRate = 3e-4, Warmup = 20, EvaluateEvery = 100, EvaluationWindows = 200, CheckpointEvery = 100 }, "char"),
        new("baby", GptConfig.Baby, new(), "char"),
        new("small", GptConfig.Small, new() { Steps = 10_000, BatchSize = 4, Accumulation = 8, LearningRate = 6e-4, FinalLearningRate = 6e-5, Warmup = 500, Beta2 = 0.95, EvaluationWindows = 100, CheckpointEvery = 250 }, "bpe:50257"),
    ];

    public static IEnumerable<string> Names => _all.Select(p => p.Name);

    public static Preset Named(string name) => _all.FirstOrDefault(p => p.Name == name) ?? throw new UserError($"--preset {name}: there are {string.Join(", ", Names)}");
}
