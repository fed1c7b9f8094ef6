namespace Groundwork;

/// <summary>Cuts a stream into blocks of whole records, some at a time; the cuts depend on the bytes alone.</summary>
internal sealed class CsvBlocks(Stream stream, CsvSyntax syntax, int blockSize = CsvBlocks.BlockSize, int batchSize = CsvBlocks.BatchSize) : IDisposable
{
    public const int BlockSize = (1 << 17) - 64; // with what vectors read past the end, a size of the shared pool; bytes and field places stay in the second cache: 10% faster than 1 << 19
    public const int BatchSize = 32; // few waits for the last block of a batch
    private const int LongestRecord = 1 << 28;
    private CsvBlock[] batch = Blocks(batchSize), other = [];
    private byte[] carry = [];
    private int carried;
    private long offset;
    private bool isAtEnd;

    public void Dispose()
    {
        stream.Dispose();
        foreach (var block in batch.Concat(other)) block.Release();
        (batch, other) = ([], []);
    }

    /// <summary>The next blocks; none at the end. They are reused by the call after the next one.</summary>
    public CsvBlock[] Next()
    {
        if (other.Length == 0) other = Blocks(batchSize);
        (batch, other) = (other, batch);
        var count = 0;
        while (count < batch.Length && Fill(batch[count])) count++;
        return count == batch.Length ? batch : batch[..count];
    }

    private static CsvBlock[] Blocks(int count) => [.. Enumerable.Range(0, count).Select(static _ => new CsvBlock())];

    private bool Fill(CsvBlock block)
    {
        if (isAtEnd && carried == 0) return false;
        if (carried > LongestRecord) throw new CsvQuoteException(offset); // as good as always a quote that is never closed
        var size = Math.Max(blockSize, carried * 2);
        // 64 bytes more than used, so that vectors may read past the end.
        if (block.Bytes.Length < size + 64) block.MakeRoom(size + 64);
        carry.AsSpan(0, carried).CopyTo(block.Bytes);
        var filled = carried;
        while (!isAtEnd && filled < size)
        {
            var read = stream.Read(block.Bytes, filled, size - filled);
            if (read == 0) isAtEnd = true;
            filled += read;
        }
        var (end, hasQuotes) = isAtEnd ? (filled, block.Bytes.AsSpan(0, filled).Contains(syntax.Quote)) : LastRecordEnd(block, filled);
        if (isAtEnd && hasQuotes && OpenQuote(block.Bytes.AsSpan(0, filled)) is >= 0 and var open)
            throw new CsvQuoteException(offset + open);
        carried = filled - end;
        if (carry.Length < carried) carry = new byte[carried * 2];
        block.Bytes.AsSpan(end, carried).CopyTo(carry);
        if (end == 0 && !isAtEnd) return Fill(block); // one record is longer than the block: carried is doubled
        (block.Length, block.HasQuotes, block.Offset) = (end, hasQuotes, offset);
        offset += end;
        return end > 0;
    }

    /// <summary>The end of the last line that lies outside quotes, and whether there are any.</summary>
    private (int End, bool HasQuotes) LastRecordEnd(CsvBlock block, int length)
    {
        var bytes = block.Bytes.AsSpan(0, length);
        if (!bytes.Contains(syntax.Quote)) return (bytes.LastIndexOf((byte)'\n') + 1, false);
        if (syntax.Comment == 0 && CsvBlock.LastRecordEnd(block.Bytes, length, syntax) is >= 0 and var end) return (end, true);
        var at = 0;
        var last = -1;
        while (true)
        {
            var quote = NextQuote(bytes, at);
            var newline = bytes[at..(quote < 0 ? bytes.Length : quote)].LastIndexOf((byte)'\n');
            if (newline >= 0) last = at + newline;
            if (quote < 0) return (last + 1, true);
            at = Close(bytes, quote);
            if (at < 0) return (last + 1, true);
        }
    }

    private int OpenQuote(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; NextQuote(bytes, at) is >= 0 and var quote;)
        {
            at = Close(bytes, quote);
            if (at < 0) return quote;
        }
        return -1;
    }

    /// <summary>The next quote that begins a field, or -1.</summary>
    private int NextQuote(ReadOnlySpan<byte> bytes, int at)
    {
        while (true)
        {
            var next = bytes[at..].IndexOf(syntax.Quote);
            if (next < 0) return -1;
            next += at;
            if (syntax.Comment != 0 && InComment(bytes, next))
            {
                var end = bytes[next..].IndexOf((byte)'\n');
                if (end < 0) return -1;
                at = next + end;
                continue;
            }
            if (next == 0 || bytes[next - 1] == syntax.Separator || bytes[next - 1] == (byte)'\n') return next;
            at = next + 1;
        }
    }

    private bool InComment(ReadOnlySpan<byte> bytes, int at) => bytes[(bytes[..at].LastIndexOf((byte)'\n') + 1)..at].Contains(syntax.Comment);

    /// <summary>The place behind the quote that closes the one at a place, or -1.</summary>
    private int Close(ReadOnlySpan<byte> bytes, int open)
    {
        for (var at = open + 1; ;)
        {
            var next = bytes[at..].IndexOf(syntax.Quote);
            if (next < 0) return -1;
            at += next + 1;
            if (at >= bytes.Length || bytes[at] != syntax.Quote) return at;
            at++;
        }
    }
}

/// <summary>A quote that is opened at an offset and never closed; the reader adds the line.</summary>
internal sealed class CsvQuoteException(long offset) : Exception
{
    public long Offset => offset;
}
