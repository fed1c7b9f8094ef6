namespace Groundwork.Text;

/// <summary>Files that are read up to a bound and written whole or not at all.</summary>
internal static class WholeFile
{
    public static byte[] Read(string path, long limit)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var content = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        for (int read; (read = stream.Read(buffer)) > 0;) // the length of a pipe is not known beforehand
        {
            if (content.Length + read > limit)
                throw new TokenizerFormatException(Path.GetFileName(path), "$", $"more than {limit} bytes, which is the limit for a tokenizer");
            content.Write(buffer.AsSpan(0, read));
        }
        return content.ToArray();
    }

    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        string target = Path.GetFullPath(path);
        string temporary = $"{target}.{Guid.NewGuid():n}.tmp"; // same folder, so that the rename stays on one disk
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
