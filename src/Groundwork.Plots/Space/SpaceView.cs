namespace Groundwork.Plots;

/// <summary>From numbers on three axes to places on a canvas, and how near they are.</summary>
sealed class SpaceView
{
    // The floor is square and the walls are lower, as a table is.
    const double HeightShare = 0.78, TextRoom = 0.82;

    readonly Axes _axes;
    readonly (double Low, double High) _x, _y, _z;
    readonly Place3 _right, _up, _towards;
    readonly double _scale;
    readonly Spot _center;

    public SpaceView(Axes axes, Box box)
    {
        HasFaces = axes.Marks.Any(m => m is SurfaceMark);
        _axes = axes;
        (_x, _y, _z) = (axes.X.Limits(), axes.Y.Limits(), axes.Z.Limits());
        (double sinA, double cosA) = Math.SinCos(axes.Camera.Azimuth * Math.PI / 180);
        (double sinE, double cosE) = Math.SinCos(Math.Clamp(axes.Camera.Elevation, -90, 90) * Math.PI / 180);
        (_right, _up, _towards) = (new(-sinA, cosA, 0), new(-sinE * cosA, -sinE * sinA, cosE), new(cosE * cosA, cosE * sinA, sinE));
        Spot[] corners = [.. Corners.Select(c => new Spot(Dot(c, _right), -Dot(c, _up)))];
        double left = corners.Min(c => c.X), right = corners.Max(c => c.X), top = corners.Min(c => c.Y), bottom = corners.Max(c => c.Y);
        double least = (1 - TextRoom) / 2 * box.Width, beside = Math.Max(least, SpaceFrame.RoomRight(axes, box));
        _scale = Math.Min(Math.Max(40, box.Width - least - beside) / (right - left), TextRoom * box.Height / (bottom - top));
        Spot middle = new(box.X + (least + box.Width - beside) / 2, box.Center.Y - 0.03 * box.Height);    // texts are mostly below
        _center = middle - _scale * new Spot((left + right) / 2, (top + bottom) / 2);
    }

    /// <summary>Whether something may hide a part of a line: else lines need not be cut into pieces.</summary>
    public bool HasFaces { get; }

    static IEnumerable<Place3> Corners => from x in new[] { -0.5, 0.5 } from y in new[] { -0.5, 0.5 } from z in new[] { -0.5, 0.5 } select new Place3(x, y, z);

    /// <summary>Of each axis the side that is farther away, −0.5 or 0.5: the walls and the floor stand there.</summary>
    public Place3 Far => new(_towards.X > 0 ? -0.5 : 0.5, _towards.Y > 0 ? -0.5 : 0.5, _towards.Z >= 0 ? -0.5 : 0.5);

    public bool Has(double x, double y, double z) => _axes.X.HasPlace(x) && _axes.Y.HasPlace(y) && _axes.Z.HasPlace(z);

    public Place3 At(double x, double y, double z) => new(ShareX(_axes.X.Transform(x)), ShareY(_axes.Y.Transform(y)), ShareZ(_axes.Z.Transform(z)));

    public double ShareX(double transformed) => Share(transformed, _x, _axes.X);

    public double ShareY(double transformed) => Share(transformed, _y, _axes.Y);

    public double ShareZ(double transformed) => Share(transformed, _z, _axes.Z);

    public Spot Spot(Place3 place) => _center + _scale * new Spot(Dot(place, _right), -Dot(place, _up));

    public double Depth(Place3 place) => Dot(place, _towards);

    /// <summary>How much light a face gets, 0 to 1, from a lamp behind the viewer's left shoulder.</summary>
    public double Light(Place3 a, Place3 b, Place3 c)
    {
        (double X, double Y, double Z) u = (b.X - a.X, b.Y - a.Y, (b.Z - a.Z) * HeightShare), v = (c.X - a.X, c.Y - a.Y, (c.Z - a.Z) * HeightShare);
        (double X, double Y, double Z) n = (u.Y * v.Z - u.Z * v.Y, u.Z * v.X - u.X * v.Z, u.X * v.Y - u.Y * v.X);
        double length = Math.Sqrt(n.X * n.X + n.Y * n.Y + n.Z * n.Z);
        Place3 lamp = new(_towards.X - 0.5 * _right.X, _towards.Y - 0.5 * _right.Y, _towards.Z + 0.6);
        double far = Math.Sqrt(lamp.X * lamp.X + lamp.Y * lamp.Y + lamp.Z * lamp.Z);
        return length == 0 ? 1 : Math.Abs(n.X * lamp.X + n.Y * lamp.Y + n.Z * lamp.Z) / length / far;
    }

    static double Share(double at, (double Low, double High) limits, Axis axis)
    {
        double share = Math.Clamp((at - limits.Low) / (limits.High - limits.Low), -5, 6) - 0.5;
        return axis.IsReversed ? -share : share;
    }

    static double Dot(Place3 a, Place3 b) => a.X * b.X + a.Y * b.Y + HeightShare * a.Z * b.Z;
}
