using Groundwork.Lessons;

namespace Groundwork.Studio;

/// <summary>The course in an opened folder: copies of lessons are made there, and may run without being asked about.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class CourseNotebooks
{
    /// <summary>Makes the folder and the learner's copy of a lesson, unless they are there, and gives the options that open it.</summary>
    /// <param name="options">Which folder the copies are in, and where trust is kept.</param>
    /// <param name="lesson">The lesson.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static StudioOptions Prepare(StudioOptions options, Lesson lesson)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(lesson);
        Directory.CreateDirectory(options.Folder);
        var studio = new Studio(options);
        return options with { Notebook = Open(studio, new CourseFolder(studio.Files.Gate.Root), lesson) };
    }

    /// <summary>The path of the learner's copy, relative to the opened folder. One that is made here is trusted; what was there before is as trusted as it was.</summary>
    internal static string Open(Studio studio, CourseFolder folder, Lesson lesson)
    {
        bool isNew = !File.Exists(folder.PathOf(lesson));
        string path = studio.Files.Gate.RelativeTo(folder.Open(lesson));
        if (isNew) studio.TrustNow(path);
        return path;
    }
}
