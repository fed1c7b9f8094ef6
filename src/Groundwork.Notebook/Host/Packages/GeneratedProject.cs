using System.Security;
using System.Text;

namespace Groundwork.Notebook.Host;

/// <summary>A project file that the kernel writes: what a cell asked for, and nothing of the folders above it.</summary>
static class GeneratedProject
{
    const string Begin =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
            <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
            <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
            <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
            <NuGetAudit>false</NuGetAudit>
        """;

    /// <summary>The text of the file.</summary>
    /// <param name="properties">By name; values are escaped here.</param>
    /// <param name="items">Elements, each with its attributes; their values are escaped here.</param>
    public static string Text(IEnumerable<(string Name, string Value)> properties, IEnumerable<(string Element, (string Name, string Value)[] Attributes)> items)
    {
        var text = new StringBuilder(Begin).Append('\n');
        foreach (var (name, value) in properties) text.Append($"    <{name}>{SecurityElement.Escape(value)}</{name}>\n");
        text.Append("  </PropertyGroup>\n  <ItemGroup>\n");
        foreach (var (element, attributes) in items)
            text.Append($"    <{element}").AppendJoin("", attributes.Select(attribute => $" {attribute.Name}=\"{SecurityElement.Escape(attribute.Value)}\"")).Append(" />\n");
        return text.Append("  </ItemGroup>\n</Project>\n").ToString();
    }
}
