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
        // Ctrl-C and SIGTERM cancel a command, which then ends by itself, however long its checkpoint takes. (Null would leave the signals unhandled.)
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = Timeout.InfiniteTimeSpan, EnableDefaultExceptionHandler = false });
    }
}
