namespace Groundwork;

/// <summary>A file as frames of a fixed number of rows.</summary>
internal static class CsvChunks
{
    private const int PieceBytes = 1 << 24;

    public static IEnumerable<DataFrame> Read(string path, int rows, CsvOptions options)
    {
        var limit = (long)(options.RowLimit ?? int.MaxValue);
        DataFrame? pending = null;
        foreach (var piece in Pieces(path, options))
        {
            pending = pending is null ? piece : Joined(pending, piece);
            while (pending.RowCount >= rows && limit > 0)
            {
                var part = pending.Head((int)Math.Min(rows, limit));
                limit -= part.RowCount;
                yield return part;
                pending = pending.Slice(part.RowCount);
            }
            if (limit == 0) yield break;
        }
        if (pending is { RowCount: > 0 }) yield return pending.Head((int)Math.Min(pending.RowCount, limit));
    }

    /// <summary>Frames of about 16 MB of text, with the names and types of the first.</summary>
    private static IEnumerable<DataFrame> Pieces(string path, CsvOptions options)
    {
        var source = TextSource.File(path, options.Encoding);
        var head = new CsvReader(source, options with { RowLimit = 0 }).Read();
        var whole = options.Names is null && options.HasHeader ? new CsvReader(source, options with { RowLimit = 0, Columns = null, Types = null, DateColumns = [] }).Read() : null;
        var rest = options with { HasHeader = options.HasHeader, RowLimit = null };
        using var stream = source.Open();
        var syntax = new CsvSyntax((byte)options.Separator, (byte)options.Quote, (byte)(options.Comment ?? '\0'));
        using var blocks = new CsvBlocks(stream, syntax);
        var isFirst = true;
        while (true)
        {
            var text = new MemoryStream();
            while (text.Length < PieceBytes)
            {
                var batch = blocks.Next();
                if (batch.Length == 0) break;
                foreach (var block in batch) text.Write(block.Bytes, 0, block.Length);
            }
            if (text.Length == 0) yield break;
            text.Position = 0;
            var frame = DataFrame.ReadCsv(text, rest with { Encoding = null });
            if (isFirst)
            {
                isFirst = false;
                rest = rest with { HasHeader = false, SkipLines = 0, Names = options.Names ?? (whole ?? frame).ColumnNames, Columns = head.ColumnNames };
            }
            yield return frame;
        }
    }

    private static DataFrame Joined(DataFrame above, DataFrame below)
    {
        for (var i = 0; i < above.ColumnCount; i++)
        {
            Column a = above.Columns[i], b = below.Columns[i];
            if (ColumnPromotion.Common(a, b) is not null) continue;
            above = above.WithColumns(a.Cast(ColumnType.String));
            below = below.WithColumns(b.Cast(ColumnType.String));
        }
        return DataFrame.Concat([above, below]);
    }
}
