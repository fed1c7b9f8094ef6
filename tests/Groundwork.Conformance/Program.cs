using Groundwork.Conformance;

const string Usage = "usage: dotnet run -c Release --project tests/Groundwork.Conformance -- FOLDER [--only GROUP,...] [--except GROUP,...]";

string? folder = null;
string[]? only = null;
string[] except = [];
for (int i = 0; i < args.Length; i++)
    switch (args[i])
    {
        case "--only" when i + 1 < args.Length: only = Groups(args[++i]); break;
        case "--except" when i + 1 < args.Length: except = Groups(args[++i]); break;
        case var path when folder is null && !path.StartsWith('-'): folder = path; break;
        default: return Refuse($"conformance: '{args[i]}' is not understood");
    }
if (folder is null)
    return Refuse("conformance: the folder with the cases is missing");
if (!Directory.Exists(folder))
    return Refuse($"conformance: there is no folder '{folder}'");

Report report = Runner.Run(folder, group => (only is null || only.Contains(group)) && !except.Contains(group));
report.Print(Console.Out);
return report.Count(Verdict.Failed) > 0 || report.Results.Count == 0 ? 1 : 0;

static string[] Groups(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

static int Refuse(string why)
{
    Console.Error.WriteLine(why);
    Console.Error.WriteLine(Usage);
    return 2;
}
