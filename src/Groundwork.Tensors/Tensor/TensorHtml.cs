using System.Globalization;
using System.Text;

namespace Groundwork;

/// <summary>A tensor as HTML tables with a heat map behind the numbers.</summary>
sealed class TensorHtml
{
    const int MostSlices = 8; // of a tensor with more than two axes

    readonly Tensor _x;
    readonly ElementTexts _elements;
    readonly StringBuilder _html = new();
    readonly double _low, _high;

    TensorHtml(Tensor x, PrintOptions options)
    {
        (_x, _elements) = (x, ElementTexts.Of(x, options));
        double[] finite = [.. _elements.Values.Where(double.IsFinite)];
        if (finite.Length > 0) (_low, _high) = (finite.Min(), finite.Max());
    }

    public static string Of(Tensor x, PrintOptions options)
    {
        var html = new TensorHtml(x, options);
        html.Write();
        return html._html.ToString();
    }

    void Write()
    {
        string gradient = _x.RequiresGrad ? ", with gradient" : "";
        _html.Append("<div style=\"overflow-x:auto\"><div style=\"font-size:85%;opacity:.7\">")
            .Append(CultureInfo.InvariantCulture, $"{_x.DType} {_x.Shape}{gradient}</div>");
        if (_x.Count == 0) _html.Append("<code>[]</code>");
        else if (_x.Rank == 0) _html.Append("<code>").Append(_elements.Texts[0]).Append("</code>");
        else Slices();
        _html.Append("</div>");
    }

    void Slices()
    {
        int outer = Math.Max(_x.Rank - 2, 0), slices = 1;
        for (int axis = 0; axis < outer; axis++) slices *= _elements.Shown[axis].Length;
        int cells = _elements.Texts.Length / slices;
        for (int slice = 0; slice < Math.Min(slices, MostSlices); slice++)
        {
            if (outer > 0) Label(slice, outer);
            Table(slice * cells, outer);
        }
        if (slices > MostSlices) _html.Append("<div>…</div>");
    }

    // Names a slice as one would index it: [2, 0, .., ..]
    void Label(int slice, int outer)
    {
        var index = new int[outer];
        for (int axis = outer - 1, rest = slice; axis >= 0; axis--)
        {
            (rest, int place) = Math.DivRem(rest, _elements.Shown[axis].Length);
            index[axis] = _elements.Shown[axis][place];
        }
        _html.Append(CultureInfo.InvariantCulture, $"<div style=\"font-size:85%;margin-top:.5em\"><code>[{string.Join(", ", index)}, .., ..]</code></div>");
    }

    void Table(int first, int outer)
    {
        bool isRow = _x.Rank == 1;
        int[] rows = isRow ? [0] : _elements.Shown[outer], columns = _elements.Shown[^1];
        bool cutRows = !isRow && _elements.IsCut(outer, _x.Shape), cutColumns = _elements.IsCut(_x.Rank - 1, _x.Shape);
        _html.Append("<table style=\"border-collapse:collapse;font-family:monospace;font-size:90%\">");
        Heads(columns, isRow, cutColumns);
        for (int row = 0; row < rows.Length; row++)
        {
            if (cutRows && row == rows.Length / 2)
                _html.Append("<tr><th></th><td colspan=\"").Append(columns.Length + (cutColumns ? 1 : 0)).Append("\" style=\"text-align:center\">⋮</td></tr>");
            _html.Append("<tr>");
            if (!isRow) Head(rows[row]);
            for (int column = 0; column < columns.Length; column++)
            {
                if (cutColumns && column == columns.Length / 2) _html.Append("<td>…</td>");
                Cell(first + row * columns.Length + column);
            }
            _html.Append("</tr>");
        }
        _html.Append("</table>");
    }

    void Heads(int[] columns, bool isRow, bool cut)
    {
        _html.Append("<tr>");
        if (!isRow) _html.Append("<th></th>");
        for (int column = 0; column < columns.Length; column++)
        {
            if (cut && column == columns.Length / 2) _html.Append("<th></th>");
            Head(columns[column]);
        }
        _html.Append("</tr>");
    }

    void Head(int index) => _html.Append("<th style=\"font-weight:normal;opacity:.6;padding:1px 6px;text-align:right\">").Append(index).Append("</th>");

    void Cell(int at)
    {
        var (red, green, blue) = Colour(_elements.Values[at]);
        // Relative luminance (WCAG 2): from 0.179 on black has more contrast than white, and never less than 4.5 to 1.
        string text = 0.2126 * Linear(red) + 0.7152 * Linear(green) + 0.0722 * Linear(blue) > 0.179 ? "#000" : "#fff";
        _html.Append(CultureInfo.InvariantCulture, $"<td style=\"background:rgb({red},{green},{blue});color:{text};padding:1px 6px;text-align:right\">{_elements.Texts[at].Trim()}</td>");

        static double Linear(int channel) => channel / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }

    (int Red, int Green, int Blue) Colour(double value)
    {
        if (!double.IsFinite(value)) return (190, 190, 190);
        double reach = _low < 0 ? Math.Max(-_low, _high) : _high - _low;
        double strength = reach > 0 ? (_low < 0 ? Math.Abs(value) : value - _low) / reach : 0;
        if (!double.IsFinite(strength)) strength = 1; // the reach itself is beyond a double
        return value < 0 ? Blend(178, 24, 43) : Blend(33, 102, 172);

        (int, int, int) Blend(int red, int green, int blue) => (Mix(red), Mix(green), Mix(blue));
        int Mix(int full) => (int)Math.Round(255 + (full - 255) * Math.Clamp(strength, 0, 1));
    }
}
