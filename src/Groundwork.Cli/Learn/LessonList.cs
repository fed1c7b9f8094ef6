using System.Globalization;
using Groundwork.Lessons;

namespace Groundwork.Cli.Learn;

/// <summary>The lessons as a list, with what is done and what comes next.</summary>
static class LessonList
{
    public static void Write(CourseFolder place)
    {
        foreach (string line in Lines(place, Course.Lessons, DateOnly.FromDateTime(DateTime.Now))) Console.WriteLine(line);
    }

    public static IEnumerable<string> Lines(CourseFolder place, IReadOnlyList<Lesson> lessons, DateOnly today)
    {
        LearnerProgress progress = place.Progress.Read();
        if (place.Progress.Notice is { } notice) yield return notice;
        yield return $"GenAI Foundations: math, C#, and core ML concepts ({Path.GetRelativePath(Environment.CurrentDirectory, place.Location)})";
        Lesson? next = progress.Next(lessons);
        int label = lessons.Select(lesson => lesson.Label.Length).DefaultIfEmpty().Max(), title = lessons.Select(lesson => lesson.Title.Length).DefaultIfEmpty().Max();
        foreach (Lesson lesson in lessons)
        {
            LessonProgress state = progress.Of(lesson);
            string mark = state.IsDone ? "✓" : lesson == next ? "→" : " ";
            string update = place.HasUpdate(lesson, progress) ? $"   newer text: groundwork learn update {LearnCommand.Word(lesson)}" : "";
            yield return string.Create(CultureInfo.InvariantCulture, $" {mark} {lesson.Label.PadRight(label)}  {lesson.Title.PadRight(title)}  {lesson.Minutes,3} min  {Words(state)}{update}").TrimEnd();
        }
        if (next is not null) yield return $"Next: groundwork learn {LearnCommand.Word(next)}{NextExercise(next, progress)}";
        else if (lessons.Count > 0) yield return "All days are done.";
        int due = Recall.Due(lessons, progress, today).Count;
        if (due > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{due} recall {(due == 1 ? "card is" : "cards are")} due: groundwork learn recall");
        foreach (var (lesson, exercise) in Recall.Again(lessons, progress, today).Take(3)) yield return $"Worth a try without the solution: {exercise.Id} {exercise.Title} ({lesson.Label})";
        if (progress.ActiveDays.Count > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{progress.DaysThisFortnight(today)} of the last 14 days");
    }

    static string Words(LessonProgress state) => state switch
    {
        { Total: > 0, IsBegun: true } => string.Create(CultureInfo.InvariantCulture, $"{state.Done} of {state.Total} exercises"),
        { IsOpened: true } => "opened",
        _ => "",
    };

    static string NextExercise(Lesson lesson, LearnerProgress progress) =>
        progress.Of(lesson).IsBegun && lesson.Exercises.FirstOrDefault(exercise => !progress.Exercise(exercise.Id).IsDone) is { } open ? $"   (exercise {open.Id}: {open.Title})" : "";
}
