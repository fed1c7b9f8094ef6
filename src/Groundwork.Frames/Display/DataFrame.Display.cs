using System.Text;

namespace Groundwork;

public sealed partial class DataFrame : IDisplayable
{
    /// <summary>The frame as a notebook shows it: plain text, and HTML that sorts and pages.</summary>
    public MimeBundle ToMimeBundle() => new MimeBundle(ToText()).With("text/html", ToHtml());

    /// <summary>An HTML table with a summary above each column (histogram, missing and distinct values), sorted by a click on a name, in pages.</summary>
    /// <param name="maxRows">How many rows to include, the first ones; the text below says how many there are.</param>
    /// <param name="pageRows">How many rows a page shows.</param>
    /// <remarks>It needs nothing from the network, and shows the first page without scripts.</remarks>
    public string ToHtml(int maxRows = 200, int pageRows = 10) => new HtmlTable(this, Math.Max(0, maxRows), Math.Max(1, pageRows)).Draw();

    /// <summary>The frame as a Markdown table, for documents.</summary>
    /// <param name="maxRows">How many rows to include, the first ones.</param>
    public string ToMarkdown(int maxRows = 100)
    {
        var text = new StringBuilder();
        text.Append("| ").AppendJoin(" | ", columns.Select(static column => Escape(column.Name))).Append(" |\n");
        text.Append('|').AppendJoin('|', columns.Select(static column => column.Type.IsText() ? "---" : "---:")).Append("|\n");
        for (var row = 0; row < Math.Min(RowCount, maxRows); row++)
        {
            var at = row;
            text.Append("| ").AppendJoin(" | ", columns.Select(column => column.Missing(at) ? "" : Escape(CellText.Of(column, at)))).Append(" |\n");
        }
        return text.ToString();
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
