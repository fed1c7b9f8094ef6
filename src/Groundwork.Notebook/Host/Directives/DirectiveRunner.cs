using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Groundwork.Notebook.Host;

/// <summary>Follows the directives of cells, or refuses them by name and says what to do instead.</summary>
sealed class DirectiveRunner(ScriptSession session, Outbox outbox)
{
    readonly Dictionary<string, PackageRequest> _packages = new(StringComparer.OrdinalIgnoreCase);
    readonly List<string> _sources = [];

    /// <summary>Refuses what cannot be followed, then follows the rest: packages together, in one restore.</summary>
    /// <returns>What is to be run before the part.</returns>
    /// <exception cref="CellDirectiveException">A directive cannot be followed.</exception>
    public IReadOnlyList<Prelude> Follow(IReadOnlyList<CellDirective> directives, CancellationToken cancellation)
    {
        var before = new List<Prelude>();
        var projects = new List<string>();
        var wanted = new List<PackageRequest>();
        foreach (var directive in directives)
        {
            string argument = directive.Argument.Trim('"');
            switch (directive.Name)
            {
                case "#r" when argument.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase):
                case "#:package":
                    wanted.Add(PackageRequest.Parse(argument) ?? throw Refuse(directive, "a package is named as #r \"nuget: Name, 1.0.0\" or #:package Name@1.0.0"));
                    break;
                case "#r":
                    AddFile(directive, argument);
                    break;
                case "#:project":
                    projects.Add(argument);
                    break;
                case "#load" or "#!import":
                    before.AddRange(Load(Existing(directive, argument)));
                    break;
                case "#i":
                    AddSource(directive, argument);
                    break;
                case "#:property" or "#:sdk" or "#:include" or "#:exclude":
                    Note($"{directive.Name} has no effect on cells; it counts when the notebook is run as a program");
                    break;
                case "#!time" or "#!csharp" or "#!c#" or "#!dotnet" or "#!log" or "#!markdown" or "#!html":
                    break;
                case "#!whos" or "#!who":
                    ShowVariables(withValues: directive.Name == "#!whos");
                    break;
                case "#!about":
                    new MimeBundle($"Groundwork notebook, C# 14 on .NET {Environment.Version}").Display();
                    break;
                case "#!lsmagic":
                    new MimeBundle("#!csharp  #!html  #!markdown  #!mermaid  #!svg  #!value  #!set  #!share  #!import  #!time  #!who  #!whos  #!about  #!lsmagic\n#r \"nuget: Name, Version\"  #r \"file.dll\"  #:package Name@Version  #:project file.csproj  #load \"file\"").Display();
                    break;
                case "#!connect":
                    throw Refuse(directive, "other kernels cannot be connected; for databases reference the driver with #:package and use it from C#");
                case "#!set" or "#!share":
                    before.Add(new Prelude(SharedValue.ToCSharp(directive), directive.Name));
                    break;
                case "#!value": // with the lines below it
                    break;
                case "#!quit" or "#!exit" or "#!restart":
                    throw Refuse(directive, "restart the kernel from the notebook's own menu");
                default:
                    throw Refuse(directive, "it is not known here; #!lsmagic lists those that are");
            }
        }
        if (wanted.Count > 0) AddPackages(wanted, cancellation);
        foreach (string project in projects) AddProject(project, cancellation);
        return before;
    }

    /// <summary>Shows a part that is not C#, or refuses its language by name.</summary>
    /// <exception cref="CellDirectiveException">The language is not one that is shown or run here.</exception>
    public static void Show(CellPart part)
    {
        string text = part.Text.Trim();
        switch (part.Language)
        {
            case "html":
                new MimeBundle(text).With("text/html", text).Display();
                break;
            case "svg":
                new MimeBundle(text).With("image/svg+xml", text).Display();
                break;
            case "markdown":
                new MimeBundle(text).With("text/markdown", text).Display();
                break;
            case "mermaid":
                new MimeBundle(text).With("text/vnd.mermaid", text).Display(); // drawn by JupyterLab, say, and by nothing here
                break;
            default:
                throw new CellDirectiveException("DirectiveError", $"#!{part.Language.ToLowerInvariant()}: cells are C# here, and {part.Language} is not run; translate the cell, or run it with a tool of that language");
        }
    }

    void AddFile(CellDirective directive, string argument)
    {
        if (!argument.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && session.HasReference(argument)) return; // #r "System.Net.Http"
        if (session.HasReference(Path.GetFileNameWithoutExtension(argument)) && !File.Exists(argument)) return; // part of the base library
        string file = Existing(directive, argument);
        session.Add(new PackageFiles([file], [file, .. Directory.EnumerateFiles(Path.GetDirectoryName(file)!, "*.dll").Where(other => other != file)], []));
    }

    void AddSource(CellDirective directive, string argument)
    {
        string source = argument.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase) ? argument["nuget:".Length..].Trim() : throw Refuse(directive, "a source is named as #i \"nuget: address or folder\"");
        _sources.Add(source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(source));
        Note($"packages are looked for in {source} too, from the next #r on");
    }

    void AddPackages(List<PackageRequest> wanted, CancellationToken cancellation)
    {
        var all = new Dictionary<string, PackageRequest>(_packages, StringComparer.OrdinalIgnoreCase);
        foreach (var package in wanted)
        {
            if (package.Name.StartsWith("Microsoft.DotNet.Interactive", StringComparison.OrdinalIgnoreCase))
            {
                Note($"{package.Name} is not needed: what it brings for C# (display, Formatter, PocketView) is here from the start");
                continue;
            }
            if (session.HasBase(package.Name)) continue; // Groundwork itself is there from the start
            all[package.Name] = package;
        }
        if (all.Count == _packages.Count && all.All(pair => _packages.TryGetValue(pair.Key, out var known) && known == pair.Value)) return;
        Progress("restoring " + string.Join(", ", wanted.Select(package => package.Name)));
        session.Add(new PackageRestore(Environment.CurrentDirectory).Restore(all.Values, _sources, cancellation));
        foreach (var (name, package) in all) _packages[name] = package;
    }

    void AddProject(string project, CancellationToken cancellation)
    {
        if (session.HasBase(Path.GetFileNameWithoutExtension(project.TrimEnd('/', '\\')))) return;
        Progress("building " + Path.GetFileName(project));
        session.Add(new ProjectBuild(Environment.CurrentDirectory).Build(project, cancellation));
    }

    void ShowVariables(bool withValues)
    {
        var variables = session.Variables();
        var text = new StringBuilder();
        var html = new StringBuilder(OutputStyle.Element).Append("<div class=\"gw-value\"><table class=\"gw-table\"><thead><tr><th>Variable</th><th>Type</th>").Append(withValues ? "<th>Value</th>" : "").Append("</tr></thead><tbody>");
        foreach (var variable in variables)
        {
            text.Append(CultureInfo.InvariantCulture, $"{variable.Name}  {variable.Type}");
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{WebUtility.HtmlEncode(variable.Name)}</td><td>{WebUtility.HtmlEncode(variable.Type)}</td>");
            if (withValues)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {variable.Value}");
                html.Append(CultureInfo.InvariantCulture, $"<td>{WebUtility.HtmlEncode(variable.Value)}</td>");
            }
            text.Append('\n');
            html.Append("</tr>");
        }
        new MimeBundle(text.ToString()).With("text/html", html.Append("</tbody></table></div>").ToString()).Display();
    }

    // A file of C# is one cell; of a notebook those cells that run.
    static IEnumerable<Prelude> Load(string file)
    {
        if (Path.GetExtension(file).ToLowerInvariant() is not (".ipynb" or ".dib")) return [new Prelude(File.ReadAllText(file), file)];
        try
        {
            var document = NotebookDocument.Open(file);
            return [.. document.RunOrder().Select(cell => new Prelude(document.SubmissionOf(cell), $"{file}, cell {document.Cells.IndexOf(cell) + 1}"))];
        }
        catch (FormatException e)
        {
            throw new CellDirectiveException("DirectiveError", e.Message);
        }
    }

    static string Existing(CellDirective directive, string path)
    {
        string full = Path.GetFullPath(path);
        return File.Exists(full) ? full : throw Refuse(directive, $"there is no file {full}");
    }

    static CellDirectiveException Refuse(CellDirective directive, string advice) => new("DirectiveError", $"{directive.Name} in line {directive.Line}: {advice}");

    void Note(string text) => outbox.Write("stderr", text + "\n");

    void Progress(string text) => outbox.Publish("groundwork_progress", new JsonObject { ["text"] = text }, CellRun.OfThisFlow?.MessageId ?? outbox.Latest?.MessageId);
}
