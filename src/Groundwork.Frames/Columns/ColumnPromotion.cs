namespace Groundwork;

/// <summary>The type that holds the values of two columns.</summary>
internal static class ColumnPromotion
{
    /// <summary>The least type for both, or null when there is none: whole with float gives Float64 (Float32 with Int32 too), dates with times of day give DateTime.</summary>
    public static ColumnType? Common(ColumnType a, ColumnType b)
    {
        if (a == b) return a;
        if (a.IsNumber() && b.IsNumber())
            return a.IsInteger() && b.IsInteger() ? ColumnType.Int64 : ColumnType.Float64;
        if (a.IsText() && b.IsText()) return ColumnType.String;
        if (a is ColumnType.DateTime or ColumnType.DateOnly && b is ColumnType.DateTime or ColumnType.DateOnly) return ColumnType.DateTime;
        if (a == ColumnType.Bool && b.IsNumber()) return b;
        if (b == ColumnType.Bool && a.IsNumber()) return a;
        return null;
    }

    /// <summary>As <c>Common</c>, but a column without any value takes the other's type.</summary>
    public static ColumnType? Common(Column a, Column b) =>
        a.Type == b.Type ? a.Type
        : a.MissingCount == a.Length ? b.Type
        : b.MissingCount == b.Length ? a.Type
        : Common(a.Type, b.Type);
}
