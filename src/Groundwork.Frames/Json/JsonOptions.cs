namespace Groundwork;

/// <summary>How JSON is read; the defaults suit lists of flat objects.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><c>DataFrame.ReadJson("orders.jsonl", new JsonOptions { FlattenDepth = 2 })</c></example>
public sealed record JsonOptions
{
    /// <summary>How many levels of objects inside objects become columns of their own, named with a point: <c>{"user": {"name": "Ada"}}</c> gives <c>user.name</c>. What lies deeper, and every list, stays JSON text. 0 leaves all objects text; the format ends at 64 levels.</summary>
    public int FlattenDepth { get; init; }

    /// <summary>Whether columns that hold only ISO dates (2024-01-31, with or without a time; with an offset they become UTC) become DateTime.</summary>
    public bool InferDates { get; init; } = true;

    /// <summary>Types for columns, by name; the others are inferred from all rows. As String a column may hold values of any kind, which keep the text they have in the file.</summary>
    public IReadOnlyDictionary<string, ColumnType>? Types { get; init; }
}
