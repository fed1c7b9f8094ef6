using System.CommandLine;
using System.Diagnostics;
using Groundwork.Studio;

namespace Groundwork.Cli.Commands;

/// <summary><c>groundwork studio</c>, and <c>groundwork</c> alone: notebooks in the browser.</summary>
static class StudioCommand
{
    public static Command Create()
    {
        var place = new Argument<string?>("FOLDER") { Description = "The folder to open, or a notebook in it; the current folder unless given.", Arity = ArgumentArity.ZeroOrOne };
        var (folder, port, noBrowser) = Options();
        var command = new Command("studio", "Open notebooks in the browser.") { place, folder, port, noBrowser };
        command.SetAction((parsed, cancel) =>
        {
            string path = parsed.GetValue(place) ?? parsed.GetValue(folder) ?? Environment.CurrentDirectory;
            bool isFile = File.Exists(path);
            return RunAsync(new StudioOptions
            {
                Folder = isFile ? Path.GetDirectoryName(Path.GetFullPath(path))! : path,
                Notebook = isFile ? Path.GetFileName(path) : null,
                Port = parsed.GetValue(port),
            }, !parsed.GetValue(noBrowser), cancel);
        });
        return command;
    }

    /// <summary>Makes the command without a name open the Studio on its first page, with the course; the welcome notebook lies in the folder.</summary>
    public static void AttachTo(RootCommand root)
    {
        var (folder, port, noBrowser) = Options();
        root.Add(folder);
        root.Add(port);
        root.Add(noBrowser);
        root.SetAction((parsed, cancel) =>
        {
            string place = parsed.GetValue(folder) ?? WelcomeNotebook.DefaultFolder;
            return RunAsync(new StudioOptions { Folder = place, Port = parsed.GetValue(port) }, !parsed.GetValue(noBrowser), cancel, welcome: true);
        });
    }

    static (Option<string?> Folder, Option<int> Port, Option<bool> NoBrowser) Options() => (
        new Option<string?>("--folder") { Description = "The folder whose notebooks are opened.", HelpName = "FOLDER" },
        new Option<int>("--port") { Description = "The port on the loopback address; 0 takes a free one." },
        new Option<bool>("--no-browser") { Description = "Only print the address." });

    public static async Task<int> RunAsync(StudioOptions options, bool openBrowser, CancellationToken cancel, bool welcome = false)
    {
        try
        {
            if (welcome) WelcomeNotebook.Prepare(options);
            await using var studio = await StudioServer.StartAsync(options, cancel);
            Console.WriteLine($"Groundwork Studio: {Path.GetFullPath(options.Folder)}");
            Console.WriteLine($"  {studio.Address}");
            Console.WriteLine("Whoever has this address can run code as you. Ctrl-C ends the Studio; everything is saved.");
            if (openBrowser && !Browser.TryOpen(studio.NewLaunchAddress())) Console.WriteLine("No browser was found here: open the address in one on this machine, or through a tunnel to its port.");
            await Task.Delay(Timeout.Infinite, cancel).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return 0;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"groundwork: {e.Message}");
            return 1;
        }
    }
}

/// <summary>The user's own browser.</summary>
static class Browser
{
    /// <summary>False where there is none to see: over a plain terminal, in a container.</summary>
    public static bool TryOpen(Uri address)
    {
        try
        {
            if (OperatingSystem.IsWindows()) return Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
            if (OperatingSystem.IsMacOS()) return Start(new ProcessStartInfo("open", [address.AbsoluteUri]));
            bool hasDisplay = Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 } || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };
            return hasDisplay && Start(new ProcessStartInfo("xdg-open", [address.AbsoluteUri]) { RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or PlatformNotSupportedException or InvalidOperationException)
        {
            return false;
        }
    }

    static bool Start(ProcessStartInfo start)
    {
        using Process? process = Process.Start(start);
        return true;
    }
}
