using System.CommandLine;
using Groundwork.Cli.Commands;
using Groundwork.Cli.Learn;
using Groundwork.Cli.Notebooks;
using Groundwork.Cli.Repl;

namespace Groundwork.Cli;

static class Program
{
    static Task<int> Main(string[] args)
    {
        var root = new RootCommand("Groundwork: a course in the foundations of generative AI; notebooks in C#; train a language model on your own text, generate from it, look into its files. Without a command, the Studio opens in the browser.")
        {
            LearnCommand.Create(),
            StudioCommand.Create(),
            NotebookCommand.Create(),
            ReplCommand.Create(),
            TrainCommand.Create(),
            GenerateCommand.Create(),
            InfoCommand.Create(),
        };
        StudioCommand.AttachTo(root);
        return CommandLine.RunAsync(root, args);
    }
}
