namespace Groundwork.Lessons;

/// <summary>In what two results differ, the most telling first: a report looks at them in this order.</summary>
enum Fault
{
    None,
    Threw,
    Null,
    Shape,
    DType,
    Value,

    /// <summary>The input should have been refused, and was taken, or refused with another exception.</summary>
    Refusal,
}

/// <summary>What a call gave: a value, or an exception.</summary>
readonly record struct Outcome(object? Value, Exception? Thrown)
{
    /// <summary>Runs a call. A stop of the cell is no outcome, and passes; so does a stub's <see cref="NotAttempted"/>.</summary>
    public static Outcome Of(Func<object?> call)
    {
        try
        {
            return new Outcome(call(), null);
        }
        catch (Exception e) when (e is not (NotAttempted or OperationCanceledException or ThreadInterruptedException))
        {
            return new Outcome(null, e);
        }
    }
}

/// <summary>Compares results: shape first, then dtype, then values with a tolerance.</summary>
static class Comparison
{
    public static Fault Of(Outcome yours, Outcome expected, Tolerance? tolerance = null)
    {
        if (expected.Thrown is { } due) return due.GetType().IsInstanceOfType(yours.Thrown) ? Fault.None : Fault.Refusal;
        return yours.Thrown is not null ? Fault.Threw : OfValues(yours.Value, expected.Value, tolerance);
    }

    public static Fault OfValues(object? yours, object? expected, Tolerance? tolerance = null)
    {
        if (yours is null || expected is null) return yours == expected ? Fault.None : Fault.Null;
        Structure a = Structure.Of(yours), b = Structure.Of(expected);
        if (a.Words != b.Words) return Fault.Shape;
        if (a.DType != b.DType) return Fault.DType;
        tolerance ??= b.Tolerance;
        for (int i = 0; i < a.Leaves.Count; i++)
            if (!Same(a.Leaves[i], b.Leaves[i], tolerance)) return Fault.Value;
        return Fault.None;
    }

    public static bool Same(Leaf yours, Leaf expected, Tolerance tolerance) =>
        yours.Number is { } a && expected.Number is { } b ? tolerance.Holds(a, b) : Equals(yours.Value, expected.Value);

    /// <summary>The same mistake: both gave the same values, or both threw the same type of exception.</summary>
    public static bool Alike(Outcome a, Outcome b, Tolerance? tolerance) =>
        a.Thrown is { } thrown ? b.Thrown?.GetType() == thrown.GetType() : b.Thrown is null && OfValues(a.Value, b.Value, tolerance) == Fault.None;
}
