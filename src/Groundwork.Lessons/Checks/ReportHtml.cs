using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Groundwork.Lessons;

/// <summary>A report as a page fragment with a table that a screen reader can read, and as data.</summary>
static partial class ReportHtml
{
    const string Style = """
        .gw-report{--ok:var(--gw-good,light-dark(#216e39,#8fd39b));--no:var(--gw-bad,light-dark(#ab2419,#ff9d92));--quiet:var(--gw-comment,light-dark(#5f6b76,#9aa5b1));--line:var(--gw-line,color-mix(in srgb,currentColor 22%,transparent));font:14px/1.5 var(--sans,system-ui,sans-serif);border-left:4px solid var(--quiet);padding:6px 14px;max-width:76ch}
        .gw-report.gw-passed{border-color:var(--ok)}.gw-report.gw-failed{border-color:var(--no)}
        .gw-report h4{margin:0;font-size:1em}.gw-passed h4{color:var(--ok)}.gw-failed h4{color:var(--no)}.gw-report p{margin:.35em 0}.gw-report .gw-said{font-size:1.08em}
        .gw-report code,.gw-report td,.gw-report pre{font:13px/1.45 var(--mono,ui-monospace,Menlo,Consolas,monospace)}.gw-report pre{margin:.2em 0 .2em 1em;white-space:pre-wrap}
        .gw-report table{border-collapse:collapse;margin:.4em 0 .6em 1em}.gw-report caption{text-align:left;color:var(--quiet)}.gw-report th,.gw-report td{padding:2px 12px;text-align:right;border-bottom:1px solid var(--line)}.gw-report th{font-weight:600}.gw-report tbody th{font-weight:normal;color:var(--quiet);text-align:left}
        .gw-report .gw-wrong td:first-of-type{color:var(--no);font-weight:600}.gw-report ul{list-style:none;margin:.4em 0;padding:0}.gw-report li span{color:var(--quiet)}.gw-ok{color:var(--ok)}.gw-no{color:var(--no)}.gw-report .gw-next{color:var(--quiet)}
        """;

    public static string Of(Report report)
    {
        string state = report.State switch { ExerciseState.Passed => "gw-passed", ExerciseState.Failed => "gw-failed", _ => "gw-open" };
        var html = new StringBuilder($"<section class=\"gw-report {state}\" aria-label=\"{Encode(report.Title)}\"><style>{Style}</style><h4>{Encode(ReportText.Heading(report))}</h4>");
        Paragraph(html, "gw-said", report.Sentence);
        Paragraph(html, "gw-why", report.Explanation);
        if (report.State == ExerciseState.Failed && report.Evidence is { } evidence)
        {
            if (evidence.Input.Count > 0) html.Append("<p>The smallest input that shows it:</p><pre>").Append(Encode(string.Join('\n', evidence.Input))).Append("</pre>");
            Table(html, evidence);
            Paragraph(html, "gw-note", evidence.Note);
        }
        if (report.Checks.Count > 0) Checks(html, report);
        if (report.State == ExerciseState.Failed) Paragraph(html, "gw-next", ReportText.Next(report));
        return html.Append("</section>").ToString();
    }

    /// <summary>What a front end needs to offer a hint and to keep progress.</summary>
    public static string Data(Report report)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("exercise", report.Exercise);
            json.WriteString("call", report.Call);
            json.WriteString("title", report.Title);
            json.WriteString("state", JsonNamingPolicy.CamelCase.ConvertName(report.State.ToString()));
            json.WriteString("sentence", report.Sentence);
            json.WriteNumber("hints", report.Hints);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    static void Table(StringBuilder html, Evidence evidence)
    {
        var rows = ReportText.Shown(evidence);
        if (rows.Count == 0) return;
        html.Append("<table><caption>Results side by side</caption><thead><tr><th scope=\"col\">place</th>");
        foreach (string heading in (string[])[evidence.Left, evidence.Right, "difference"]) html.Append("<th scope=\"col\">").Append(Encode(heading)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in rows)
            html.Append(row.IsWrong ? "<tr class=\"gw-wrong\">" : "<tr>").Append("<th scope=\"row\">").Append(row.Place.Length > 0 ? Encode(row.Place) : "value").Append("</th><td>")
                .Append(Encode(row.Yours)).Append("</td><td>").Append(Encode(row.Expected)).Append("</td><td>").Append(Encode(row.Difference)).Append("</td></tr>");
        html.Append("</tbody></table>");
        if (rows.Count < evidence.Rows.Count) Paragraph(html, "gw-note", $"… of {evidence.Rows.Count} values");
    }

    static void Checks(StringBuilder html, Report report)
    {
        html.Append(report.State == ExerciseState.Passed ? "<details><summary>The checks</summary><ul>" : "<ul>");
        foreach (var check in report.Checks)
        {
            string mark = check.Passed switch { true => "<b class=\"gw-ok\">✓ pass</b>", false => "<b class=\"gw-no\">✗ fail</b>", _ => "<b>· not checked</b>" };
            html.Append("<li>").Append(mark).Append(' ').Append(Text(check.Name));
            if (check.Note.Length > 0) html.Append(" <span>(").Append(Text(check.Note)).Append(")</span>");
            html.Append("</li>");
        }
        html.Append(report.State == ExerciseState.Passed ? "</ul></details>" : "</ul>");
    }

    static void Paragraph(StringBuilder html, string kind, string text)
    {
        if (text.Length > 0) html.Append("<p class=\"").Append(kind).Append("\">").Append(Text(text)).Append("</p>");
    }

    // `code` is the one mark that sentences of exercises have.
    static string Text(string text) => Code().Replace(Encode(text), "<code>$1</code>");

    static string Encode(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
