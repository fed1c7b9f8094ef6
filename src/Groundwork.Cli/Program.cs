using System.CommandLine;
using Groundwork.Cli.Commands;

namespace Groundwork.Cli;

static class Program
{
    static Task<int> Main(string[] args)
    {
        var root = new RootCommand("Groundwork: train a language model on your own text, generate from it, look into its files.")
        {
            TrainCommand.Create(),
            GenerateCommand.Create(),
            InfoCommand.Create(),
        };
        root.SetAction(_ => root.Parse("--help").Invoke());
        // Commands end by themselves when they are cancelled: a checkpoint may be under way.
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
    }
}
