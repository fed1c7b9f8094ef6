using System.Text;

namespace Groundwork;

/// <summary>The names of the columns.</summary>
internal sealed partial class CsvReader
{
    private string[] ReadNames(out int headerLines)
    {
        // The header is the first record that is not blank; its own lines are left out of the body.
        using var blocks = new CsvBlocks(OpenBody(0), syntax, batchSize: 1);
        var batch = blocks.Next();
        headerLines = options.SkipLines;
        var wide = new int[1 << 16];
        for (var i = 0; i < wide.Length; i++) wide[i] = i;
        if (batch.Length == 0) return options.Names is { } given ? [.. given] : options.HasHeader ? throw new CsvException("csv: the file is empty, not even a header", 1, "") : [];
        var first = batch[0];
        var length = first.Length;
        var hasQuotes = first.HasQuotes;
        var at = 0;
        for (var line = 0; line < options.SkipLines && at < length; line++) at = NextLine(first.Bytes, at, length);
        while (at < length)
        {
            // One record, however many lines: grown line by line until its quotes close.
            var end = NextLine(first.Bytes, at, length);
            while (end < length && hasQuotes && IsOpen(first.Bytes.AsSpan(at, end - at))) end = NextLine(first.Bytes, end, length);
            var record = new CsvBlock { Length = end - at, HasQuotes = hasQuotes };
            record.MakeRoom(end - at + 64);
            first.Bytes.AsSpan(at, end - at).CopyTo(record.Bytes);
            var lines = first.Bytes.AsSpan(at, end - at).Count((byte)'\n');
            var count = CountFields(record, out var fields);
            at = end;
            if (count == 0)
            {
                headerLines += lines;
                continue;
            }
            if (options.HasHeader) headerLines += Math.Max(1, lines);
            return Named(options.HasHeader ? fields : null, count);
        }
        return options.Names is { } named ? [.. named] : throw new CsvException("csv: the file has no header", 1, "");
    }

    private int CountFields(CsvBlock record, out string[] fields)
    {
        // As many slots as the record can have fields at most.
        var most = record.Bytes.AsSpan(0, record.Length).Count(syntax.Separator) + 1;
        var slots = Enumerable.Range(0, most).ToArray();
        record.Index(syntax, slots, most);
        fields = [];
        if (record.Rows == 0) return 0;
        var texts = new List<string>();
        for (var i = 0; i < most; i++)
        {
            if (i > 0 && record.Fields[i * 2] == 0 && record.Fields[i * 2 + 1] == 0) break; // a field that is not there starts at 0
            texts.Add(Encoding.UTF8.GetString(record.Field(0, i, most)));
        }
        fields = [.. texts];
        record.Release();
        return fields.Length;
    }

    private string[] Named(string[]? header, int count)
    {
        if (options.Names is { } given)
        {
            if (given.Distinct().Count() != given.Count) throw new FrameException("csv: a name stands twice among Names");
            return [.. given];
        }
        if (header is null) return [.. Enumerable.Range(0, count).Select(static i => $"column{i}")];
        var used = new HashSet<string>();
        for (var i = 0; i < header.Length; i++)
        {
            // As pandas does: no name is "Unnamed: 3", a second "a" is "a.1".
            var name = header[i].Length == 0 ? $"Unnamed: {i}" : header[i];
            var unique = name;
            for (var n = 1; !used.Add(unique); n++) unique = $"{name}.{n}";
            header[i] = unique;
        }
        return header;
    }

    private static int NextLine(byte[] bytes, int at, int length)
    {
        var end = bytes.AsSpan(at, length - at).IndexOf((byte)'\n');
        return end < 0 ? length : at + end + 1;
    }

    private bool IsOpen(ReadOnlySpan<byte> record) => record.Count(syntax.Quote) % 2 == 1;
}
