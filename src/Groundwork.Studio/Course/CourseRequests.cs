using System.Text.Json.Nodes;
using Groundwork.Lessons;

namespace Groundwork.Studio;

/// <summary>Requests about the course.</summary>
static class CourseRequests
{
    /// <summary>False for a request that is none of the course's.</summary>
    public static async Task<bool> HandleAsync(Studio studio, string type, JsonObject request, Action<string, JsonObject> answer)
    {
        CourseView course = studio.Course;
        switch (type)
        {
            case "course":
                answer("course", course.Overview());
                return true;
            case "lesson.open":
                string path = CourseNotebooks.Open(studio, course.Folder, Find(request.Text("lesson")));
                FilesChanged(studio, path);
                answer("lesson.opened", new JsonObject { ["path"] = path });
                return true;
            case "lesson":
                Lesson? lesson = course.LessonAt(studio.Files.Gate.Resolve(request.Text("path")));
                answer("lesson", new JsonObject { ["lesson"] = lesson is null ? null : course.Describe(lesson) });
                return true;
            case "lesson.hint":
                answer("lesson.hints", course.Hint(request.Text("exercise")));
                return true;
            case "lesson.solution":
                answer("lesson.solution", course.Solution(request.Text("exercise")));
                return true;
            case "lesson.stub":
                string id = request.Text("exercise");
                string? stub = Groundwork.Lessons.Course.Lessons.SelectMany(known => known.Exercises).FirstOrDefault(exercise => exercise.Id == id)?.Stub;
                answer("lesson.stub", new JsonObject { ["source"] = stub ?? throw new StudioException($"there is no exercise \"{id}\"") });
                return true;
            case "lesson.reset" or "lesson.update":
                answer("lesson.opened", await ReplaceAsync(studio, Find(request.Text("lesson")), isUpdate: type == "lesson.update"));
                return true;
            case "recall":
                answer("recall", course.Cards());
                return true;
            case "recall.grade":
                course.Grade(request.Text("card"), request.Flag("known"));
                answer("done", []);
                return true;
            default:
                return false;
        }
    }

    // What is open is saved and closed first, so that what is kept is all that was written.
    static async Task<JsonObject> ReplaceAsync(Studio studio, Lesson lesson, bool isUpdate)
    {
        CourseFolder folder = studio.Course.Folder;
        string path = studio.Files.Gate.RelativeTo(folder.PathOf(lesson));
        await studio.Sessions.CloseAsync(path);
        bool wasTrusted = !File.Exists(folder.PathOf(lesson)) || IsTrusted(studio, path);
        string? kept = isUpdate ? folder.Update(lesson) : folder.Reset(lesson);
        if (!isUpdate || wasTrusted) studio.TrustNow(path);    // an update holds what was there before
        FilesChanged(studio, path);
        return new JsonObject { ["path"] = path, ["kept"] = kept is null ? null : Path.GetFileName(kept) };
    }

    static bool IsTrusted(Studio studio, string path)
    {
        SafePath safe = studio.Files.Gate.Resolve(path);
        return studio.Trust.IsTrusted(safe.Full, studio.Files.ReadText(safe).Hash);
    }

    static Lesson Find(string name) => Groundwork.Lessons.Course.Find(name) ?? throw new StudioException($"there is no lesson \"{name}\"");

    static void FilesChanged(Studio studio, string path)
    {
        studio.Broadcast(new JsonObject { ["type"] = "files.changed", ["path"] = path.LastIndexOf('/') is >= 0 and var at ? path[..at] : "" });
        studio.Course.Ran();
    }
}
