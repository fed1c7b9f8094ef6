namespace Groundwork;

/// <summary>
/// A column yet to be computed: an expression over a frame's columns that a verb evaluates, or that a database does.
/// </summary>
/// <remarks>
/// Built from <see cref="Frame.Col"/> and <see cref="Frame.Lit"/> with operators and methods; it never changes and holds no data.
/// Arithmetic with a missing value is missing. A comparison with a missing value is false (<c>!=</c> is true), so a
/// condition is always true or false. A C# number is weak: it takes the type of the column beside it unless it has a
/// fraction and the column has none. The result is named like its left-most column unless <see cref="As"/> names it.
/// <code>
/// using static Groundwork.Frame;
/// penguins.WithColumns((Col("mass") / 1000).As("kg"))
///         .Filter(Col("kg") > 4 &amp; Col("island") == "Dream");
/// </code>
/// Immutable: safe to use from several threads.
/// </remarks>
public abstract partial class Expr
{
    private protected Expr() { }

    /// <summary>Text accessors: <c>Col("name").Str.Contains("ad")</c>.</summary>
    public TextAccessor Str => new(this);

    /// <summary>Date and time accessors: <c>Col("when").Dt.Month</c>.</summary>
    public DateAccessor Dt => new(this);

    /// <summary>Names the result.</summary>
    public Expr As(string name) => new AliasExpr(this, Names.Check("as", name));

    /// <summary>Computes the result within each group of rows that agree on the keys, and gives every row its group's value.</summary>
    /// <remarks>Aggregations spread over their group; shift, rank, cumulative and rolling functions stay inside their group. Missing keys form a group of their own.</remarks>
    /// <example><c>(Col("mass") - Col("mass").Mean().Over("species")).As("above_mean")</c></example>
    public Expr Over(params string[] keys) => new OverExpr(this, keys.Length > 0 ? keys : throw new FrameException("over: needs at least one key column"));

    /// <summary>The result in another type; see <see cref="Column.Cast"/>.</summary>
    public Expr Cast(ColumnType type) => new CastExpr(this, type);

    /// <summary>Sorts by this expression upwards: <c>frame.Sort(Col("a").Ascending())</c>.</summary>
    public SortKey Ascending(bool missingFirst = false) => new(this, descending: false, missingFirst);

    /// <summary>Sorts by this expression downwards: <c>frame.Sort(Col("mass").Descending())</c>.</summary>
    public SortKey Descending(bool missingFirst = false) => new(this, descending: true, missingFirst);

    /// <summary>A whole number as a literal.</summary>
    public static implicit operator Expr(int value) => new LiteralExpr((long)value);

    /// <summary>A whole number as a literal.</summary>
    public static implicit operator Expr(long value) => new LiteralExpr(value);

    /// <summary>A number as a literal; NaN is a missing value.</summary>
    public static implicit operator Expr(double value) => new LiteralExpr(value);

    /// <summary>A truth value as a literal.</summary>
    public static implicit operator Expr(bool value) => new LiteralExpr(value);

    /// <summary>A text as a literal (a column is <c>Col("name")</c>); beside a date column it is read as a date. Alone in a verb that takes columns it names one.</summary>
    public static implicit operator Expr(string value) => new LiteralExpr(value, isBareText: true);

    /// <summary>A moment as a literal.</summary>
    public static implicit operator Expr(DateTime value) => new LiteralExpr(value);

    /// <summary>A day as a literal.</summary>
    public static implicit operator Expr(DateOnly value) => new LiteralExpr(value);

    /// <summary>A length of time as a literal.</summary>
    public static implicit operator Expr(TimeSpan value) => new LiteralExpr(value);

    /// <summary>Two expressions are equal only when they are the same object; <c>==</c> builds a comparison.</summary>
    public sealed override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <summary>A hash of the object's identity.</summary>
    public sealed override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>The expression as it would be written in C#.</summary>
    public abstract override string ToString();

    internal abstract string OutputName { get; }

    /// <summary>What a verb that takes columns is given: <c>Select("name", Col("mass") / 1000)</c>.</summary>
    internal static Expr[] Columns(Expr[] expressions) => Array.ConvertAll(expressions, static value => value is LiteralExpr { IsBareText: true, Value: string name } ? new ColumnExpr(name) : value);

    internal static FrameException Hides(Expr key) => new($"group by: {key} would hide the column \"{key.OutputName}\"; name the key with As, as in .As(\"{key.OutputName}_group\")");

    /// <summary>The values, of the context's length or of length 1 (the same for every row).</summary>
    internal abstract Column Evaluate(Evaluation context);

    internal abstract IEnumerable<Expr> Children { get; }

    internal IEnumerable<Expr> Tree()
    {
        yield return this;
        foreach (var child in Children)
            foreach (var node in child.Tree()) yield return node;
    }

    /// <summary>The columns that the expression reads.</summary>
    internal IEnumerable<string> Columns() => Tree().SelectMany(static node => node switch
    {
        ColumnExpr column => [column.Name],
        OverExpr over => over.Keys,
        _ => (IEnumerable<string>)[],
    }).Distinct();
}
