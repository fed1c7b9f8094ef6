using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Groundwork.Notebook;

/// <summary>A notebook as one page.</summary>
sealed partial class HtmlExport(NotebookDocument document, string title)
{
    /// <summary>Gives frames the height of what they hold. Those without scripts can be measured from outside, the others tell it.</summary>
    const string Script = """
        for (const f of document.querySelectorAll('iframe[data-measured]')) {
          const fit = () => { const d = f.contentDocument; if (d?.documentElement) f.style.height = d.documentElement.scrollHeight + 'px'; };
          f.addEventListener('load', fit); fit();
        }
        addEventListener('message', e => {
          for (const f of document.querySelectorAll('iframe'))
            if (f.contentWindow === e.source && e.data?.type === 'groundwork-frame') f.style.height = Math.min(Number(e.data.height) || 0, 5000) + 'px';
        });
        """;

    const string Style = """
        :root{color-scheme:light dark;--page:light-dark(#fff,#16181d);--ink:light-dark(#1b1f24,#e4e7eb);--faint:light-dark(#5f6b76,#9aa5b1);--line:light-dark(#dde2e7,#343a43);--ground:light-dark(#f6f8fa,#1e2128);--link:light-dark(#0550ae,#8ab4f8)}
        body{margin:0;background:var(--page);color:var(--ink);font:16px/1.6 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
        main{max-width:56rem;margin:0 auto;padding:2rem 1.25rem 5rem}
        h1,h2,h3{line-height:1.25;margin:1.6em 0 .5em}h1{font-size:1.9rem;margin-top:.2em}
        a{color:var(--link)}img,svg{max-width:100%;height:auto}blockquote{margin:1em 0;padding:0 1em;border-left:4px solid var(--line);color:var(--faint)}
        table{border-collapse:collapse}th,td{padding:.25em .7em;border-bottom:1px solid var(--line)}
        pre,code{font:13.5px/1.5 ui-monospace,"Cascadia Mono","DejaVu Sans Mono",Menlo,Consolas,monospace}
        p code,li code,td code{background:var(--ground);border-radius:4px;padding:.1em .3em}
        .cell{margin:1rem 0}.source{background:var(--ground);border:1px solid var(--line);border-radius:8px;padding:.7rem .9rem;margin:0;overflow-x:auto}
        .name{font-size:.8rem;color:var(--faint);margin:0 0 .2rem .2rem}
        .outputs{margin:.4rem 0 0;padding-left:.9rem;border-left:3px solid var(--line);overflow-x:auto}
        .outputs pre{margin:.3rem 0;white-space:pre-wrap;overflow-wrap:anywhere}.stderr,.error{color:light-dark(#a8071a,#ff9a9a)}
        iframe{width:100%;border:0;height:3rem;background:transparent}summary{cursor:pointer;color:var(--faint)}
        @media print{main{max-width:none;padding:0}.source,.outputs{break-inside:avoid;overflow:visible}.source{white-space:pre-wrap}}
        """;

    readonly StringBuilder _body = new();
    bool _scripts;

    public string Write()
    {
        foreach (var cell in document.Cells.Where(c => !OutputForm.Removes(c, "cell"))) Cell(cell);
        // Frames inherit the page's policy, so a page whose outputs bring scripts has to go without one; those scripts are shut into their frames.
        string policy = _scripts ? "" : $"""<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data: https:; style-src 'unsafe-inline'; font-src data:; script-src 'sha256-{Hash(Script)}'">""" + "\n";
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="generator" content="Groundwork">
            {policy}<title>{Encode(title)}</title>
            <style>
            {Style}
            {OutputStyle.Css}
            </style>
            </head>
            <body>
            <main>
            {_body}</main>
            <script>{Script}</script>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    static string Hash(string script) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.ReplaceLineEndings("\n"))));

    static string Encode(string text) => WebUtility.HtmlEncode(text);

    void Cell(NotebookCell cell)
    {
        if (cell.Kind == CellKind.Markdown)
        {
            _body.Append("<section class=\"text\">\n").Append(WithPictures(MarkdownRenderer.ToHtml(OutputForm.WithAttachments(cell)))).Append("</section>\n");
            return;
        }
        if (cell.Kind == CellKind.Raw) return; // meant for another converter
        _body.Append("<section class=\"cell\">\n");
        if (!OutputForm.Removes(cell, "input") && cell.Source.Length > 0)
        {
            string code = $"<pre class=\"source gw-code\"><code>{CodeHtml.Of(cell.Source, cell.Language)}</code></pre>";
            if (cell.Name is { } name) _body.Append(CultureInfo.InvariantCulture, $"<p class=\"name\">{Encode(name)}</p>");
            _body.Append(OutputForm.Hides(cell, "input") ? $"<details><summary>Code</summary>{code}</details>" : code).Append('\n');
        }
        if (cell.Outputs.Count > 0 && !OutputForm.Removes(cell, "output"))
        {
            string outputs = $"<div class=\"outputs\">{string.Concat(cell.Outputs.Where(output => !OutputForm.Repeats(cell, output)).Select(Output))}</div>";
            _body.Append(OutputForm.Hides(cell, "output") ? $"<details><summary>Output</summary>{outputs}</details>" : outputs).Append('\n');
        }
        _body.Append("</section>\n");
    }

    string Output(CellOutput output)
    {
        if (output.Type == CellOutput.Stream) return $"<pre{(output.Field("name") == "stderr" ? " class=\"stderr\"" : "")}>{Encode(OutputForm.Text(output))}</pre>\n";
        if (output.Form("text/html") is { Length: > 0 } html) return Frame(html);
        if (output.Type == CellOutput.Error) return $"<pre class=\"error\">{Encode(OutputForm.Text(output))}</pre>\n";
        // As a picture an SVG can neither run a script nor reach the page.
        if (OutputForm.Picture(output) is { } picture) return $"<img alt=\"{Encode(OutputForm.Label(output))}\" src=\"{OutputForm.DataAddress(picture.Type, picture.Bytes)}\">\n";
        if (output.Form("text/markdown") is { } markdown) return MarkdownRenderer.ToHtml(markdown);
        return $"<pre>{Encode(OutputForm.Text(output))}</pre>\n";
    }

    /// <summary>HTML of an output, in a frame of nobody's origin: with its scripts if it has any, else without the right to run one.</summary>
    string Frame(string html)
    {
        bool scripts = ScriptTag().IsMatch(html);
        _scripts |= scripts;
        const string Tell = "<script>new ResizeObserver(()=>parent.postMessage({type:'groundwork-frame',height:document.documentElement.scrollHeight},'*')).observe(document.documentElement)</script>";
        string page = "<!doctype html><meta charset=utf-8><style>:root{color-scheme:light dark}body{margin:0;font:14px/1.5 system-ui,sans-serif}</style>" + html + (scripts ? Tell : "");
        return $"<iframe title=\"output\" sandbox=\"{(scripts ? "allow-scripts" : "allow-same-origin\" data-measured=\"")}\" srcdoc=\"{Encode(page)}\"></iframe>\n";
    }

    /// <summary>Pictures from files beside the notebook go into the page. Only files below its folder, and only pictures.</summary>
    string WithPictures(string html)
    {
        if (document.Path is not { } path) return html;
        string folder = Path.GetDirectoryName(path)! + Path.DirectorySeparatorChar;
        return ImageSource().Replace(html, match =>
        {
            string address = WebUtility.HtmlDecode(match.Groups["src"].Value);
            string? type = Path.GetExtension(address).ToLowerInvariant() switch { ".png" => "image/png", ".jpg" or ".jpeg" => "image/jpeg", ".gif" => "image/gif", ".webp" => "image/webp", ".svg" => "image/svg+xml", _ => null };
            if (type is null || address.Contains(':', StringComparison.Ordinal)) return match.Value;
            string file = Path.GetFullPath(Path.Combine(folder, Uri.UnescapeDataString(address)));
            if (!file.StartsWith(folder, StringComparison.Ordinal) || new FileInfo(file) is not { Exists: true, LinkTarget: null, Length: < 20 << 20 }) return match.Value;
            return match.Value.Replace(match.Groups["src"].Value, OutputForm.DataAddress(type, File.ReadAllBytes(file)), StringComparison.Ordinal);
        });
    }

    [GeneratedRegex("<img[^>]*?\\ssrc=\"(?<src>[^\"]+)\"")]
    private static partial Regex ImageSource();

    [GeneratedRegex("<script|\\son[a-z]+\\s*=|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex ScriptTag();
}
