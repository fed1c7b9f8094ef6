using System.CommandLine;
using Groundwork.Gpt;
using Groundwork.Text;

namespace Groundwork.Cli.Commands;

/// <summary><c>groundwork generate</c>: text from a checkpoint, as it is made.</summary>
static class GenerateCommand
{
    public static Command Create()
    {
        var defaults = new SamplingOptions();
        var checkpoint = new Option<string>("--checkpoint") { Description = "A checkpoint, a folder of checkpoints (the newest is taken), or a model in GPT-2's layout.", Required = true, HelpName = "FILE" };
        var tokenizer = new Option<string?>("--tokenizer") { Description = "A tokenizer.json, for a model that carries none.", HelpName = "FILE" };
        var prompt = new Option<string>("--prompt") { Description = "The text to continue.", DefaultValueFactory = _ => "" };
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same text.", DefaultValueFactory = _ => defaults.Seed };
        var temperature = new Option<double>("--temperature") { Description = "0 always takes the most likely token; below 1 is sharper, above 1 flatter.", DefaultValueFactory = _ => 0.8 };
        var topK = new Option<int>("--top-k") { Description = "Choose among the k most likely tokens; 0 for all.", DefaultValueFactory = _ => defaults.TopK };
        var topP = new Option<double>("--top-p") { Description = "Choose among the most likely tokens that together reach this probability.", DefaultValueFactory = _ => defaults.TopP };
        var minP = new Option<double>("--min-p") { Description = "Choose among tokens at least this likely relative to the most likely one.", DefaultValueFactory = _ => defaults.MinP };
        var penalty = new Option<double>("--repetition-penalty") { Description = "Above 1 makes tokens that were seen less likely.", DefaultValueFactory = _ => defaults.RepetitionPenalty };
        var maxTokens = new Option<int>("--max-tokens") { Description = "The most tokens to generate.", DefaultValueFactory = _ => 500 };
        var stop = new Option<string[]>("--stop") { Description = "A text at which to end; may be given several times." };
        var threads = new Option<int?>("--threads") { Description = "Threads to compute with." };
        var command = new Command("generate", "Continue a text with a trained model.") { checkpoint, tokenizer, prompt, seed, temperature, topK, topP, minP, penalty, maxTokens, stop, threads };
        command.SetAction((parsed, cancel) => Task.Run(() => UserError.Guard(() =>
        {
            TrainCommand.SetThreads(parsed.GetValue(threads));
            var options = new SamplingOptions
            {
                Temperature = parsed.GetValue(temperature), TopK = parsed.GetValue(topK), TopP = parsed.GetValue(topP), MinP = parsed.GetValue(minP),
                RepetitionPenalty = parsed.GetValue(penalty), MaxTokens = parsed.GetValue(maxTokens), Seed = parsed.GetValue(seed), Stop = parsed.GetValue(stop) ?? [],
            }.Checked();
            var (model, words) = Load(parsed.GetValue(checkpoint)!, parsed.GetValue(tokenizer));
            var pieces = new TextGenerator(model, words).Stream(parsed.GetValue(prompt)!, options, cancel); // refuses a prompt that cannot be encoded
            Console.Write(parsed.GetValue(prompt));
            foreach (string piece in pieces) Console.Write(piece);
            Console.WriteLine();
            return 0;
        })));
        return command;
    }

    static (GptModel, Tokenizer) Load(string path, string? tokenizer)
    {
        if (Directory.Exists(path))
            path = TrainingRun.Checkpoints(path).LastOrDefault() ?? throw new UserError($"--checkpoint {path}: the folder holds no step-*.safetensors; is the run's first checkpoint written?");
        if (!File.Exists(path)) throw new UserError($"--checkpoint {path}: there is no such file");
        bool isOurs = SafeTensors.Load(path, map: true).Metadata.GetValueOrDefault("format") == "groundwork-gpt";
        if (isOurs && tokenizer is not null) throw new UserError($"--tokenizer {tokenizer}: {path} carries the tokenizer that it was trained with; leave the option out");
        if (!isOurs && tokenizer is null) throw new UserError($"--checkpoint {path}: no training run wrote it; for a model in GPT-2's layout, give its --tokenizer as well");
        if (tokenizer is null)
        {
            var checkpoint = GptCheckpoint.Load(path);
            return (checkpoint.Model, checkpoint.Tokenizer);
        }
        if (!File.Exists(tokenizer)) throw new UserError($"--tokenizer {tokenizer}: there is no such file");
        return (Gpt2Weights.Load(path), Tokenizer.Load(tokenizer));
    }
}
