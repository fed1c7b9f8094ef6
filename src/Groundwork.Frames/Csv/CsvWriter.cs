using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Groundwork;

/// <summary>Writes a frame as CSV; chunks of rows are formatted in parallel and written in order.</summary>
internal sealed class CsvWriter
{
    private const int ChunkRows = 1 << 13;
    private const int ChunksAtOnce = 16;
    private readonly DataFrame frame;
    private readonly byte separator;
    private readonly SearchValues<byte> special;
    private readonly Dictionary<TextColumn, byte[][]> texts = [];

    public CsvWriter(DataFrame frame, char separator)
    {
        if (separator > 127 || separator is '"' or '\n' or '\r') throw new FrameException($"csv: '{separator}' cannot be the separator");
        this.frame = frame;
        this.separator = (byte)separator;
        special = SearchValues.Create([this.separator, (byte)'"', (byte)'\n', (byte)'\r']);
        foreach (var column in frame.Columns.OfType<TextColumn>()) texts[column] = Array.ConvertAll(column.Texts, Field);
    }

    public void Write(Stream stream)
    {
        for (var i = 0; i < frame.ColumnCount; i++)
        {
            if (i > 0) stream.WriteByte(separator);
            stream.Write(Field(frame.Columns[i].Name));
        }
        if (frame.ColumnCount == 0) return;
        stream.WriteByte((byte)'\n');
        var buffers = new ArrayBufferWriter<byte>[ChunksAtOnce];
        for (var i = 0; i < buffers.Length; i++) buffers[i] = new ArrayBufferWriter<byte>(1 << 16);
        for (var start = 0; start < frame.RowCount; start += ChunkRows * ChunksAtOnce)
        {
            var rows = Math.Min(frame.RowCount - start, ChunkRows * ChunksAtOnce);
            var first = start;
            Chunks.For(rows, (chunk, from, to) => Rows(first + from, first + to, buffers[chunk]), ChunkRows);
            for (var chunk = 0; chunk < Chunks.CountOf(rows, ChunkRows); chunk++)
            {
                stream.Write(buffers[chunk].WrittenSpan);
                buffers[chunk].ResetWrittenCount();
            }
        }
    }

    private void Rows(int from, int to, ArrayBufferWriter<byte> target)
    {
        var columns = frame.Columns;
        for (var row = from; row < to; row++)
        {
            var lineStart = target.WrittenCount;
            for (var i = 0; i < columns.Count; i++)
            {
                if (i > 0) Put(target, separator);
                Cell(columns[i], row, target);
            }
            // A line that is empty would be skipped when read.
            if (target.WrittenCount == lineStart) target.Write("\"\""u8);
            Put(target, (byte)'\n');
        }
    }

    private void Cell(Column column, int row, ArrayBufferWriter<byte> target)
    {
        if (column.Missing(row)) return;
        switch (column)
        {
            case TextColumn c:
                target.Write(texts[c][c.Codes[row]]);
                return;
            case ValueColumn<double> c when double.IsFinite(c.Data[row]):
                Number(c.Data[row], target);
                return;
            case ValueColumn<float> c when float.IsFinite(c.Data[row]):
                Number(c.Data[row], target);
                return;
            case ValueColumn<long> c:
                Whole(c.Data[row], target);
                return;
            case ValueColumn<int> c:
                Whole(c.Data[row], target);
                return;
            case ValueColumn<DateTime> c when c.Data[row].TimeOfDay == TimeSpan.Zero && AllDays(c):
                target.Write(Encoding.UTF8.GetBytes(c.Data[row].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
                return;
            case ValueColumn<DateTime>:
                target.Write(Encoding.UTF8.GetBytes(ValueText.Of(column, row).Replace('T', ' ')));
                return;
            default:
                target.Write(Encoding.UTF8.GetBytes(ValueText.Of(column, row)));
                return;
        }
    }

    private readonly Dictionary<Column, bool> allDays = [];

    /// <summary>Dates without a time are written without one, as long as all of the column are.</summary>
    private bool AllDays(ValueColumn<DateTime> column)
    {
        lock (allDays)
        {
            if (!allDays.TryGetValue(column, out var all)) allDays[column] = all = Array.TrueForAll(column.Data, static value => value.TimeOfDay == TimeSpan.Zero);
            return all;
        }
    }

    private static void Put(ArrayBufferWriter<byte> target, byte value)
    {
        target.GetSpan(1)[0] = value;
        target.Advance(1);
    }

    private static void Whole(long value, ArrayBufferWriter<byte> target)
    {
        Utf8Formatter.TryFormat(value, target.GetSpan(24), out var written);
        target.Advance(written);
    }

    private static void Number<T>(T value, ArrayBufferWriter<byte> target) where T : IUtf8SpanFormattable
    {
        var span = target.GetSpan(40);
        value.TryFormat(span, out var written, "R", CultureInfo.InvariantCulture);
        // A float column reads back as one: 11 is written 11.0.
        if (span[..written].IndexOfAny((byte)'.', (byte)'E') < 0)
        {
            span[written++] = (byte)'.';
            span[written++] = (byte)'0';
        }
        target.Advance(written);
    }

    private byte[] Field(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.AsSpan().IndexOfAny(special) < 0) return bytes;
        return [(byte)'"', .. Encoding.UTF8.GetBytes(text.Replace("\"", "\"\"", StringComparison.Ordinal)), (byte)'"'];
    }
}
