namespace Groundwork;

/// <summary>Which rows a join keeps.</summary>
public enum JoinKind
{
    /// <summary>Rows of the left frame with each row of the right one that agrees.</summary>
    Inner,
    /// <summary>As inner, and the left rows without a partner.</summary>
    Left,
    /// <summary>As inner, and the right rows without a partner.</summary>
    Right,
    /// <summary>As inner, and the rows of both without a partner.</summary>
    Full,
    /// <summary>The left rows that have a partner, once, with the left columns only.</summary>
    Semi,
    /// <summary>The left rows that have no partner, with the left columns only.</summary>
    Anti,
}

/// <summary>How many partners a row may have; a join that breaks the promise is refused instead of multiplying rows.</summary>
public enum JoinCheck
{
    /// <summary>Any number on both sides.</summary>
    ManyToMany,
    /// <summary>Keys are unique on the left.</summary>
    OneToMany,
    /// <summary>Keys are unique on the right.</summary>
    ManyToOne,
    /// <summary>Keys are unique on both sides.</summary>
    OneToOne,
}

/// <summary>The direction in which an as-of join looks for the nearest value.</summary>
public enum AsOfDirection
{
    /// <summary>The last right row at or before the left one.</summary>
    Backward,
    /// <summary>The first right row at or after the left one.</summary>
    Forward,
    /// <summary>The nearer of the two; the earlier one when both are as near.</summary>
    Nearest,
}
