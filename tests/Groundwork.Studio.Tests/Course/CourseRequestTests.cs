using System.Text.Json.Nodes;
using Groundwork.Lessons;

namespace Groundwork.Studio;

public sealed class CourseRequestTests
{
    static Lesson DayOne => Course.Find("1")!;

    static JsonNode Line(JsonObject overview, string name) => overview["lessons"]!.AsArray().Single(line => (string?)line!["name"] == name)!;

    [Fact]
    public async Task The_overview_has_every_lesson_and_writes_nothing()
    {
        await using var studio = await TestStudio.StartAsync();
        await using var tab = await studio.ConnectAsync();
        JsonObject overview = await tab.AskAsync("course");
        Assert.Equal(Course.Lessons.Select(lesson => lesson.Name), overview["lessons"]!.AsArray().Select(line => (string?)line!["name"]));
        Assert.Equal(3, overview["tiles"]!.AsArray().Count);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(studio.Folder), entry => Path.GetFileName(entry) != ".groundwork");
    }

    [Fact]
    public async Task A_lesson_is_copied_trusted_and_known_as_one()
    {
        await using var studio = await TestStudio.StartAsync();
        await using var tab = await studio.ConnectAsync();
        string path = (string)(await tab.AskAsync("lesson.open", new JsonObject { ["lesson"] = "day-01" }))["path"]!;
        Assert.Equal("course/day-01.cs", path);
        Assert.True((bool)(await tab.AskAsync("open", new JsonObject { ["path"] = path }))["trusted"]!);
        JsonNode lesson = (await tab.AskAsync("lesson", new JsonObject { ["path"] = path }))["lesson"]!;
        Assert.Equal(DayOne.Exercises.Select(exercise => exercise.Id), lesson["exercises"]!.AsArray().Select(exercise => (string?)exercise!["id"]));
        Assert.True((bool)Line(await tab.AskAsync("course"), "day-01")["isOpened"]!);
    }

    [Fact]
    public async Task A_notebook_that_only_has_a_lesson_s_name_is_none()
    {
        await using var studio = await TestStudio.StartAsync(("day-01.cs", "// %%\n1.Display();\n"));
        await using var tab = await studio.ConnectAsync();
        Assert.Null((await tab.AskAsync("lesson", new JsonObject { ["path"] = "day-01.cs" }))["lesson"]);
    }

    // A lesson's file that came with a stranger's folder must not run because the course knows its name.
    [Fact]
    public async Task A_copy_that_was_there_before_is_not_trusted_for_being_opened_as_a_lesson()
    {
        await using var studio = await TestStudio.StartAsync(("course/day-01.cs", "// %%\n1.Display();\n"), ("course/groundwork-progress.json", "{\"version\":1}"));
        await using var tab = await studio.ConnectAsync();
        await tab.AskAsync("lesson.open", new JsonObject { ["lesson"] = "1" });
        Assert.False((bool)(await tab.AskAsync("open", new JsonObject { ["path"] = "course/day-01.cs" }))["trusted"]!);
        Assert.Equal("// %%\n1.Display();\n", studio.Read("course/day-01.cs"));
    }

    [Fact]
    public async Task A_course_folder_that_leads_out_of_the_opened_one_is_refused()
    {
        if (OperatingSystem.IsWindows()) return;    // links need a right there
        await using var studio = await TestStudio.StartAsync();
        string outside = Directory.CreateDirectory(Path.Combine(studio.Outside, "elsewhere")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(studio.Folder, "course"), outside);
        await using var tab = await studio.ConnectAsync();
        JsonObject answer = await tab.AskAsync("lesson.open", new JsonObject { ["lesson"] = "1" });
        Assert.Equal("error", (string?)answer["type"]);
        Assert.Empty(Directory.EnumerateFileSystemEntries(outside));
    }

    [Fact]
    public async Task Hints_come_one_by_one_and_are_remembered_and_a_solution_marks_its_exercise_seen()
    {
        await using var studio = await TestStudio.StartAsync();
        await using var tab = await studio.ConnectAsync();
        await tab.AskAsync("lesson.open", new JsonObject { ["lesson"] = "1" });
        for (int i = 1; i <= 4; i++)
            Assert.Equal(Math.Min(i, 3), (await tab.AskAsync("lesson.hint", new JsonObject { ["exercise"] = "1.1" }))["hints"]!.AsArray().Count);
        Assert.Contains("Dot", (string)(await tab.AskAsync("lesson.solution", new JsonObject { ["exercise"] = "1.1" }))["html"]!);
        ExerciseProgress known = new CourseFolder(Path.Combine(studio.Folder, "course")).Progress.Read().Exercise("1.1");
        Assert.Equal((3, ExerciseState.Seen, 0), (known.Hints, known.State, known.Tries));
        await tab.HearAsync("course.changed");
    }

    [Theory]
    [InlineData("lesson.hint", "exercise", "9.99")]
    [InlineData("lesson.solution", "exercise", "../x")]
    [InlineData("lesson.stub", "exercise", "")]
    [InlineData("lesson.open", "lesson", "99")]
    [InlineData("lesson.reset", "lesson", "nothing")]
    [InlineData("lesson", "path", "../secret.cs")]
    [InlineData("recall.grade", "card", "../x")]
    public async Task What_there_is_not_is_refused_by_name(string type, string field, string value)
    {
        await using var studio = await TestStudio.StartAsync();
        await using var tab = await studio.ConnectAsync();
        JsonObject answer = await tab.AskAsync(type, new JsonObject { [field] = value });
        Assert.Equal("error", (string?)answer["type"]);
        Assert.DoesNotContain("Exception", (string?)answer["message"]);
    }

    [Fact]
    public async Task Reset_keeps_what_was_written_up_to_the_last_letter_and_gives_the_stub_back()
    {
        await using var studio = await TestStudio.StartAsync();
        await using var tab = await studio.ConnectAsync();
        string path = (string)(await tab.AskAsync("lesson.open", new JsonObject { ["lesson"] = "1" }))["path"]!;
        JsonObject notebook = await tab.AskAsync("open", new JsonObject { ["path"] = path });
        JsonNode cell = notebook["cells"]!.AsArray().Single(cell => (string?)cell!["name"] == "exercise 1.1")!;
        var edit = new JsonObject { ["op"] = "source", ["cell"] = (string)cell["id"]!, ["source"] = "// mine, and not saved yet" };
        await tab.AskAsync("edit", new JsonObject { ["path"] = path, ["version"] = 1, ["edits"] = new JsonArray(edit) });
        JsonObject answer = await tab.AskAsync("lesson.reset", new JsonObject { ["lesson"] = "day-01" });
        Assert.Contains("// mine, and not saved yet", studio.Read($"course/{(string)answer["kept"]!}"));
        Assert.DoesNotContain("// mine", studio.Read(path));
        Assert.Equal((string?)cell["source"], (string?)(await tab.AskAsync("lesson.stub", new JsonObject { ["exercise"] = "1.1" }))["source"]);
        Assert.True((bool)(await tab.AskAsync("open", new JsonObject { ["path"] = path }))["trusted"]!);
    }
}
