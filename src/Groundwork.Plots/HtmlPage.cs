using System.Text;

namespace Groundwork.Plots;

/// <summary>One page that needs nothing else: no script, no font, no picture is fetched.</summary>
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
            body { margin: 0; padding: 1.5rem; background: {{theme.Background.Hex}}; color: {{theme.Text.Hex}}; }
            figure { margin: 0 auto 2rem; max-width: 60rem; }
            figure > svg { width: 100%; height: auto; display: block; }
            </style>
            </head>
            <body>

            """);
        foreach (Figure figure in figures) page.Append("<figure>\n").Append(figure.ToSvg()).Append("</figure>\n");
        return page.Append("</body>\n</html>\n").ToString();
    }
}
