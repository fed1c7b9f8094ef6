using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Groundwork.Notebook;

namespace Groundwork.Lessons;

/// <summary>The folder in which a learner's own copies of the lessons lie, with the file that remembers what was done.</summary>
/// <remarks>Nothing that a learner wrote is ever overwritten: what gives way is kept beside under a name with a date. Safe to use from several threads.</remarks>
/// <example><code>
/// var folder = new CourseFolder("course");
/// string file = folder.Open(Course.Find("1")!);    // course/day-01.cs, copied the first time
/// </code></example>
public sealed class CourseFolder
{
    /// <summary>What the folder is called unless another was chosen.</summary>
    public const string UsualName = "course";

    readonly TimeProvider _time;

    /// <summary>A folder, which need not exist yet.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="time">Dates what is kept; the system's clock unless given.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public CourseFolder(string path, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Location = Path.GetFullPath(path);
        _time = time ?? TimeProvider.System;
        Progress = new ProgressFile(Path.Combine(Location, ProgressFile.FileName), time);
    }

    /// <summary>Where the folder is.</summary>
    public string Location { get; }

    /// <summary>What is remembered of the learner.</summary>
    public ProgressFile Progress { get; }

    /// <summary>Whether lessons have been opened in it before.</summary>
    public bool IsBegun => File.Exists(Progress.Location);

    /// <summary>The folder that a command means where none is named: the working folder if lessons were opened in it, else its <c>course</c>, else that of the user's <c>groundwork</c> folder if the course was begun there; else <c>course</c> in the working folder.</summary>
    /// <param name="workingFolder">Where the command runs.</param>
    /// <param name="home">The folder that <c>groundwork</c> alone opens, or null.</param>
    public static CourseFolder Usual(string workingFolder, string? home = null)
    {
        ArgumentNullException.ThrowIfNull(workingFolder);
        var here = new CourseFolder(Path.Combine(workingFolder, UsualName));
        CourseFolder?[] known = [new CourseFolder(workingFolder), here, home is null ? null : new CourseFolder(Path.Combine(home, UsualName))];
        return known.FirstOrDefault(folder => folder is { IsBegun: true }) ?? here;
    }

    /// <summary>Where the learner's copy of a lesson is or will be.</summary>
    /// <param name="lesson">The lesson.</param>
    public string PathOf(Lesson lesson)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        return Path.Combine(Location, lesson.FileName);
    }

    /// <summary>Whether a newer text of the lesson ships than the one that the learner's copy was made from.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="progress">What is remembered.</param>
    public bool HasUpdate(Lesson lesson, LearnerProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return File.Exists(PathOf(lesson)) && progress.Lessons.TryGetValue(lesson.Name, out LessonOrigin? origin) && origin.Shipped != HashOf(lesson);
    }

    /// <summary>Copies a lesson into the folder, unless it is there, and gives its path. The copy runs with <c>dotnet run</c> wherever the folder is.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public string Open(Lesson lesson)
    {
        string path = PathOf(lesson);
        Directory.CreateDirectory(Location);
        LessonBuildFiles.Write(Location);
        bool isNew = !File.Exists(path);
        if (isNew) Create(path, LessonBuildFiles.Standalone(lesson.Text));
        LearnerProgress progress = Progress.Read();
        // A copy that was put there by hand is taken for one of this text.
        if (isNew || !progress.Lessons.ContainsKey(lesson.Name)) Remember(lesson);
        return path;
    }

    /// <summary>Begins a lesson again. What was there is kept, and its path given; null where nothing was. What was passed stays passed.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public string? Reset(Lesson lesson) => Replace(lesson, LessonBuildFiles.Standalone(lesson.Text));

    /// <summary>Takes the newer text of a lesson, with what the learner wrote in its exercises. The copy of before is kept, and its path given; null where none was.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="FormatException">The learner's copy can no longer be read as a notebook; nothing was changed.</exception>
    public string? Update(Lesson lesson)
    {
        string path = PathOf(lesson);
        if (!File.Exists(path)) return Reset(lesson);
        NotebookDocument mine = NotebookDocument.Open(path), fresh = NotebookDocument.Parse(LessonBuildFiles.Standalone(lesson.Text), NotebookFormat.CSharp);
        var written = mine.Cells.Where(cell => LessonReader.ExerciseOf(cell) is not null).GroupBy(cell => LessonReader.ExerciseOf(cell)!).ToDictionary(group => group.Key, group => group.First().Source);
        LearnerProgress progress = Progress.Read();
        foreach (NotebookCell cell in fresh.Cells)
            if (LessonReader.ExerciseOf(cell) is { } id && written.TryGetValue(id, out string? source) && progress.Exercise(id).State != ExerciseState.NotAttempted) cell.Source = source;
        return Replace(lesson, fresh.ToText());
    }

    string? Replace(Lesson lesson, string text)
    {
        string path = PathOf(lesson);
        Directory.CreateDirectory(Location);
        LessonBuildFiles.Write(Location);
        string? kept = null;
        if (File.Exists(path))
        {
            kept = Free(Path.Combine(Location, string.Create(CultureInfo.InvariantCulture, $"{lesson.Name}.{_time.GetLocalNow():yyyy-MM-dd-HHmm}")), ".cs");
            File.Move(path, kept);
        }
        Create(path, text);
        Remember(lesson);
        return kept;
    }

    void Remember(Lesson lesson) => Progress.Change(progress => progress with { Lessons = progress.Lessons.SetItem(lesson.Name, new LessonOrigin(_time.GetUtcNow(), HashOf(lesson))) });

    static string Free(string path, string ending)
    {
        string free = path + ending;
        for (int i = 2; File.Exists(free); i++) free = string.Create(CultureInfo.InvariantCulture, $"{path}-{i}{ending}");
        return free;
    }

    // Whole or not at all, and never over a file that came meanwhile.
    static void Create(string path, string text)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: false);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    static string HashOf(Lesson lesson) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lesson.Text.ReplaceLineEndings("\n"))));
}
