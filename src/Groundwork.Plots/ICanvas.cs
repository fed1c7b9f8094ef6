namespace Groundwork.Plots;

/// <summary>A place on a canvas: x to the right, y down.</summary>
readonly record struct Spot(double X, double Y);

enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>What marks draw on: the same calls make SVG and terminal text.</summary>
interface ICanvas
{
    double Width { get; }

    double Height { get; }

    /// <summary>How many canvas units are one pixel of the SVG: widths and offsets are given in those.</summary>
    double Pixel { get; }

    void Line(IReadOnlyList<Spot> spots, Color color, double width, double opacity, bool dashed = false);

    void Area(IReadOnlyList<Spot> outline, Color color, double opacity);

    /// <summary>A filled box. Its tone, 0 to 1, is how full a place without colours draws it.</summary>
    void Box(double x, double y, double width, double height, Color color, double opacity, double tone = 1);

    void Dots(IReadOnlyList<Spot> spots, double radius, Color color, double opacity);

    void Text(double x, double y, string text, Color color, Anchor anchor, double size);
}

/// <summary>From numbers to places on a canvas.</summary>
readonly struct Projection(Axis xAxis, Axis yAxis, ICanvas canvas)
{
    readonly (double Low, double High) _x = xAxis.Limits(), _y = yAxis.Limits();
    readonly double _width = canvas.Width, _height = canvas.Height;

    public bool HasX(double x) => xAxis.HasPlace(x);

    public bool Has(double x, double y) => xAxis.HasPlace(x) && yAxis.HasPlace(y);

    // Far outside the canvas is as good as anywhere outside it, and keeps numbers short.
    public double X(double x) => Math.Clamp((xAxis.Transform(x) - _x.Low) / (_x.High - _x.Low), -20, 21) * _width;

    public double Y(double y)
    {
        double share = Math.Clamp((yAxis.Transform(y) - _y.Low) / (_y.High - _y.Low), -20, 21);
        return (yAxis.IsReversed ? share : 1 - share) * _height;
    }

    public Spot At(double x, double y) => new(X(x), Y(y));
}
