using System.CommandLine;
using System.Globalization;
using Groundwork.Cli.Commands;
using Groundwork.Lessons;
using Groundwork.Studio;

namespace Groundwork.Cli.Learn;

/// <summary><c>groundwork learn</c>: the course from the terminal.</summary>
static class LearnCommand
{
    public static Command Create()
    {
        var day = new Argument<string?>("DAY") { Description = "The lesson to open: 0 to 14, or fast. Without it, the list of lessons with what is done.", Arity = ArgumentArity.ZeroOrOne };
        var folder = FolderOption();
        var terminal = new Option<bool>("--terminal") { Description = "Do not open the Studio: say where the file is and how to run and check it." };
        var port = new Option<int>("--port") { Description = "The Studio's port on the loopback address; 0 takes a free one." };
        var noBrowser = new Option<bool>("--no-browser") { Description = "Only print the Studio's address." };
        var command = new Command("learn", "The course: 14 days from a dot product to a language model of your own. Lists the lessons, or opens one in the Studio.")
        {
            day, folder, terminal, port, noBrowser,
            CheckLessonCommand.Create(),
            RecallCommand.Create(),
            ReplaceCommand.Create("reset", "Begin a lesson again. Your copy is kept beside it under a name with the date; what you passed stays passed.", (place, lesson) => place.Reset(lesson)),
            ReplaceCommand.Create("update", "Take the newer text of a lesson, with what you wrote in its exercises. Your copy is kept beside it.", (place, lesson) => place.Update(lesson)),
        };
        command.SetAction((parsed, cancel) => UserError.GuardAsync(async () =>
        {
            CourseFolder place = Place(parsed.GetValue(folder));
            if (parsed.GetValue(day) is not { } name)
            {
                LessonList.Write(place);
                return 0;
            }
            Lesson lesson = Find(name);
            StudioOptions options = CourseNotebooks.Prepare(new StudioOptions { Folder = place.Location, Port = parsed.GetValue(port) }, lesson);
            if (!parsed.GetValue(terminal)) return await StudioCommand.RunAsync(options, !parsed.GetValue(noBrowser), cancel);
            Console.WriteLine(Instructions(place, lesson));
            return 0;
        }));
        return command;
    }

    public static Option<string?> FolderOption() => new("--folder") { Description = "Where your copies of the lessons are; course in the current folder unless the course was begun elsewhere.", HelpName = "FOLDER" };

    public static CourseFolder Place(string? folder) => folder is null ? CourseFolder.Usual(Environment.CurrentDirectory, WelcomeNotebook.DefaultFolder) : new CourseFolder(folder);

    public static Lesson Find(string name) => Course.Find(name)
        ?? throw new UserError($"learn {name}: there is no such lesson; {(Course.Lessons.Count == 0 ? "none came with this program" : $"there are {string.Join(", ", Course.Lessons.Select(Word))}")}");

    /// <summary>What one types to mean a lesson.</summary>
    public static string Word(Lesson lesson) => lesson.Day?.ToString(CultureInfo.InvariantCulture) ?? lesson.Name;

    static string Instructions(CourseFolder place, Lesson lesson)
    {
        string path = Path.GetRelativePath(Environment.CurrentDirectory, place.PathOf(lesson));
        string word = path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
        return $"""
            {lesson.Label}: {lesson.Title}
              the file      {path}
              run it        dotnet run {word}
              check it      groundwork learn check {word}
              in the Studio groundwork learn {Word(lesson)}
            """;
    }
}

/// <summary><c>reset</c> and <c>update</c>: another text takes the place of the learner's copy, which is kept.</summary>
static class ReplaceCommand
{
    public static Command Create(string name, string description, Func<CourseFolder, Lesson, string?> replace)
    {
        var day = new Argument<string>("DAY") { Description = "The lesson: 0 to 14, or fast." };
        var folder = LearnCommand.FolderOption();
        var command = new Command(name, description) { day, folder };
        command.SetAction(parsed => UserError.Guard(() =>
        {
            CourseFolder place = LearnCommand.Place(parsed.GetValue(folder));
            Lesson lesson = LearnCommand.Find(parsed.GetValue(day)!);
            string? kept = replace(place, lesson);
            Console.WriteLine($"{lesson.Label} {(name == "reset" ? "is as it came" : "is the newest now")}: {Path.GetRelativePath(Environment.CurrentDirectory, place.PathOf(lesson))}{(kept is null ? "" : $"; yours is kept as {Path.GetFileName(kept)}")}");
            return 0;
        }));
        return command;
    }
}
