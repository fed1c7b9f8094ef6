using System.Runtime.ExceptionServices;

namespace Groundwork;

/// <summary>
/// Reads a file in batches of blocks: the blocks' fields are found in parallel, then their rows are converted in parallel
/// into the final arrays. A column whose type turns out wrong is widened on the way (whole numbers to floats), or read
/// again as text at the end.
/// </summary>
internal sealed partial class CsvReader
{
    private readonly TextSource source;
    private readonly CsvOptions options;
    private readonly CsvSyntax syntax;
    private readonly CsvFormat format;
    private string[] names = [];

    public CsvReader(TextSource source, CsvOptions options)
    {
        options.Check();
        this.source = source;
        this.options = options;
        syntax = new CsvSyntax((byte)options.Separator, (byte)options.Quote, (byte)(options.Comment ?? '\0'));
        format = new CsvFormat(new MissingTexts(options.MissingTexts), (byte)options.DecimalSeparator, (byte)(options.ThousandsSeparator ?? '\0'));
    }

    public DataFrame Read()
    {
        try
        {
            return ReadColumns();
        }
        catch (CsvQuoteException open)
        {
            throw Unclosed(open);
        }
    }

    private DataFrame ReadColumns()
    {
        names = ReadNames(out var headerLines);
        var wanted = Wanted();
        var width = wanted.Count;
        var slots = new int[names.Length];
        slots.AsSpan().Fill(-1);
        for (var slot = 0; slot < width; slot++) slots[wanted[slot]] = slot;
        var capacity = Math.Max(1, Capacity(headerLines));
        var asked = wanted.Select(position => AskedType(names[position])).ToArray();
        var columns = asked.Select(type => type is { } known ? CsvColumn.Of(Stored(known), format, capacity, 0) : null).ToArray();
        var again = new bool[width];
        var rows = Pass(slots, columns, asked, again, capacity, headerLines);
        if (again.Contains(true))
        {
            // The first guess was wrong for these: read them again, as text.
            var textSlots = new int[names.Length];
            textSlots.AsSpan().Fill(-1);
            var repeated = Enumerable.Range(0, width).Where(slot => again[slot]).ToArray();
            for (var i = 0; i < repeated.Length; i++) textSlots[wanted[repeated[i]]] = i;
            var texts = repeated.Select(_ => (CsvColumn?)CsvColumn.Of(ColumnType.String, format, Math.Max(1, rows), 0)).ToArray();
            Pass(textSlots, texts, new ColumnType?[texts.Length], new bool[texts.Length], rows, headerLines, quiet: true);
            for (var i = 0; i < repeated.Length; i++) columns[repeated[i]] = texts[i];
        }
        var result = new Column[width];
        Chunks.Each(width, slot =>
        {
            var name = names[wanted[slot]];
            var column = columns[slot]?.ToColumn(name, rows) ?? ColumnCast.MissingOf(name, rows == 0 ? ColumnType.String : ColumnType.Float64, rows);
            columns[slot] = null;
            result[slot] = AsAsked(column, asked[slot]);
        });
        return new DataFrame(result);
    }

    private Column AsAsked(Column column, ColumnType? asked) => options.DateColumns.Contains(column.Name) ? column.Cast(ColumnType.DateTime) : asked is { } type ? column.Cast(type) : column;

    /// <summary>Reads all rows into the columns; null columns get a type with their first present value.</summary>
    private int Pass(int[] slots, CsvColumn?[] columns, ColumnType?[] asked, bool[] again, int capacity, int headerLines, bool quiet = false)
    {
        using var blocks = new CsvBlocks(OpenBody(headerLines), syntax);
        var width = columns.Length;
        var rows = 0;
        var limit = options.RowLimit ?? int.MaxValue;
        var batch = limit > 0 ? blocks.Next() : [];
        for (CsvBlock[] following = []; batch.Length > 0 && rows < limit; batch = following)
        {
            // The next blocks are read from the file while these are looked through.
            ExceptionDispatchInfo? failure = null;
            Chunks.Each(batch.Length + 1, i =>
            {
                if (i > 0)
                {
                    batch[i - 1].Index(syntax, slots, width);
                    return;
                }
                try
                {
                    following = blocks.Next();
                }
                catch (Exception error)
                {
                    failure = ExceptionDispatchInfo.Capture(error);
                }
            });
            if (!quiet) foreach (var block in batch) ReportBadRows(block, headerLines);
            var (offsets, total) = Offsets(batch, rows, limit);
            capacity = Math.Max(capacity, total);
            for (var slot = 0; slot < width; slot++)
            {
                if (columns[slot] is null && !again[slot]) columns[slot] = FirstGuess(batch, slot, width, capacity, rows);
                columns[slot]?.Reserve(total);
            }
            var misfit = new bool[width];
            Chunks.Each(batch.Length, i =>
            {
                for (var slot = 0; slot < width; slot++)
                    if (columns[slot] is { } column && !column.Parse(batch[i], i, slot, width, offsets[i])) misfit[slot] = true;
            });
            for (var slot = 0; slot < width; slot++)
                if (misfit[slot]) Widen(batch, columns, asked, again, slot, width, offsets, rows, capacity, slots, headerLines);
            var recodes = new Action<int>?[width];
            var texts = Array.FindAll(columns, static column => column is CsvTexts);
            Chunks.Each(texts.Length, i => recodes[i] = texts[i]!.Merge(batch, offsets));
            if (texts.Length > 0) Chunks.Each(batch.Length, i => Array.ForEach(recodes, recode => recode?.Invoke(i)));
            rows = total;
            if (rows < limit) failure?.Throw(); // what is wrong with these rows was said first
        }
        return rows;
    }

    private void Widen(CsvBlock[] batch, CsvColumn?[] columns, ColumnType?[] asked, bool[] again, int slot, int width, int[] offsets, int rows, int capacity, int[] slots, int headerLines)
    {
        if (asked[slot] is { } type && !options.DateColumns.Contains(names[Array.IndexOf(slots, slot)])) throw Misfit(batch, columns[slot]!, type, slot, width, slots, headerLines);
        if (columns[slot] is CsvWholes wholes)
        {
            var reals = wholes.ToReals(rows, capacity);
            var fits = true;
            Chunks.Each(batch.Length, i =>
            {
                if (!reals.Parse(batch[i], i, slot, width, offsets[i])) Volatile.Write(ref fits, false);
            });
            if (fits)
            {
                columns[slot] = reals;
                return;
            }
            if (wholes.IsAllPlain)
            {
                var texts = wholes.ToTexts(rows, capacity);
                Chunks.Each(batch.Length, i => texts.Parse(batch[i], i, slot, width, offsets[i]));
                columns[slot] = texts;
                return;
            }
        }
        columns[slot] = null;
        again[slot] = true;
    }

    /// <summary>The narrowest type that fits the first present values, or null when there are none yet.</summary>
    private CsvColumn? FirstGuess(CsvBlock[] batch, int slot, int width, int capacity, int rows)
    {
        ColumnType[] candidates = options.InferDates
            ? [ColumnType.Bool, ColumnType.Int64, ColumnType.Float64, ColumnType.DateTime, ColumnType.String]
            : [ColumnType.Bool, ColumnType.Int64, ColumnType.Float64, ColumnType.String];
        var tests = Array.ConvertAll(candidates, type => CsvColumn.Of(type, format, 0, 0));
        int best = 0, seen = 0;
        foreach (var block in batch)
            for (var row = 0; row < block.Rows && seen < 1000; row++)
            {
                var field = block.Field(row, slot, width);
                if (format.Missing.Contains(field)) continue;
                seen++;
                // A whole number fits a float column, but nothing else is both of two types.
                while (!tests[best].Fits(field)) best = seen == 1 || candidates[best] == ColumnType.Int64 && tests[best + 1].Fits(field) ? best + 1 : tests.Length - 1;
            }
        return seen == 0 ? null : CsvColumn.Of(candidates[best], format, capacity, rows);
    }

    private List<int> Wanted()
    {
        if (options.Types is not null)
            foreach (var name in options.Types.Keys) if (Array.IndexOf(names, name) < 0) throw new UnknownColumnException("csv types", name, names);
        foreach (var name in options.DateColumns) if (Array.IndexOf(names, name) < 0) throw new UnknownColumnException("csv dates", name, names);
        if (options.Columns is not { } columns) return [.. Enumerable.Range(0, names.Length)];
        return [.. columns.Distinct().Select(name => Array.IndexOf(names, name) is >= 0 and var position ? position : throw new UnknownColumnException("csv columns", name, names)).Order()];
    }

    private ColumnType? AskedType(string name) => options.DateColumns.Contains(name) ? ColumnType.DateTime
        : options.Types is not null && options.Types.TryGetValue(name, out var type) ? type : null;

    /// <summary>The type that is read; the others are converted from it at the end.</summary>
    private static ColumnType Stored(ColumnType type) => type switch
    {
        ColumnType.Int32 => ColumnType.Int64,
        ColumnType.Float32 => ColumnType.Float64,
        ColumnType.Category or ColumnType.TimeSpan => ColumnType.String,
        ColumnType.DateOnly => ColumnType.DateTime,
        _ => type,
    };

    /// <summary>Room for the rows of a plain file: as many as it has lines. Other sources grow as they are read.</summary>
    private int Capacity(int headerLines)
    {
        if (options.RowLimit is { } limit) return limit;
        using var stream = source.Open();
        if (!stream.CanSeek) return 1 << 16;
        const int piece = 1 << 22;
        var from = stream.Position;
        var counts = new long[(int)Math.Min(int.MaxValue, (stream.Length - from + piece - 1) / piece)];
        Chunks.Each(counts.Length, i =>
        {
            using var part = source.Open();
            part.Position = from + (long)i * piece;
            var buffer = new byte[1 << 17];
            for (int left = piece, read; left > 0 && (read = part.Read(buffer, 0, Math.Min(left, buffer.Length))) > 0; left -= read) counts[i] += buffer.AsSpan(0, read).Count((byte)'\n');
        });
        var lines = counts.Sum();
        if (stream.Length > from)
        {
            stream.Position = stream.Length - 1;
            if (stream.ReadByte() != '\n') lines++;
        }
        return (int)Math.Min(Array.MaxLength, Math.Max(1, lines - headerLines));
    }

    private Stream OpenBody(int lines)
    {
        var stream = source.Open();
        if (lines == 0) return stream;
        var ahead = new byte[1 << 12];
        var kept = new MemoryStream();
        while (lines > 0)
        {
            var read = stream.Read(ahead);
            if (read == 0) return stream;
            var at = 0;
            while (at < read && lines > 0)
            {
                var end = ahead.AsSpan(at, read - at).IndexOf((byte)'\n');
                if (end < 0)
                {
                    at = read;
                    break;
                }
                at += end + 1;
                lines--;
            }
            if (lines == 0) kept.Write(ahead.AsSpan(at, read - at));
        }
        return new PrefixedStream(kept.ToArray(), stream);
    }
}
