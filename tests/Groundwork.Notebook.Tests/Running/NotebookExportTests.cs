using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Groundwork.Notebook;

public sealed class NotebookExportTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("groundwork-export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static NotebookDocument Document(params NotebookCell[] cells)
    {
        var document = new NotebookDocument();
        foreach (var cell in cells) document.Cells.Add(cell);
        return document;
    }

    static NotebookCell Code(string source, params CellOutput[] outputs)
    {
        var cell = new NotebookCell(CellKind.Code, source);
        foreach (var output in outputs) cell.Outputs.Add(output);
        return cell;
    }

    static CellOutput Shown(params (string Type, string Form)[] forms)
    {
        var data = new JsonObject();
        foreach (var (type, form) in forms) data[type] = form;
        return new CellOutput(CellOutput.DisplayData, new JsonObject { ["data"] = data, ["metadata"] = new JsonObject() });
    }

    static CellOutput Text(string text, string name = "stdout") => new(CellOutput.Stream, new JsonObject { ["name"] = name, ["text"] = text });

    [Fact]
    public void A_diagram_is_a_fence_that_readers_of_Markdown_draw_and_stands_there_once()
    {
        var cell = Code("graph LR\n  a --> b", Shown(("text/plain", "graph LR\n  a --> b"), ("text/vnd.mermaid", "graph LR\n  a --> b")));
        cell.Language = "mermaid";
        var value = Code("loss.Graph()", Shown(("text/plain", "2 nodes"), ("text/vnd.mermaid", "graph TD\n  n1 --> n2")));
        Assert.Equal("```mermaid\ngraph LR\n  a --> b\n```\n\n```csharp\nloss.Graph()\n```\n\n```mermaid\ngraph TD\n  n1 --> n2\n```\n", NotebookExport.ToMarkdown(Document(cell, value)));
        Assert.Equal(2, NotebookExport.ToHtml(Document(cell)).Split("a --&gt; b").Length);
    }

    [Fact]
    public void A_page_shows_text_code_and_outputs_and_fetches_nothing()
    {
        string page = NotebookExport.ToHtml(Document(new NotebookCell(CellKind.Markdown, "# A & B\n\n$x^2$"), Code("var x = 1; // <b>", Text("1 < 2\u001b[31m!\u001b[0m\n"), Shown(("text/plain", "p"), ("image/svg+xml", "<svg/>")))));
        Assert.Contains("<title>A &amp; B</title>", page, StringComparison.Ordinal);
        Assert.Contains("<math", page, StringComparison.Ordinal);
        Assert.Contains("// &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("1 &lt; 2!", page, StringComparison.Ordinal);
        Assert.Contains("src=\"data:image/svg+xml;base64,PHN2Zy8+\"", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<table><tr><td>1</td></tr></table>", "sandbox=\"allow-same-origin\"", true)]
    [InlineData("<script>alert(1)</script>", "sandbox=\"allow-scripts\"", false)]
    [InlineData("<img src=x onerror=alert(1)>", "sandbox=\"allow-scripts\"", false)]
    public void HTML_outputs_stand_in_frames_that_never_have_both_scripts_and_the_origin(string html, string sandbox, bool policy)
    {
        string page = NotebookExport.ToHtml(Document(Code("x", Shown(("text/html", html)))));
        Assert.Contains(sandbox, page, StringComparison.Ordinal);
        Assert.DoesNotContain("allow-scripts allow-same-origin", page, StringComparison.Ordinal);
        Assert.DoesNotContain(html, page, StringComparison.Ordinal); // only escaped, inside srcdoc
        Assert.Equal(policy, page.Contains("Content-Security-Policy", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_that_was_meant_as_markup_stays_text()
    {
        const string attack = "</code></pre><script>alert(1)</script>";
        var error = new CellOutput(CellOutput.Error, new JsonObject { ["ename"] = attack, ["evalue"] = attack, ["traceback"] = new JsonArray(attack) });
        var document = Document(new NotebookCell(CellKind.Markdown, "# " + attack), Code(attack, Text(attack), error, Shown(("text/plain", attack), ("image/png", attack))));
        document.Cells[1].Name = attack;
        Assert.Equal(1, NotebookExport.ToHtml(document).Split("<script").Length - 1); // our own
    }

    [Fact]
    public void Tags_hide_and_remove()
    {
        var hidden = Code("hidden_input", Text("seen"));
        hidden.Tags.Add("hide-input");
        var removed = Code("removed_input", Text("removed_output"));
        removed.Tags.Add("remove-cell");
        var document = Document(hidden, removed);
        Assert.Contains("<details><summary>Code</summary>", NotebookExport.ToHtml(document), StringComparison.Ordinal);
        foreach (string text in (string[])[NotebookExport.ToHtml(document), NotebookExport.ToMarkdown(document), NotebookExport.ToPlainText(document)])
        {
            Assert.Contains("seen", text, StringComparison.Ordinal);
            Assert.DoesNotContain("removed", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Pictures_come_from_below_the_notebooks_folder_only()
    {
        string inner = Directory.CreateDirectory(Path.Combine(_folder, "inner")).FullName;
        File.WriteAllBytes(Path.Combine(_folder, "secret.png"), [1, 2, 3]);
        File.WriteAllBytes(Path.Combine(inner, "my pic.png"), [1, 2, 3]);
        File.WriteAllText(Path.Combine(inner, "a.cs"), "// %% [markdown]\n// ![a](my%20pic.png) ![b](../secret.png)\n");
        string page = NotebookExport.ToHtml(NotebookDocument.Open(Path.Combine(inner, "a.cs")));
        Assert.Single(page.Split("data:image/png;base64,AQID").Skip(1));
    }

    [Fact]
    public void A_figure_drawn_with_characters_is_not_read_aloud()
    {
        var document = Document(Code("x", Shown(("text/plain", "4 ┤   ⣀⠄\n  │"), ("image/png", "AQID"))));
        Assert.Contains("![a figure](", NotebookExport.ToMarkdown(document), StringComparison.Ordinal);
        Assert.Contains("alt=\"a figure\"", NotebookExport.ToHtml(document), StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_has_fences_that_hold_and_pictures_beside_or_inside()
    {
        var document = Document(new NotebookCell(CellKind.Markdown, "# T"), Code("var s = \"```\";", Text("out\n"), Shown(("text/plain", "a [figure]"), ("image/png", "AQID"))));
        Dictionary<string, byte[]> pictures = [];
        Assert.Equal("# T\n\n````csharp\nvar s = \"```\";\n````\n\n```text\nout\n```\n\n![a figure](a_files/cell-2-1.png)\n", NotebookExport.ToMarkdown(document, pictures, "a_files"));
        Assert.Equal([1, 2, 3], pictures["a_files/cell-2-1.png"]);
        Assert.Contains("(data:image/png;base64,AQID)", NotebookExport.ToMarkdown(document), StringComparison.Ordinal);
        Assert.Equal("# T\n\n> var s = \"```\";\n\nout\n\na [figure]\n", NotebookExport.ToPlainText(document));
    }

    [Fact]
    public void A_project_has_what_the_directives_say()
    {
        var document = NotebookDocument.Parse("#!/usr/bin/env dotnet\n#:sdk Microsoft.NET.Sdk.Web\n#:package A@1.2\n#:package B\n#:project ../Lib/Lib.csproj\n#:property LangVersion=preview\n\n// %%\nConsole.WriteLine(1);\n", NotebookFormat.CSharp);
        var files = NotebookExport.ToProject(document, "Demo");
        Assert.Equal("// %%\nConsole.WriteLine(1);\n", files["Program.cs"]);
        string project = files["Demo.csproj"];
        foreach (string part in (string[])["Sdk=\"Microsoft.NET.Sdk.Web\"", "Include=\"A\" Version=\"1.2\"", "Include=\"B\" Version=\"*\"", "Include=\"../../Lib/Lib.csproj\"", "<LangVersion>preview</LangVersion>", "<PublishAot>false</PublishAot>"])
            Assert.Contains(part, project, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_of_a_notebook_builds_and_runs()
    {
        var document = NotebookDocument.Parse("#!csharp\n\nrecord P(int X);\nvar p = new P(41);\n\n#!csharp\n\nusing System.Text;\nConsole.WriteLine(new StringBuilder().Append(p.X + 1));\n", NotebookFormat.Dib);
        foreach (var (name, text) in NotebookExport.ToProject(document, "Demo")) File.WriteAllText(Path.Combine(_folder, name), text);
        var start = new ProcessStartInfo("dotnet", ["run", "--project", _folder, "-v", "q"]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.Ordinal)).ToArray()) start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        Assert.True(output.Trim() == "42", output + await errors);
    }
}
