using System.Text.Json.Nodes;
using Groundwork.Lessons;

namespace Groundwork.Studio;

/// <summary>The course as pages see it: all of it comes from the course's library, and what was done from the learner's folder.</summary>
/// <remarks>Safe for use from several threads.</remarks>
sealed class CourseView(Studio studio)
{
    readonly Lock _gate = new();
    DateTime _progressSeen;

    /// <summary>The learner's folder: the opened one if the course was begun in it, else <c>course</c> below it.</summary>
    /// <exception cref="StudioException"><c>course</c> leads out of the opened folder.</exception>
    public CourseFolder Folder
    {
        get
        {
            CourseFolder folder = CourseFolder.Usual(studio.Files.Gate.Root);
            if (folder.Location != studio.Files.Gate.Root) studio.Files.Gate.Resolve(CourseFolder.UsualName);    // no link that leads out
            return folder;
        }
    }

    /// <summary>The lesson that an opened file is the learner's copy of, or null.</summary>
    public Lesson? LessonAt(SafePath path)
    {
        Lesson? lesson = Groundwork.Lessons.Course.Lessons.FirstOrDefault(lesson => lesson.FileName == path.Name);
        return lesson is not null && Folder is { IsBegun: true } folder && Path.GetDirectoryName(path.Full) == folder.Location ? lesson : null;
    }

    /// <summary>The page that the Studio opens with.</summary>
    public JsonObject Overview()
    {
        CourseFolder folder = Folder;
        LearnerProgress progress = folder.Progress.Read();
        IReadOnlyList<Lesson> lessons = Groundwork.Lessons.Course.Lessons;
        Lesson? next = progress.Next(lessons);
        return new JsonObject
        {
            ["eyebrow"] = Groundwork.Lessons.Course.Eyebrow,
            ["title"] = Groundwork.Lessons.Course.Title,
            ["tagline"] = Groundwork.Lessons.Course.Tagline,
            ["tiles"] = new JsonArray([.. Groundwork.Lessons.Course.Tiles.Select(tile => new JsonObject { ["thing"] = tile.Thing, ["what"] = tile.What })]),
            ["lessons"] = new JsonArray([.. lessons.Select(lesson => Line(lesson, folder, progress))]),
            ["next"] = next?.Name,
            ["nextExercise"] = next is not null && progress.Of(next).IsBegun ? next.Exercises.FirstOrDefault(exercise => !progress.Exercise(exercise.Id).IsDone)?.Title : null,
            ["due"] = Recall.Due(lessons, progress, Today).Count,
            ["again"] = new JsonArray([.. Recall.Again(lessons, progress, Today).Select(one => new JsonObject { ["lesson"] = one.Lesson.Name, ["exercise"] = one.Exercise.Id, ["title"] = one.Exercise.Title })]),
            ["days"] = progress.DaysThisFortnight(Today),
            ["notice"] = folder.Progress.Notice,
        };
    }

    /// <summary>A lesson that is open: where it stands, its exercises, its neighbours.</summary>
    public JsonObject Describe(Lesson lesson)
    {
        CourseFolder folder = Folder;
        LearnerProgress progress = folder.Progress.Read();
        IReadOnlyList<Lesson> lessons = Groundwork.Lessons.Course.Lessons;
        int at = lessons.TakeWhile(other => other != lesson).Count();
        JsonObject line = Line(lesson, folder, progress);
        line["exercises"] = new JsonArray([.. lesson.Exercises.Select(exercise => State(exercise.Id, exercise.Title, progress))]);
        line["quizzes"] = new JsonArray([.. Assignments.Of(lesson.Name).OfType<Quiz>().Select(quiz => State(quiz.Id, quiz.Title, progress))]);
        line["previous"] = Neighbour(lessons.ElementAtOrDefault(at - 1));
        line["next"] = Neighbour(lessons.ElementAtOrDefault(at + 1));
        return line;
    }

    /// <summary>The hints of an exercise up to the next one, which counts as shown from now on.</summary>
    public JsonObject Hint(string exercise)
    {
        Assignment assignment = Find(exercise);
        if (assignment.Hints.Count == 0) throw new StudioException($"exercise {exercise} has no hints");
        int shown = Folder.Progress.Change(progress => progress.With(new Attempt(exercise, ExerciseState.NotAttempted, Math.Min(progress.Exercise(exercise).Hints + 1, assignment.Hints.Count), DateTimeOffset.Now))).Exercise(exercise).Hints;
        Ran();
        return new JsonObject { ["of"] = assignment.Hints.Count, ["hints"] = new JsonArray([.. assignment.Hints.Take(shown).Select(hint => (JsonNode)TextCells.Html(hint))]) };
    }

    /// <summary>The solution of an exercise, which counts as seen from now on.</summary>
    public JsonObject Solution(string exercise)
    {
        Find(exercise);
        string code;
        try
        {
            code = Solutions.Of(exercise);
        }
        catch (FileNotFoundException e)
        {
            throw new StudioException(e.Message);
        }
        Folder.Progress.Add(new Attempt(exercise, ExerciseState.Seen, 0, DateTimeOffset.Now));
        Ran();
        return new JsonObject { ["html"] = TextCells.Html($"```csharp\n{code}\n```") };
    }

    /// <summary>The cards that are due.</summary>
    public JsonObject Cards()
    {
        LearnerProgress progress = Folder.Progress.Read();
        return new JsonObject
        {
            ["cards"] = new JsonArray([.. Recall.Due(Groundwork.Lessons.Course.Lessons, progress, Today).Select(card => new JsonObject
            {
                ["id"] = card.Id,
                ["lesson"] = Groundwork.Lessons.Course.Find(card.Lesson)?.Label,
                ["question"] = TextCells.Html(card.Question),
                ["answer"] = TextCells.Html(card.Answer),
            })]),
        };
    }

    /// <summary>How a card went.</summary>
    public void Grade(string card, bool known)
    {
        Folder.Progress.Change(progress => Recall.Graded(progress, card, known, Today));
        Ran();
    }

    /// <summary>After a cell: pages are told when what is remembered is another than before.</summary>
    public void Ran()
    {
        DateTime written = File.GetLastWriteTimeUtc(CourseFolder.Usual(studio.Files.Gate.Root).Progress.Location);
        lock (_gate)
        {
            if (written == _progressSeen) return;
            _progressSeen = written;
        }
        studio.Broadcast(new JsonObject { ["type"] = "course.changed" });
    }

    static DateOnly Today => DateOnly.FromDateTime(DateTime.Now);

    static Assignment Find(string exercise) => Assignments.Find(exercise) ?? throw new StudioException($"there is no exercise \"{exercise}\"");

    static JsonObject Line(Lesson lesson, CourseFolder folder, LearnerProgress progress)
    {
        LessonProgress state = progress.Of(lesson);
        return new JsonObject
        {
            ["name"] = lesson.Name,
            ["day"] = lesson.Day,
            ["label"] = lesson.Label,
            ["title"] = lesson.Title,
            ["minutes"] = lesson.Minutes,
            ["outcomes"] = new JsonArray([.. lesson.Outcomes.Select(outcome => (JsonNode)TextCells.Html(outcome))]),
            ["done"] = state.Done,
            ["total"] = state.Total,
            ["isDone"] = state.IsDone,
            ["isBegun"] = state.IsBegun,
            ["isOpened"] = state.IsOpened,
            ["hasUpdate"] = folder.HasUpdate(lesson, progress),
        };
    }

    static JsonNode State(string id, string title, LearnerProgress progress) => new JsonObject
    {
        ["id"] = id,
        ["title"] = title,
        ["state"] = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(progress.Exercise(id).State.ToString()),
        ["tries"] = progress.Exercise(id).Tries,
        ["hints"] = progress.Exercise(id).Hints,
        ["challenge"] = Assignments.Find(id)?.IsChallenge ?? false,
    };

    static JsonObject? Neighbour(Lesson? lesson) => lesson is null ? null : new JsonObject { ["name"] = lesson.Name, ["label"] = lesson.Label, ["title"] = lesson.Title };
}
