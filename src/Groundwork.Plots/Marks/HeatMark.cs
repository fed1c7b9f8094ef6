using System.Globalization;

namespace Groundwork.Plots;

/// <summary>A matrix as coloured cells, the first row on top, with a colour bar beside it. NaN and ±∞ leave empty cells.</summary>
/// <example><code>
/// HeatMark heat = new Figure().Axes.AddHeatmap([[1.0, -2.0], [0.5, 3.0]]);
/// (heat.Colors, heat.Center, heat.CellFormat) = (ColorMap.Diverging, 0, "0.0");
/// </code></example>
public sealed class HeatMark : ColorMappedMark
{
    // More or smaller cells are pixels of a picture: they have no room for gaps and texts.
    const int ManyCells = 6000, Small = 9;

    readonly double[] _cells;
    readonly int _rows, _columns;

    internal HeatMark(Tensor matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Rank != 2) throw new ShapeException("heat map", $"{matrix.Shape} has {matrix.Rank} axes; a heat map needs rows and columns", [matrix.Shape]);
        (_rows, _columns, _cells) = (matrix.Shape[0], matrix.Shape[1], matrix.To(DType.Float64).ToArray<double>());
    }

    /// <summary>A .NET format such as <c>F2</c> for the number written in each cell, or null for none. Numbers that do not fit their cell are left out.</summary>
    public string? CellFormat { get; set; }

    internal override string Kind => "heatmap";

    internal override AxesStyle Wishes => AxesStyle.NoXGrid | AxesStyle.NoYGrid | AxesStyle.NoBaseline;

    internal override IEnumerable<double> ColorValues => _cells;

    internal override FigureTable? Table => new(Label ?? Kind,
        FigureTable.Column.Of("row", (double[])[.. _cells.Select((_, i) => (double)(i / _columns))]),
        FigureTable.Column.Of("column", (double[])[.. _cells.Select((_, i) => (double)(i % _columns))]),
        FigureTable.Column.Of("value", _cells));

    internal override void Measure(Axis x, Axis y)
    {
        if (_cells.Length == 0) return;
        x.Tighten();
        y.Tighten(downwards: true);
        x.Count();
        y.Count();
        x.Include([-0.5, _columns - 0.5]);
        y.Include([-0.5, _rows - 0.5]);
    }

    internal override void Draw(ICanvas canvas, Projection place, Color color, Theme theme)
    {
        ColorScale scale = ColorScale();
        double width = Math.Abs(place.X(1) - place.X(0)), height = Math.Abs(place.Y(1) - place.Y(0));
        if (_cells.Length > ManyCells || Math.Min(width, height) < Small)
        {
            DrawPixels(canvas, place, scale);
            return;
        }
        const double air = 0.5;
        for (int r = 0; r < _rows; r++)
        {
            for (int c = 0; c < _columns; c++)
            {
                double value = _cells[r * _columns + c];
                if (!scale.HasColor(value)) continue;
                Color fill = scale[value];
                Spot middle = place.At(c, r);
                canvas.BeginItem(r * _columns + c, Ticks.Short(value));
                canvas.Fill(new Box(middle.X - width / 2, middle.Y - height / 2, width, height).Inset(air), new Paint(fill, Opacity) { Tone = 0.08 + 0.92 * scale.Share(value) });
                canvas.EndItem();
                if (CellFormat is null) continue;
                string text = Ticks.Sign(value.ToString(CellFormat, CultureInfo.InvariantCulture));
                double size = Math.Min(12, 0.6 * height);
                if (size >= 6 && GlyphWidths.Of(text, size) <= width * 0.96)
                    canvas.Text(middle, text, new TextStyle(fill.Ink, size, Anchor.Middle));
            }
        }
    }

    // Cells that share a pixel are taken one of each: no more are drawn than can be seen.
    void DrawPixels(ICanvas canvas, Projection place, ColorScale scale)
    {
        Box box = Box.Between(place.X(-0.5), place.Y(-0.5), place.X(_columns - 0.5), place.Y(_rows - 0.5));
        int width = Math.Min(_columns, Math.Max(1, (int)box.Width)), height = Math.Min(_rows, Math.Max(1, (int)box.Height));
        bool isMirrored = place.X(1) < place.X(0), isUpsideDown = place.Y(1) < place.Y(0);
        var pixels = new Bitmap(width, height);
        for (int y = 0; y < height; y++)
        {
            int row = (int)((y + 0.5) * _rows / height);
            for (int x = 0; x < width; x++)
            {
                int column = (int)((x + 0.5) * _columns / width);
                double value = _cells[(isUpsideDown ? _rows - 1 - row : row) * _columns + (isMirrored ? _columns - 1 - column : column)];
                if (scale.HasColor(value)) pixels.Set(x, y, scale[value], (byte)Math.Round(255 * Opacity));
            }
        }
        canvas.Image(box, pixels);
    }
}
