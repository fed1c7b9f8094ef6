using System.IO.Compression;
using System.Text;

namespace Groundwork;

/// <summary>A text that can be read from its start several times, as UTF-8 bytes without a byte order mark.</summary>
internal sealed class TextSource(Func<Stream> open, Encoding? encoding)
{
    public static TextSource File(string path, Encoding? encoding)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan), encoding);
    }

    public static TextSource Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new(() => new MemoryStream(bytes, writable: false), null);
    }

    /// <summary>A stream that cannot go back is read into memory.</summary>
    public static TextSource Stream(Stream stream, Encoding? encoding)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        var bytes = copy.TryGetBuffer(out var buffer) ? buffer : copy.ToArray();
        return new(() => new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false), encoding);
    }

    /// <summary>The bytes from the start: unzipped when they are gzip, as UTF-8 whatever they were.</summary>
    public Stream Open()
    {
        var stream = open();
        Span<byte> mark = stackalloc byte[4];
        var read = stream.ReadAtLeast(mark, 4, throwOnEndOfStream: false);
        stream.Position = 0;
        if (read >= 2 && mark[0] == 0x1F && mark[1] == 0x8B)
        {
            stream = new BufferedStream(new GZipStream(stream, CompressionMode.Decompress), 1 << 16);
            var first = new byte[4];
            read = stream.ReadAtLeast(first, 4, throwOnEndOfStream: false);
            stream.Dispose();
            first.CopyTo(mark);
            stream = new GZipStream(open(), CompressionMode.Decompress);
        }
        var (told, skip) = read switch
        {
            >= 3 when mark[..3].SequenceEqual((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) => (Encoding.UTF8, 3),
            >= 2 when mark[0] == 0xFF && mark[1] == 0xFE => (Encoding.Unicode, 2),
            >= 2 when mark[0] == 0xFE && mark[1] == 0xFF => (Encoding.BigEndianUnicode, 2),
            _ => (encoding ?? Encoding.UTF8, 0),
        };
        Span<byte> dropped = stackalloc byte[3];
        if (skip > 0) stream.ReadExactly(dropped[..skip]);
        return told is UTF8Encoding || told.CodePage == Encoding.ASCII.CodePage ? stream : Encoding.CreateTranscodingStream(stream, told, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
