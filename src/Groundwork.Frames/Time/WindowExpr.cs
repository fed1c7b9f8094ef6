namespace Groundwork;

/// <summary>A function of a row and its neighbours, within each group when there are groups.</summary>
/// <param name="inner">The values.</param>
/// <param name="call">What stands behind them in messages.</param>
/// <param name="function">Makes one value a row of the values, the column that they lie along, and where the segments start.</param>
/// <param name="along">What windows of time are measured by, or null.</param>
internal sealed class WindowExpr(Expr inner, string call, Func<Column, Column?, int[], Column> function, Expr? along = null) : Expr
{
    public WindowExpr(Expr inner, string call, Func<Column, int[], Column> function) : this(inner, call, (column, _, starts) => function(column, starts))
    {
    }

    internal override string OutputName => inner.OutputName;

    internal override IEnumerable<Expr> Children => along is null ? [inner] : [inner, along];

    internal override Column Evaluate(Evaluation context)
    {
        if (context.IsPerGroup) throw new FrameException($"{context.Op}: {this} has one value a row, and a group needs one; use .Over(keys) in WithColumns");
        var column = context.Full(inner);
        var place = along is null ? null : context.Full(along);
        if (context.Groups is not { } groups) return function(column, place, [0, column.Length]);
        var inOrder = function(column.Take(groups.Order), place?.Take(groups.Order), groups.Starts);
        var back = new int[column.Length];
        back.AsSpan().Fill(-1);
        for (var i = 0; i < groups.Order.Length; i++) back[groups.Order[i]] = i;
        return inOrder.Take(back);
    }

    public override string ToString() => $"{inner}.{call}";
}
