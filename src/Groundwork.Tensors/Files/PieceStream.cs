namespace Groundwork;

/// <summary>Bytes that were collected before memory was taken for what they say: a header is only a claim, and a lie costs one piece.</summary>
sealed class PieceStream : ForwardStream
{
    const int Piece = 4 << 20;
    readonly Queue<ReadOnlyMemory<byte>> _pieces = new();
    ReadOnlyMemory<byte> _first;

    /// <summary>Reads so many bytes of a stream.</summary>
    /// <param name="stream">Where they come from.</param>
    /// <param name="bytes">How many there should be.</param>
    /// <param name="cut">Makes the exception for a stream that ends early, from the bytes there were and the bytes there should be.</param>
    public static PieceStream Collect(Stream stream, long bytes, Func<long, long, Exception> cut)
    {
        var collected = new PieceStream();
        for (long read = 0; read < bytes;)
        {
            var piece = new byte[(int)Math.Min(Piece, bytes - read)];
            int n = stream.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
            read += n;
            if (n < piece.Length) throw cut(read, bytes);
            collected._pieces.Enqueue(piece);
        }
        return collected;
    }

    public override int Read(Span<byte> buffer)
    {
        while (_first.IsEmpty && _pieces.TryDequeue(out _first)) { }
        int n = Math.Min(buffer.Length, _first.Length);
        _first.Span[..n].CopyTo(buffer);
        _first = _first[n..];
        return n;
    }
}
