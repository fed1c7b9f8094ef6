using System.CommandLine;
using Groundwork.Gpt;

namespace Groundwork.Cli.Commands;

/// <summary><c>groundwork info</c>: what a file holds.</summary>
static class InfoCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A checkpoint, a folder of checkpoints (the newest is taken), .safetensors, .npy, .npz or tokenizer." };
        var command = new Command("info", "Describe a file: tensors, configuration, vocabulary.") { file };
        command.SetAction(parsed => UserError.Guard(() =>
        {
            string path = parsed.GetValue(file)!;
            if (Directory.Exists(path))
                path = TrainingRun.Checkpoints(path).LastOrDefault() ?? throw new UserError($"info {path}: the folder holds no step-*.safetensors; name a file in it");
            if (!File.Exists(path)) throw new UserError($"info {path}: there is no such file");
            foreach (string line in FileDescription.Of(path)) Console.WriteLine(line);
            return 0;
        }));
        return command;
    }
}
