namespace Groundwork;

/// <summary>A function of a row and its neighbours, within each group when there are groups.</summary>
internal sealed class WindowExpr(Expr inner, string call, Func<Column, int[], Column> function) : Expr
{
    internal override string OutputName => inner.OutputName;

    internal override IEnumerable<Expr> Children => [inner];

    internal override Column Evaluate(Evaluation context)
    {
        if (context.IsPerGroup) throw new FrameException($"{context.Op}: {this} has one value a row, and a group needs one; use .Over(keys) in WithColumns");
        var column = context.Full(inner);
        if (context.Groups is not { } groups) return function(column, [0, column.Length]);
        var inOrder = function(column.Take(groups.Order), groups.Starts);
        var back = new int[column.Length];
        back.AsSpan().Fill(-1);
        for (var i = 0; i < groups.Order.Length; i++) back[groups.Order[i]] = i;
        return inOrder.Take(back);
    }

    public override string ToString() => $"{inner}.{call}";
}
