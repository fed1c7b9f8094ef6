using System.Globalization;
using System.Net;
using System.Text;

namespace Groundwork;

/// <summary>A frame as one HTML fragment: table, summary strip, and a small script that sorts and pages.</summary>
internal sealed class HtmlTable(DataFrame frame, int maxRows, int pageRows)
{
    private const string Style = """
        .gw-frame{font:13px/1.4 system-ui,sans-serif;overflow-x:auto}.gw-frame table{border-collapse:collapse}
        .gw-frame th,.gw-frame td{padding:2px 10px;text-align:right;white-space:nowrap;max-width:32ch;overflow:hidden;text-overflow:ellipsis}
        .gw-frame .t{text-align:left}.gw-frame thead th{border-bottom:1px solid currentColor;cursor:pointer;vertical-align:bottom}
        .gw-frame small{font-weight:normal;opacity:.65;display:block}.gw-frame tbody tr:nth-child(even){background:rgba(127,127,127,.08)}
        .gw-frame .m{opacity:.45;font-style:italic}.gw-frame button{margin:4px 4px 0 0}.gw-frame svg{display:block}
        """;

    // Sorting moves rows; paging hides them. data-v holds what sorts: numbers as numbers.
    private const string Script = """
        (function(d){var t=d.querySelector('tbody'),R=[].slice.call(t.rows),p=0,n=+d.dataset.page,L=d.querySelector('.gw-at');
        function show(){R.forEach(function(r,i){r.hidden=i<p*n||i>=(p+1)*n});if(L)L.textContent=(p+1)+' / '+Math.max(1,Math.ceil(R.length/n))}
        function key(r,i){var v=r.cells[i].dataset.v;return v===undefined?null:v}
        [].forEach.call(d.querySelectorAll('thead th'),function(h,i){if(!i)return;var up=false;h.onclick=function(){up=!up;var num=h.dataset.n==='1';
        R.sort(function(a,b){var x=key(a,i),y=key(b,i);if(x===null||y===null)return x===y?0:x===null?1:-1;var c=num?x-y:x<y?-1:x>y?1:0;return up?c:-c});
        R.forEach(function(r){t.appendChild(r)});p=0;show()}});
        [].forEach.call(d.querySelectorAll('button'),function(b){b.onclick=function(){var m=Math.ceil(R.length/n)-1;p=Math.min(Math.max(0,p+(+b.dataset.d)),Math.max(0,m));show()}});show()})(document.currentScript.parentNode);
        """;

    public string Draw()
    {
        var rows = Math.Min(frame.RowCount, maxRows);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<div class=\"gw-frame\" data-page=\"{pageRows}\"><style>{Style}</style><table><thead><tr><th></th>");
        foreach (var column in frame.Columns) Head(text, column);
        text.Append("</tr></thead><tbody>");
        for (var row = 0; row < rows; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<tr{(row < pageRows ? "" : " hidden")}><th>{row}</th>");
            foreach (var column in frame.Columns) Cell(text, column, row);
            text.Append("</tr>");
        }
        text.Append("</tbody></table>");
        if (rows > pageRows) text.Append("<button data-d=\"-1\">◀</button><span class=\"gw-at\"></span> <button data-d=\"1\">▶</button>");
        text.Append(CultureInfo.InvariantCulture, $"<small>{frame.RowCount:N0} rows × {frame.ColumnCount} columns{(rows < frame.RowCount ? $", the first {rows:N0} here" : "")}</small>");
        return text.Append("<script>").Append(Script).Append("</script></div>").ToString();
    }

    private static void Head(StringBuilder text, Column column)
    {
        var missing = column.Length == 0 ? 0 : 100.0 * column.MissingCount / column.Length;
        text.Append(CultureInfo.InvariantCulture, $"<th{(column.Type.IsText() ? " class=\"t\"" : "")} data-n=\"{(column.Type.IsText() ? 0 : 1)}\">{Histogram(column)}{WebUtility.HtmlEncode(column.Name)}<small>{column.Type.ShortName()}</small><small>{column.CountDistinct():N0} distinct{(column.MissingCount == 0 ? "" : $", {missing:0.#}% missing")}</small></th>");
    }

    private static void Cell(StringBuilder text, Column column, int row)
    {
        if (column.Missing(row))
        {
            text.Append("<td class=\"m\">missing</td>");
            return;
        }
        var shown = WebUtility.HtmlEncode(CellText.Of(column, row));
        var sorts = column switch
        {
            TextColumn => shown,
            ValueColumn<bool> c => c.Data[row] ? "1" : "0",
            { Type: ColumnType.DateTime or ColumnType.DateOnly or ColumnType.TimeSpan } => ColumnCast.ToLongs(column.Slice(row, 1)).Values[0].ToString(CultureInfo.InvariantCulture),
            _ => Convert.ToString(column[row], CultureInfo.InvariantCulture),
        };
        text.Append(CultureInfo.InvariantCulture, $"<td{(column.Type.IsText() ? " class=\"t\"" : "")} data-v=\"{sorts}\">{shown}</td>");
    }

    /// <summary>Twelve bars: numbers and dates in bins of equal width, texts by their twelve most frequent values.</summary>
    private static string Histogram(Column column)
    {
        var counts = Counts(column);
        if (counts.Length == 0 || counts.Max() == 0) return "";
        var text = new StringBuilder("<svg width=\"72\" height=\"18\" aria-hidden=\"true\">");
        var highest = (double)counts.Max();
        for (var i = 0; i < counts.Length; i++)
        {
            var height = counts[i] == 0 ? 0 : Math.Max(1, Math.Round(18 * counts[i] / highest));
            text.Append(CultureInfo.InvariantCulture, $"<rect x=\"{6 * i}\" y=\"{18 - height}\" width=\"5\" height=\"{height}\" fill=\"currentColor\" opacity=\".5\"/>");
        }
        return text.Append("</svg>").ToString();
    }

    private static long[] Counts(Column column)
    {
        const int Bars = 12;
        if (column.Type.IsText() || column.Type == ColumnType.Bool)
            return new DataFrame(column).ValueCounts(column.Name)["count"].ToArray<long>() is var all && all.Length > Bars ? all[..Bars] : all;
        var values = column.Type.IsTime() ? Array.ConvertAll(ColumnCast.ToLongs(column).Values, static value => (double)value) : ColumnCast.ToDoubles(column);
        var present = values.Where((value, row) => double.IsFinite(value) && !column.Missing(row)).ToArray();
        if (present.Length == 0) return [];
        double low = present.Min(), high = present.Max();
        var counts = new long[Bars];
        foreach (var value in present) counts[high == low ? 0 : Math.Min(Bars - 1, (int)((value - low) / (high - low) * Bars))]++;
        return counts;
    }
}
