namespace Groundwork.Lessons;

/// <summary>How far a number may lie from the expected one: <c>|yours - expected| ≤ Absolute + Relative · |expected|</c>.</summary>
sealed record Tolerance(double Relative, double Absolute)
{
    /// <summary>For Float64: room for another order of adding up, and for no mistake.</summary>
    public static Tolerance Double { get; } = new(1e-9, 1e-12);

    /// <summary>For Float32.</summary>
    public static Tolerance Single { get; } = new(1e-4, 1e-6);

    /// <summary>Nothing but the same.</summary>
    public static Tolerance None { get; } = new(0, 0);

    public bool Holds(double yours, double expected) => yours.Equals(expected) || yours == expected
        || double.IsFinite(yours) && double.IsFinite(expected) && Math.Abs(yours - expected) <= Absolute + Relative * Math.Abs(expected);
}
