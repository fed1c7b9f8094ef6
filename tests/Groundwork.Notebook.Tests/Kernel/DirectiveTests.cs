namespace Groundwork.Notebook;

public sealed class DirectiveTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    [Theory]
    [InlineData("#r \"nuget: Spectre.Console, 0.49.1\"")]
    [InlineData("#:package Spectre.Console@0.49.1")]
    public async Task A_package_can_be_used_in_the_cell_that_asks_for_it(string directive)
    {
        var result = await fixture.Run(directive + "\nusing Spectre.Console;\nMarkup.Escape(\"[x]\")");
        Assert.Equal("[[x]]", result.Value);
    }

    [Fact]
    public async Task A_package_that_cannot_be_had_is_named()
    {
        var result = await fixture.Run("#r \"nuget: Groundwork.No.Such.Package, 1.0.0\"\n1");
        Assert.Equal("PackageError", result.Reply.Error!.Name);
        Assert.Contains("Groundwork.No.Such.Package", result.Reply.Error.Message);
        Assert.Null(result.Value);
    }

    [Fact]
    public async Task Groundwork_itself_is_there_already() =>
        Assert.Equal("6", (await fixture.Run("#:package Groundwork@0.1.0\nTensor x = [1, 2, 3]; x.Sum().ToString()")).Value);

    [Theory]
    [InlineData("#!fsharp\nlet x = 1", "F#")]
    [InlineData("#!pwsh\nls", "PowerShell")]
    [InlineData("#!connect jupyter", "#!connect")]
    [InlineData("1 + 1\n#!share x --from fsharp", "line 2")]
    [InlineData("#!share list --from fsharp", "F#")]
    [InlineData("#!set --name rows --value @sql:rows", "SQL")]
    [InlineData("#!set --value 1", "--name")]
    [InlineData("#!value\ntext", "--name")]
    [InlineData("#!import \"no-such-notebook.ipynb\"", "no-such-notebook.ipynb")]
    [InlineData("#!nonsense", "#!lsmagic")]
    public async Task What_cannot_be_followed_is_refused_by_name(string code, string named)
    {
        var result = await fixture.Run(code);
        Assert.Equal(ExecuteStatus.Error, result.Reply.Status);
        Assert.Contains(named, result.Reply.Error!.Message);
    }

    [Fact]
    public async Task Html_and_markdown_are_shown()
    {
        var result = await fixture.Run("int shown = 1;\n#!html\n<b>bold</b>\n#!markdown\n# title\n#!csharp\nshown + 1");
        var shown = result.Of("display_data").Select(c => c["data"]!).ToList();
        Assert.Equal("<b>bold</b>", (string?)shown[0]["text/html"]);
        Assert.Equal("# title", (string?)shown[1]["text/markdown"]);
        Assert.Equal("2", result.Value);
    }

    [Fact]
    public async Task Mermaid_is_given_as_what_it_is_for_those_who_draw_it()
    {
        var data = Assert.Single((await fixture.Run("#!mermaid\ngraph LR\n  a --> b")).Of("display_data"))["data"]!;
        Assert.Equal("graph LR\n  a --> b", (string?)data["text/vnd.mermaid"]);
        Assert.Null(data["text/html"]);
    }

    [Fact]
    public async Task A_line_that_looks_like_a_directive_inside_a_string_is_text() =>
        Assert.Equal("#!nonsense", (await fixture.Run("var raw = \"\"\"\n#!nonsense\n\"\"\";\nraw")).Value);

    [Fact]
    public async Task Lines_keep_their_numbers_below_directives()
    {
        var result = await fixture.Run("#!time\n#:property Nullable=enable\nint zero = 0;\n1 / zero");
        Assert.Contains(result.Reply.Error!.Traceback, line => line.Contains("line 4"));
        Assert.Contains("#:property", result.Errors);
    }

    [Fact]
    public async Task A_file_can_be_loaded_and_referenced()
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csx");
        await File.WriteAllTextAsync(file, "int Loaded(int x) => x + 100;");
        var result = await fixture.Run($"#load \"{file}\"\nLoaded(1)");
        File.Delete(file);
        Assert.Equal("101", result.Value);
        string library = typeof(FactAttribute).Assembly.Location;
        Assert.Equal("FactAttribute", (await fixture.Run($"#r \"{library}\"\ntypeof(Xunit.FactAttribute).Name")).Value);
    }

    [Fact]
    public async Task A_displayed_value_can_be_updated()
    {
        var result = await fixture.Run("var place = display(\"working\"); place.Update(\"done\"); display(HTML(\"<i>x</i>\"), \"text/html\");");
        Assert.Equal(["display_data", "update_display_data", "display_data"], result.Messages.Select(m => m.Type).Where(t => t.EndsWith("display_data")));
        Assert.Equal("done", (string?)result.Of("update_display_data").Single()["data"]!["text/plain"]);
    }

    [Fact]
    public async Task A_project_is_built_and_referenced()
    {
        string folder = Directory.CreateTempSubdirectory("groundwork-test").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "Own.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        await File.WriteAllTextAsync(Path.Combine(folder, "Own.cs"), "namespace Own; public static class Thing { public static int Answer => 42; }");
        var result = await fixture.Run($"#:project {folder}/Own.csproj\nOwn.Thing.Answer");
        Directory.Delete(folder, recursive: true);
        Assert.True(result.Value == "42", result.Reply.Error?.Message);
    }
}
