using System.Reflection;
using System.Xml.Linq;

namespace Groundwork.Repository;

/// <summary>The examples in the documentation compile, run, and give what their comments say.</summary>
[Collection("current folder")]
public sealed class DocumentationTests
{
    static readonly string[] Libraries = [.. LayeringTests.Libraries.Where(name => File.Exists(Documentation(name)))];

    [Fact]
    public void Examples_give_what_their_comments_say()
    {
        Example[] examples = [.. Libraries.SelectMany(Examples)];
        string before = Environment.CurrentDirectory;
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("groundwork-examples-");    // some examples write files
        try
        {
            Environment.CurrentDirectory = scratch.FullName;
            Rule.Holds(ExampleRunner.Run(examples, Libraries.Select(name => Assembly.Load($"Groundwork.{name}"))));
        }
        finally
        {
            Environment.CurrentDirectory = before;
            scratch.Delete(recursive: true);
        }
    }

    [Fact]
    public void No_summary_begins_with_Gets() => Rule.Holds(
        from name in Libraries
        from member in Members(name)
        let summary = member.Element("summary")?.Value.TrimStart() ?? ""
        where summary.StartsWith("Gets ", StringComparison.Ordinal) || summary.StartsWith("Gets or sets", StringComparison.Ordinal)
        select $"{member.Attribute("name")!.Value}: {summary.Split('\n')[0]}");

    [Theory]
    [InlineData("Display")]
    [InlineData("Tensors")]
    [InlineData("Text")]
    [InlineData("Gpt")]
    [InlineData("Linalg")]
    [InlineData("Stats")]
    [InlineData("Nn")]
    [InlineData("Frames")]
    public void Every_public_type_says_what_several_threads_may_do(string library)
    {
        var remarks = Members(library).ToLookup(m => m.Attribute("name")!.Value, m => m.Value);
        Rule.Holds(
            from type in Assembly.Load($"Groundwork.{library}").GetExportedTypes()
            where !type.IsEnum && !type.IsNested
            where !remarks[$"T:{type.FullName}"].Any(text => text.Contains("thread", StringComparison.OrdinalIgnoreCase))
            select $"{type.FullName}: nothing in its documentation says whether it is safe to use from several threads");
    }

    static IEnumerable<Example> Examples(string library) =>
        from member in Members(library)
        from code in member.Descendants("example").SelectMany(e => e.Elements("code"))
        let text = code.Value.Trim()
        select new Example(member.Attribute("name")!.Value, text.Contains(';') ? text : text + ";");

    static IEnumerable<XElement> Members(string library) => XDocument.Load(Documentation(library)).Descendants("member");

    static string Documentation(string library) => Path.Combine(AppContext.BaseDirectory, $"Groundwork.{library}.xml");
}

/// <summary>The code of one example, the member that it belongs to, and whether its last statement has a value.</summary>
sealed record Example(string Member, string Code, bool GivesValue = true);
