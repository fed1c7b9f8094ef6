using System.Text;

namespace Groundwork.Plots;

/// <summary>One page that needs nothing else: nothing is fetched.</summary>
static class HtmlPage
{
    public static string Of(string title, IReadOnlyList<Figure> figures)
    {
        Theme theme = figures[0].Theme;
        var page = new StringBuilder($$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{SvgCanvas.Escape(title)}}</title>
            <style>
            body { margin: 0; padding: 1.5rem; background: {{theme.Background.Hex}}; }
            .gw-figure { margin-bottom: 2rem; }
            {{(theme == Theme.Light ? $"@media (prefers-color-scheme: dark) {{ body {{ background: {Theme.Dark.Background.Hex}; }} }}" : "")}}
            </style>
            </head>
            <body>

            """);
        var parts = ScriptParts.None;
        foreach (Figure figure in figures) parts |= HtmlFigure.Write(page, figure);
        return page.Append(HtmlFigure.Script(parts)).Append("</body>\n</html>\n").ToString();
    }
}
