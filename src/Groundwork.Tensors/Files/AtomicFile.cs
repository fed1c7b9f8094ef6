namespace Groundwork;

/// <summary>Writes files so that nothing is lost: to a temporary name beside the target, flushed to the disk, then renamed over it.</summary>
/// <remarks>Whoever is killed at any moment leaves either the former file or the new one whole, and at worst a <c>.tmp</c> file that the next write replaces. Safe to use from several threads.</remarks>
public static class AtomicFile
{
    /// <summary>Writes a file through a stream.</summary>
    /// <param name="path">The target; its folder must exist.</param>
    /// <param name="write">Writes the content. If it throws, the target stays as it was.</param>
    /// <exception cref="IOException">The folder does not exist, or another writer is at work on the same file.</exception>
    /// <example><code>AtomicFile.Write("model.bin", stream => stream.Write(bytes));</code></example>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(write);
        string temporary = path + ".tmp";
        // Outside the try block: if another writer has it open, it is not ours to delete.
        var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
