using System.Reflection;
using System.Security;
using System.Text.RegularExpressions;

namespace Groundwork.Lessons;

/// <summary>What makes a copied lesson run: its head names a package, and the build files beside it give that package from the installed program, without a network.</summary>
static partial class LessonBuildFiles
{
    const string Package = "Groundwork.Lessons", Mark = "<!-- Written by groundwork for the lessons in this folder; it is renewed when a lesson is opened. -->";

    /// <summary>The lesson with a head that is right in any folder: one line for the course's package in place of those that name projects of the repository.</summary>
    public static string Standalone(string text)
    {
        string line = $"#:package {Package}@{Version}";
        return OwnReference().IsMatch(text) ? Once(OwnReference().Replace(text, line), line) : $"{line}\n{text}";

        static string Once(string text, string line)
        {
            int first = text.IndexOf(line, StringComparison.Ordinal) + line.Length;
            return text[..first] + text[first..].Replace("\n" + line, "", StringComparison.Ordinal);
        }
    }

    /// <summary>Writes <c>Directory.Build.props</c> and <c>.targets</c>, unless files of somebody else have these names.</summary>
    public static void Write(string folder)
    {
        // CS8321: a function that is written and not called yet is no mistake of a learner's.
        WriteOwn(Path.Combine(folder, "Directory.Build.props"), $"""
            <Project>
              {Mark}
              <PropertyGroup>
                <PublishAot>false</PublishAot>
                <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
                <NuGetAudit>false</NuGetAudit>
                <NoWarn>$(NoWarn);CS8321</NoWarn>
              </PropertyGroup>
            </Project>

            """);
        WriteOwn(Path.Combine(folder, "Directory.Build.targets"), $"""
            <Project>
              {Mark}
              <PropertyGroup>
                <GroundworkFolder>{SecurityElement.Escape(Program)}</GroundworkFolder>
              </PropertyGroup>
              <!-- Where the program is no longer there, the package of the same name takes its place. -->
              <ItemGroup Condition="Exists('$(GroundworkFolder){Package}.dll')">
                <PackageReference Remove="{Package}" />
                <Reference Include="$(GroundworkFolder)Groundwork.*.dll;$(GroundworkFolder)System.Numerics.Tensors.dll;$(GroundworkFolder)Microsoft.CodeAnalysis*.dll" Exclude="$(GroundworkFolder)Groundwork.Studio.dll;$(GroundworkFolder)Groundwork.*Tests.dll" />
              </ItemGroup>
            </Project>

            """);
    }

    static string Program
    {
        get
        {
            string location = typeof(LessonBuildFiles).Assembly.Location;
            return (location.Length > 0 ? Path.GetDirectoryName(location)! : AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)) + Path.DirectorySeparatorChar;
        }
    }

    static string Version => typeof(LessonBuildFiles).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "*";

    static void WriteOwn(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) is { } there && (there == text || !there.Contains(Mark, StringComparison.Ordinal))) return;
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    [GeneratedRegex(@"^#:(?:project\s+\S*Groundwork[\w.]*(?:\.csproj)?/?|package\s+Groundwork(?:\.\w+)*(?:@\S*)?)[ \t]*(?=\r?$)", RegexOptions.Multiline)]
    private static partial Regex OwnReference();
}
