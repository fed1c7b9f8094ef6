namespace Groundwork.Plots;

/// <summary>A picture, the first row on top: grey or coloured pixels of a tensor.</summary>
public sealed class ImageMark : ColorMappedMark
{
    readonly double[] _values;
    readonly bool _isByte;
    readonly int _rows, _columns, _channels;

    internal ImageMark(Tensor image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Rank is not (2 or 3) || image.Rank == 3 && image.Shape[2] is not (1 or 3 or 4))
            throw new ShapeException("image", $"{image.Shape} is no picture; give [rows, columns] or [rows, columns, 1, 3 or 4] (a picture with its channels first wants Permute(1, 2, 0))", [image.Shape]);
        (_rows, _columns, _channels) = (image.Shape[0], image.Shape[1], image.Rank == 3 ? image.Shape[2] : 1);
        (_isByte, _values) = (image.DType == DType.UInt8, image.To(DType.Float64).ToArray<double>());
        (Colors, HasColorBar) = (ColorMap.Grey, false);
    }

    internal override string Kind => "image";

    internal override AxesStyle Wishes => AxesStyle.NoXGrid | AxesStyle.NoYGrid | AxesStyle.NoBaseline | AxesStyle.EqualAspect;

    internal override IEnumerable<double> ColorValues => _channels == 1 ? _values : [];

    internal override ColorScale? ColorBar => _channels == 1 ? base.ColorBar : null;

    internal override FigureTable? Table => new(Label ?? Kind,
        new("pixel", _rows * _columns, i => $"{i / _columns}:{i % _columns}"),
        new("value", _rows * _columns, i => string.Join(' ', _values.Skip(i * _channels).Take(_channels).Select(Ticks.Short)), _channels == 1 ? _values : null));

    internal override void Measure(Axis x, Axis y)
    {
        if (_values.Length == 0) return;
        x.Tighten();
        y.Tighten(downwards: true);
        x.Count();
        y.Count();
        x.Include([-0.5, _columns - 0.5]);
        y.Include([-0.5, _rows - 0.5]);
    }

    internal override void Draw(ICanvas canvas, Projection place, Color color, Theme theme)
    {
        if (_values.Length == 0) return;
        ColorScale scale = ColorScale();
        bool isMirrored = place.X(1) < place.X(0), isUpsideDown = place.Y(1) < place.Y(0);
        var pixels = new Bitmap(_columns, _rows);
        for (int r = 0; r < _rows; r++)
        {
            for (int c = 0; c < _columns; c++)
            {
                int at = (r * _columns + c) * _channels, x = isMirrored ? _columns - 1 - c : c, y = isUpsideDown ? _rows - 1 - r : r;
                if (_channels == 1)
                {
                    if (scale.HasColor(_values[at])) pixels.Set(x, y, scale[_values[at]], Level(Opacity));
                }
                else
                    pixels.Set(x, y, new Color(Channel(at), Channel(at + 1), Channel(at + 2)), Level(Opacity * (_channels == 4 ? Channel(at + 3) / 255.0 : 1)));
            }
        }
        canvas.Image(Box.Between(place.X(-0.5), place.Y(-0.5), place.X(_columns - 0.5), place.Y(_rows - 0.5)), pixels);
    }

    // Bytes are 0 to 255, all other types 0 to 1; NaN is black.
    byte Channel(int at) => Level(_isByte ? _values[at] / 255 : _values[at]);

    static byte Level(double share) => (byte)Math.Round(255 * Math.Clamp(double.IsNaN(share) ? 0 : share, 0, 1));
}
