using System.Globalization;
using System.Text;

namespace Groundwork.Plots;

/// <summary>A figure as a part of a page that answers to pointer and keys, and is whole without scripts too: the SVG, its data as tables, and one script.</summary>
static class HtmlFigure
{
    const int MostRows = 200, MostRowsInAll = 2000;

    /// <summary>The figure and its script.</summary>
    public static string Of(Figure figure)
    {
        var html = new StringBuilder();
        ScriptParts parts = Write(html, figure);
        return html.Append(Script(parts)).ToString();
    }

    /// <summary>What stands behind the figures of a page and brings them to life.</summary>
    public static string Script(ScriptParts parts) => $"<script>{PageScript.Small(parts)}</script>\n";

    /// <summary>Writes the figure without a script, and says which parts of it are needed.</summary>
    public static ScriptParts Write(StringBuilder html, Figure figure)
    {
        var svg = new StringBuilder();
        SvgFigure.Open(figure, svg, isGroup: true);
        var canvas = new HtmlCanvas(new SvgCanvas(svg, figure.Width, figure.Height, keepsItems: true), figure);
        FigureLayout.Draw(figure, canvas);
        svg.Append("</svg>\n");

        html.Append(CultureInfo.InvariantCulture, $"<figure class=\"gw-figure\" aria-label=\"{SvgCanvas.Escape(AltText.Name(figure))}\" style=\"max-width:{figure.Width}px\">\n");
        html.Append("<style>").Append(Style(figure.Theme)).Append("</style>\n");
        html.Append("<div class=\"gw-stage\">").Append(svg).Append("<canvas aria-hidden=\"true\"></canvas><div class=\"gw-tip\" role=\"status\" hidden></div></div>\n");
        Tables(html, figure);
        html.Append("<script type=\"application/json\">").Append(HtmlData.Of(figure, canvas.Plots)).Append("</script>\n");
        html.Append("</figure>\n");
        return Parts(canvas.Plots) | (canvas.HasItems ? ScriptParts.Items : ScriptParts.None);
    }

    static ScriptParts Parts(IReadOnlyList<HtmlPlot> plots)
    {
        var parts = plots.Count > 1 ? ScriptParts.Linked : ScriptParts.None;
        foreach (HtmlPlot plot in plots)
        {
            Axes axes = plot.Frame.Axes;
            foreach (Axis axis in axes.Layers.SelectMany(layer => new[] { layer.X, layer.Y }))
            {
                parts |= axis.Categories is { Count: > 0 } ? ScriptParts.Names
                    : axis.Scale switch { Scale.Log => ScriptParts.Log | ScriptParts.Lines, Scale.SymLog => ScriptParts.SymLog, Scale.Time => ScriptParts.Time, _ => ScriptParts.None };
            }
            if (plot.Marks.Exists(m => !string.IsNullOrEmpty(m.Mark.Label))) parts |= ScriptParts.Legend;
            if (plot.Marks.Exists(m => m.IsBig)) parts |= ScriptParts.Many | ScriptParts.Canvas;
            if (plot.Marks.Exists(m => m.Points is not null && m.Dots is not null)) parts |= ScriptParts.Choosing | ScriptParts.Canvas;
            if (axes.Spines is not null || axes.Style.HasFlag(AxesStyle.LineAtXZero) || axes.Style.HasFlag(AxesStyle.LineAtYZero)) parts |= ScriptParts.Lines;
        }
        return parts;
    }

    static void Tables(StringBuilder html, Figure figure)
    {
        IReadOnlyList<FigureTable> tables = figure.ToTables();
        if (tables.Count == 0) return;
        int left = MostRowsInAll;
        html.Append("<details><summary>Data</summary>\n");
        foreach (FigureTable table in tables)
        {
            int rows = Math.Min(Math.Min(table.RowCount, MostRows), left);
            left -= rows;
            string part = rows < table.RowCount ? $": the first {rows} of {table.RowCount} rows" : "";
            html.Append($"<table><caption>{SvgCanvas.Escape(table.Title)}{part}</caption>\n<thead><tr>");
            foreach (string column in table.Columns) html.Append($"<th scope=\"col\">{SvgCanvas.Escape(column)}</th>");
            html.Append("</tr></thead>\n<tbody>\n");
            for (int r = 0; r < rows; r++)
            {
                html.Append("<tr>");
                for (int c = 0; c < table.Columns.Count; c++) html.Append($"<td>{SvgCanvas.Escape(table[r, c])}</td>");
                html.Append("</tr>\n");
            }
            html.Append("</tbody></table>\n");
        }
        html.Append("</details>\n");
    }

    static string Style(Theme theme)
    {
        var style = new StringBuilder($$"""

            .gw-figure{position:relative;margin:0 auto;color:{{theme.Text.Hex}};background:{{theme.Background.Hex}}}
            .gw-stage{position:relative}
            .gw-stage>svg{display:block;width:100%;height:auto;touch-action:pan-y;user-select:none}
            .gw-stage>canvas{position:absolute;inset:0;width:100%;height:100%;pointer-events:none}
            .gw-stage .mark :is(path,circle,rect){vector-effect:non-scaling-stroke}
            .gw-stage .mark :is(circle,text,path[data-index]){transform-box:fill-box;transform-origin:center;scale:var(--gw-scale)}
            .gw-stage g.plot:focus{outline:none}
            .gw-stage g.plot:focus-visible{outline:2px solid {{theme.Palette[0].Hex}};outline-offset:2px}
            .gw-stage .gw-name{cursor:pointer}
            .gw-stage .gw-ring{fill:none;stroke:currentColor;stroke-width:2;pointer-events:none}
            .gw-tip{position:absolute;pointer-events:none;z-index:1;max-width:20rem;padding:.3em .6em;border:1px solid {{theme.Axis.Hex}};border-radius:4px;background:{{theme.Background.Hex}};color:inherit;font:12px/1.4 system-ui,sans-serif;overflow-wrap:anywhere}
            .gw-tip[hidden]{display:none}
            .gw-figure details{font:13px/1.4 system-ui,sans-serif;padding:0 16px}
            .gw-figure table{border-collapse:collapse;margin:.5em 0}
            .gw-figure :is(th,td){padding:.1em .8em;text-align:right;font-variant-numeric:tabular-nums}
            .gw-figure caption{text-align:left;font-weight:600}

            """);
        if (theme != Theme.Light) return style.ToString();
        // The light look becomes the dark one where the page or the system is dark: colour by colour, so that nothing needs to know it.
        string dark = Dark();
        style.Append($"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]) .gw-figure{{{dark}}}}}\n:root[data-theme=dark] .gw-figure{{{dark}}}\n");
        return style.ToString();
    }

    // Texts on cells of a heat map were chosen for the colour below them, and stay.
    static string Dark()
    {
        Theme light = Theme.Light, dark = Theme.Dark;
        var rules = new StringBuilder($"color:{dark.Text.Hex};background:{dark.Background.Hex};.gw-tip{{background:{dark.Background.Hex};border-color:{dark.Axis.Hex}}}");
        HashSet<Color> seen = [];
        var pairs = new[] { (light.Background, dark.Background), (light.Text, dark.Text), (light.Muted, dark.Muted), (light.Grid, dark.Grid), (light.Axis, dark.Axis) }.Concat(light.Palette.Zip(dark.Palette));
        foreach (var (from, to) in pairs)
        {
            if (!seen.Add(from)) continue;
            rules.Append($"[fill=\"{from.Hex}\"]:not(.heatmap *){{fill:{to.Hex}}}[stroke=\"{from.Hex}\"]:not(.heatmap *){{stroke:{to.Hex}}}");
        }
        return rules.ToString();
    }
}
