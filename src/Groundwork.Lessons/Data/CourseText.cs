using System.Text;
using Groundwork.Notebook;

namespace Groundwork.Lessons;

/// <summary>course: the lessons' own text as one long string, for tokenizers, bigrams and the language model of the last day.</summary>
/// <remarks>It grows as lessons are added. Lines end with <c>\n</c>. Safe to use from several threads.</remarks>
/// <example><code>string corpus = CourseText.Read();</code></example>
public static class CourseText
{
    /// <summary>The text of all lessons that ship with this library, in the order of the course.</summary>
    /// <param name="code">Whether code cells are in it, or text cells alone.</param>
    /// <example><code>CourseText.Read(code: false).Length &lt;= CourseText.Read().Length;   // true</code></example>
    public static string Read(bool code = true) => Of(Course.Lessons.Select(lesson => lesson.Text), code);

    /// <summary>The text of some notebooks: their cells in the order of reading, an empty line between two, without directives and markers.</summary>
    /// <param name="notebooks">Files in the percent format, as text.</param>
    /// <param name="code">Whether code cells are in it, or text cells alone.</param>
    /// <exception cref="FormatException">One is no notebook.</exception>
    /// <example><code>CourseText.Of(["// %% [markdown]\n// # Hello\n\n// %%\nint x = 1;\n"], code: false);   // "# Hello\n"</code></example>
    public static string Of(IEnumerable<string> notebooks, bool code = true)
    {
        ArgumentNullException.ThrowIfNull(notebooks);
        var text = new StringBuilder();
        foreach (string notebook in notebooks)
            foreach (var cell in NotebookDocument.Parse(notebook, NotebookFormat.CSharp).Cells)
            {
                string source = cell.Source.ReplaceLineEndings("\n").Trim('\n');
                if (source.Length == 0 || (cell.Kind == CellKind.Code && !code)) continue;
                if (text.Length > 0) text.Append('\n');
                text.Append(source).Append('\n');
            }
        return text.ToString();
    }
}
