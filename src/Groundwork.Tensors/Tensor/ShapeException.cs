namespace Groundwork;

/// <summary>Shapes do not fit an operation. The facts are data; the message is built from them.</summary>
/// <remarks>Not written to after it was made: safe to read from several threads.</remarks>
public sealed class ShapeException : ArgumentException
{
    readonly string _what;

    /// <summary>An exception for <paramref name="op"/> with the shapes it was given; the message is <c>op: what</c>.</summary>
    public ShapeException(string op, string what, Shape[] shapes, int? axis = null)
    {
        Op = op;
        _what = what;
        Shapes = shapes;
        Axis = axis;
    }

    /// <summary>The operation that refused.</summary>
    public string Op { get; }

    /// <summary>The shapes it was given, in the order of its arguments.</summary>
    public IReadOnlyList<Shape> Shapes { get; }

    /// <summary>The axis in question, if there is one; negative counts from the end.</summary>
    public int? Axis { get; }

    /// <summary>The path of the module that was running, such as <c>blocks.0.attention</c>; null outside modules.</summary>
    public string? Module { get; private set; }

    /// <summary><c>op: what was wrong</c>, and the module's path where there is one.</summary>
    public override string Message => Module is null ? $"{Op}: {_what}" : $"{Op}: {_what} (in {Module})";

    /// <summary>Puts a module's name in front of the path. Used while the exception passes the module's call; returns false, so that it fits an exception filter.</summary>
    public bool Within(string module)
    {
        Module = Module is null ? module : $"{module}.{Module}";
        return false;
    }

    internal static ShapeException NoAxis(string op, Shape shape, int axis) => new(op,
        $"axis {axis} is outside shape {shape}, which has {shape.Rank} {(shape.Rank == 1 ? "axis" : "axes")}", [shape], axis);

    /// <summary>A size that was worked out, once it is known to fit an axis.</summary>
    internal static int CheckSize(string op, long size, Shape shape) => size <= int.MaxValue ? (int)size
        : throw new ShapeException(op, $"an axis of {size} elements, made from {shape}, is longer than an axis can be", [shape]);

    internal static ShapeException NoBroadcast(string op, Shape a, Shape b, int axis, int left, int right) => new(op,
        $"shapes {a} and {b} do not broadcast: axis {axis} is {left} on the left and {right} on the right", [a, b], axis);
}
