using System.Globalization;
using System.Text;

namespace Groundwork.Notebook;

/// <summary>A notebook as Markdown.</summary>
sealed class MarkdownExport(IDictionary<string, byte[]>? pictures, string folder)
{
    readonly StringBuilder _text = new();

    public string Write(NotebookDocument document)
    {
        for (int i = 0; i < document.Cells.Count; i++)
        {
            var cell = document.Cells[i];
            if (OutputForm.Removes(cell, "cell")) continue;
            if (cell.Kind == CellKind.Markdown) Paragraph(OutputForm.WithAttachments(cell));
            else if (cell.Kind == CellKind.Raw) Fence("", cell.Source);
            else Code(cell, i + 1);
        }
        return _text.ToString();
    }

    void Code(NotebookCell cell, int number)
    {
        if (!OutputForm.Removes(cell, "input")) Fence(cell.Language, cell.Source);
        if (OutputForm.Removes(cell, "output")) return;
        int shown = 0;
        foreach (var output in cell.Outputs.Where(output => !OutputForm.Repeats(cell, output)))
        {
            if (OutputForm.Picture(output) is { } picture) Paragraph($"![{Label(output)}]({Address(picture, string.Create(CultureInfo.InvariantCulture, $"cell-{number}-{++shown}"))})");
            else if (output.Form("text/markdown") is { } markdown) Paragraph(markdown);
            else if (output.Form("text/latex") is { } formula) Paragraph(formula.StartsWith('$') ? formula : $"$$\n{formula}\n$$");
            else if (OutputForm.Diagram(output) is { } diagram) Fence("mermaid", diagram);
            else Fence("text", OutputForm.Text(output));
        }
    }

    /// <summary>What the picture's plain text says, without what would end the label.</summary>
    static string Label(CellOutput output) => new([.. OutputForm.Label(output).Where(c => c is not ('[' or ']' or '\\'))]);

    string Address((string Type, string Extension, byte[] Bytes) picture, string name)
    {
        if (pictures is null) return OutputForm.DataAddress(picture.Type, picture.Bytes);
        string path = $"{folder}/{name}.{picture.Extension}";
        pictures[path] = picture.Bytes;
        return Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal);
    }

    /// <summary>A fence that is longer than any run of backticks in the text.</summary>
    void Fence(string language, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        int run = 0, longest = 2;
        foreach (char c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        string fence = new('`', longest + 1);
        Paragraph($"{fence}{language}\n{text.Trim('\n')}\n{fence}");
    }

    void Paragraph(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        if (_text.Length > 0) _text.Append('\n');
        _text.Append(text.Trim('\n')).Append('\n');
    }
}
