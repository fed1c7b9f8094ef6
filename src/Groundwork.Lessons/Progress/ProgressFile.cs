using System.Globalization;
using System.Text.Json;

namespace Groundwork.Lessons;

/// <summary>The file <c>groundwork-progress.json</c> in the learner's folder: plain JSON with a version, written whole or not at all.</summary>
/// <remarks>
/// A damaged file is kept beside under another name and said (<see cref="Notice"/>); one of a later version is read as empty and never
/// written over. Safe to use from several threads and processes: changes are made one after the other, under a lock file.
/// </remarks>
/// <example><code>
/// var file = new ProgressFile("course/groundwork-progress.json");
/// int done = file.Read().Of(Course.Find("1")!).Done;
/// </code></example>
public sealed class ProgressFile : IAttempts
{
    /// <summary>The name of the file in the learner's folder.</summary>
    public const string FileName = "groundwork-progress.json";

    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    readonly Lock _gate = new();
    readonly TimeProvider _time;

    /// <summary>A file, which need not exist yet.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="time">Dates what is kept aside; the system's clock unless given.</param>
    public ProgressFile(string path, TimeProvider? time = null)
    {
        Location = Path.GetFullPath(path);
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Where the file is.</summary>
    public string Location { get; }

    /// <summary>What went wrong with the file, in a sentence, and where the damaged one is now; null as a rule.</summary>
    public string? Notice { get; private set; }

    /// <summary>What is remembered; nothing where there is no file yet.</summary>
    public LearnerProgress Read()
    {
        lock (_gate) return Load(out _);
    }

    /// <summary>Changes what is remembered, and gives the result.</summary>
    /// <param name="change">Gets what the file holds now.</param>
    /// <exception cref="IOException">The file cannot be written, or another program holds its lock for long.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public LearnerProgress Change(Func<LearnerProgress, LearnerProgress> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Location)!);
            using FileStream held = Hold();
            LearnerProgress before = Load(out bool mayWrite);
            if (!mayWrite) throw new IOException(Notice);
            LearnerProgress after = change(before);
            if (!ReferenceEquals(before, after) || !File.Exists(Location)) Write(after);
            return after;
        }
    }

    /// <summary>Takes note of an attempt. Never throws: a full disk must not fail a learner's cell.</summary>
    /// <param name="attempt">What was done.</param>
    public void Add(Attempt attempt)
    {
        if (attempt is null || !ProgressText.IsId(attempt.Exercise)) return;
        try
        {
            Change(progress => progress.With(attempt));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Notice = $"progress: {Location} cannot be written: {e.Message}";
        }
    }

    LearnerProgress Load(out bool mayWrite)
    {
        mayWrite = true;
        try
        {
            var info = new FileInfo(Location);
            if (!info.Exists) return LearnerProgress.Empty;
            if (info.Length > ProgressText.LargestFile) throw new JsonException($"its {info.Length} bytes are more than it can have");
            return ProgressText.Parse(File.ReadAllBytes(Location));
        }
        catch (ProgressVersionException e)
        {
            mayWrite = false;
            Notice = $"progress: {Location} {e.Message}";
        }
        catch (JsonException e)
        {
            mayWrite = SetAside(e.Message);
        }
        return LearnerProgress.Empty;
    }

    bool SetAside(string why)
    {
        string kept = Path.Combine(Path.GetDirectoryName(Location)!, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(FileName)}.damaged-{_time.GetLocalNow():yyyyMMdd-HHmmss}.json"));
        try
        {
            File.Move(Location, kept, overwrite: true);
            Notice = $"progress: {Location} could not be read ({why}); it is kept as {Path.GetFileName(kept)}, and a new one is begun";
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Notice = $"progress: {Location} could not be read ({why}), nor be moved aside ({e.Message}); it stays as it is, and nothing is remembered";
            return false;
        }
    }

    void Write(LearnerProgress progress)
    {
        string temporary = $"{Location}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.Write(ProgressText.Format(progress));
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, Location, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    // Two processes may check at once: the Studio's kernel and a terminal. Who holds the lock file may read and write.
    FileStream Hold()
    {
        string path = Path.Combine(Path.GetDirectoryName(Location)!, ".groundwork-progress.lock");
        long start = _time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Directory.Exists(Path.GetDirectoryName(path)) && _time.GetElapsedTime(start) < LongestWait)
            {
                Thread.Sleep(15);
            }
        }
    }
}
