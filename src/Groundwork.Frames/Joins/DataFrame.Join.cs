namespace Groundwork;

public sealed partial class DataFrame
{
    /// <summary>Joins rows that agree on columns of the same names (on both frames' keys when none are given).</summary>
    /// <remarks>
    /// The result has the key columns once, then the other left columns in their places, then the other right columns;
    /// names that both have get a suffix. The rows come in the left frame's order; unmatched right rows follow.
    /// A missing key matches another missing key, as in pandas (and unlike SQL).
    /// </remarks>
    /// <param name="right">The other frame.</param>
    /// <param name="on">The columns that must agree.</param>
    /// <param name="how">Which rows to keep.</param>
    /// <param name="suffixes">What is added to the names that both frames have.</param>
    /// <param name="check">How many partners a row may have.</param>
    /// <param name="indicator">The name of a further category column that says for each row where it comes from: left_only, right_only or both; none when null.</param>
    /// <exception cref="UnknownColumnException">A frame has no such column.</exception>
    /// <exception cref="ColumnTypeException">Two key columns have types that do not compare.</exception>
    /// <exception cref="FrameException">The check fails, or two result columns have the same name.</exception>
    /// <example><c>orders.Join(customers, ["customer"], JoinKind.Left, check: JoinCheck.ManyToOne)</c></example>
    public DataFrame Join(DataFrame right, string[]? on = null, JoinKind how = JoinKind.Inner, (string Left, string Right)? suffixes = null, JoinCheck check = JoinCheck.ManyToMany, string? indicator = null)
    {
        ArgumentNullException.ThrowIfNull(right);
        if (on is null)
        {
            if (key.Length == 0 || !key.AsSpan().SequenceEqual(right.key)) throw new FrameException("join: say which columns must agree, or give both frames the same key with WithKey");
            on = key;
        }
        return JoinRows.Join(this, right, on, on, how, suffixes ?? ("_x", "_y"), check, indicator);
    }

    /// <summary>Joins rows that agree on one column.</summary>
    /// <example><c>orders.Join(customers, "customer")</c></example>
    public DataFrame Join(DataFrame right, string on, JoinKind how = JoinKind.Inner, (string Left, string Right)? suffixes = null, JoinCheck check = JoinCheck.ManyToMany, string? indicator = null) =>
        Join(right, [on], how, suffixes, check, indicator);

    /// <summary>Joins rows that agree on columns of different names; both stay in the result.</summary>
    /// <param name="right">The other frame.</param>
    /// <param name="leftOn">The columns of this frame.</param>
    /// <param name="rightOn">The columns of the other frame, in the same order.</param>
    /// <param name="how">Which rows to keep.</param>
    /// <param name="suffixes">What is added to the names that both frames have.</param>
    /// <param name="check">How many partners a row may have.</param>
    /// <param name="indicator">The name of a further category column that says for each row where it comes from: left_only, right_only or both; none when null.</param>
    /// <exception cref="UnknownColumnException">A frame has no such column.</exception>
    /// <exception cref="FrameException">The lists differ in length, the check fails, or two result columns have the same name.</exception>
    public DataFrame Join(DataFrame right, string[] leftOn, string[] rightOn, JoinKind how = JoinKind.Inner, (string Left, string Right)? suffixes = null, JoinCheck check = JoinCheck.ManyToMany, string? indicator = null)
    {
        ArgumentNullException.ThrowIfNull(right);
        return JoinRows.Join(this, right, leftOn, rightOn, how, suffixes ?? ("_x", "_y"), check, indicator);
    }

    /// <summary>Every left row with every right row.</summary>
    /// <exception cref="FrameException">The result would have more than 2³¹ rows.</exception>
    public DataFrame CrossJoin(DataFrame right, (string Left, string Right)? suffixes = null)
    {
        ArgumentNullException.ThrowIfNull(right);
        var total = (long)RowCount * right.RowCount;
        if (total > int.MaxValue) throw new FrameException($"cross join: {RowCount} x {right.RowCount} rows are more than a frame holds");
        int[] leftRows = new int[total], rightRows = new int[total];
        for (var i = 0; i < leftRows.Length; i++) (leftRows[i], rightRows[i]) = (i / right.RowCount, i % right.RowCount);
        return JoinRows.Assemble(this, right, [], [], leftRows, rightRows, suffixes ?? ("_x", "_y"), how: JoinKind.Inner);
    }

    /// <summary>Joins each left row with the nearest right row along an ordered column, such as the last price before a trade. Neither frame needs to be sorted.</summary>
    /// <param name="right">The other frame.</param>
    /// <param name="on">The ordered column: numbers, dates or time spans of the same name in both.</param>
    /// <param name="by">Columns that must agree exactly.</param>
    /// <param name="direction">Where to look.</param>
    /// <param name="tolerance">The greatest distance that counts: a number, or a TimeSpan for dates.</param>
    /// <param name="suffixes">What is added to the names that both frames have.</param>
    /// <exception cref="UnknownColumnException">A frame has no such column.</exception>
    /// <exception cref="ColumnTypeException">The column is not ordered by a distance.</exception>
    public DataFrame JoinAsOf(DataFrame right, string on, string[]? by = null, AsOfDirection direction = AsOfDirection.Backward, object? tolerance = null, (string Left, string Right)? suffixes = null)
    {
        ArgumentNullException.ThrowIfNull(right);
        var partners = AsOf.Partners(this, right, on, by ?? [], direction, tolerance);
        var rows = new int[RowCount];
        for (var row = 0; row < rows.Length; row++) rows[row] = row;
        var others = right.With(right.columns.Where(column => column.Name != on));
        return JoinRows.Assemble(this, others, by ?? [], by ?? [], rows, partners, suffixes ?? ("_x", "_y"), JoinKind.Left);
    }
}
