namespace Groundwork;

public sealed partial class DataFrame
{
    /// <summary>A row for each part of a column's texts: <c>a,b</c> becomes two rows, with the other columns' values in both.</summary>
    /// <remarks>
    /// With a separator the texts are split at it, and the parts are text; without one they are JSON lists, as
    /// <see cref="ReadJson(string, JsonOptions?)"/> leaves them, and the parts have the type of their values. A missing text
    /// and an empty list keep their row, with a missing value; an empty text is one empty part.
    /// </remarks>
    /// <param name="column">The column of texts.</param>
    /// <param name="separator">What stands between the parts, or null for JSON lists.</param>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    /// <exception cref="ColumnTypeException">The column holds no texts, or the values of its lists do not go together.</exception>
    /// <exception cref="FrameException">A text is not a JSON list, or there would be more than 2³¹ rows.</exception>
    /// <example><c>films.Explode("genres", "|").GroupBy("genres").Count()</c></example>
    public DataFrame Explode(string column, string? separator = null)
    {
        if (separator is { Length: 0 }) throw new FrameException("explode: the separator is empty; say what stands between the parts, or leave it out for JSON lists");
        var texts = Exploding.Texts("explode", Find("explode", column), RowCount);
        var (parts, starts) = separator is null ? Exploding.Lists(texts) : Exploding.Split(texts, separator);
        var (rows, from) = Exploding.Rows(texts, starts);
        return MapColumns(rows.Length, own => own.Name == column ? parts.Take(from).Rename(column) : own.Take(rows));
    }

    /// <summary>The objects of a column of JSON texts as columns, named with the column's name and a point, in its place: <c>user</c> gives <c>user.name</c>.</summary>
    /// <param name="column">The column of texts, as <see cref="ReadJson(string, JsonOptions?)"/> leaves objects and <see cref="Explode"/> the objects of lists; missing ones give missing values.</param>
    /// <param name="options">How deep to flatten, dates and types, by their names without the column's.</param>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    /// <exception cref="ColumnTypeException">The column holds no texts.</exception>
    /// <exception cref="FormatException">A text is not a JSON object.</exception>
    /// <exception cref="FrameException">A new column has the name of another one.</exception>
    /// <example><c>orders.Explode("items").Unnest("items")</c></example>
    public DataFrame Unnest(string column, JsonOptions? options = null)
    {
        var texts = Exploding.Texts("unnest", Find("unnest", column), RowCount);
        var used = texts.UsedTexts();
        var number = -1;
        var places = Array.ConvertAll(used, one => one ? ++number : -1); // each distinct text once
        var objects = number < 0 ? Empty : JsonText.ReadRows(texts.Texts.Where((_, code) => used[code]), options ?? new JsonOptions());
        var rows = Loops.Map(texts.Codes, code => code < 0 ? -1 : places[code]);
        return new DataFrame([.. columns.SelectMany(own => own.Name == column ? objects.columns.Select(inner => inner.Take(rows).Rename($"{column}.{inner.Name}")) : [own])], RowCount, key);
    }
}

/// <summary>Texts that hold several values: their parts, and the rows that these become.</summary>
internal static class Exploding
{
    public static TextColumn Texts(string op, Column column, int rows) => column as TextColumn
        ?? (column.HasAny() ? throw new ColumnTypeException($"{op}: column \"{column.Name}\" holds {column.Type.ShortName()}, not texts that can be taken apart") : new TextColumn(column.Name, Enumerable.Repeat(-1, rows).ToArray(), []));

    /// <summary>The parts of each distinct text; those of text i are starts[i] .. starts[i + 1] - 1.</summary>
    public static (Column Parts, int[] Starts) Split(TextColumn texts, string separator)
    {
        var pool = new TextPool(texts.Texts.Length);
        var codes = new List<int>(texts.Texts.Length);
        var starts = new int[texts.Texts.Length + 1];
        for (var i = 0; i < texts.Texts.Length; i++)
        {
            foreach (var part in texts.Texts[i].Split(separator)) codes.Add(pool.Add(part));
            starts[i + 1] = codes.Count;
        }
        return (new TextColumn(texts.Name, [.. codes], pool.ToArray()), starts);
    }

    /// <summary>The values of each distinct JSON list; texts that no row uses count as empty ones.</summary>
    public static (Column Parts, int[] Starts) Lists(TextColumn texts)
    {
        var used = texts.UsedTexts();
        var starts = new int[texts.Texts.Length + 1];
        var values = new JsonColumn(texts.Name, isText: false);
        for (var i = 0; i < texts.Texts.Length; i++)
        {
            if (used[i] && !JsonText.TryReadList(texts.Texts[i], values))
            {
                var row = Array.IndexOf(texts.Codes, i);
                throw new FrameException($"explode: row {row} of \"{texts.Name}\" holds {CellText.Quoted(texts, row)}, which is not a JSON list; give a separator to split texts");
            }
            starts[i + 1] = values.Count;
        }
        return (JsonColumns.Merge(texts.Name, [values], [0, values.Count], new JsonOptions()), starts);
    }

    /// <summary>For each new row the row that it comes from, and its part or -1.</summary>
    public static (int[] Rows, int[] Parts) Rows(TextColumn texts, int[] starts)
    {
        long total = 0;
        foreach (var code in texts.Codes) total += code < 0 ? 1 : Math.Max(1, starts[code + 1] - starts[code]);
        if (total > Array.MaxLength) throw new FrameException($"explode: the result would have {total} rows, more than a frame holds");
        int[] rows = new int[total], parts = new int[total];
        var at = 0;
        for (var row = 0; row < texts.Length; row++)
        {
            var code = texts.Codes[row];
            var (first, end) = code < 0 ? (0, 0) : (starts[code], starts[code + 1]);
            if (first == end) (rows[at], parts[at++]) = (row, -1);
            for (var part = first; part < end; part++) (rows[at], parts[at++]) = (row, part);
        }
        return (rows, parts);
    }
}
