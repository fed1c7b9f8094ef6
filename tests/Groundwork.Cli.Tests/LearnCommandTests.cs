using System.Diagnostics;
using Groundwork.Lessons;

namespace Groundwork.Cli.Tests;

public sealed class LearnCommandTests : IDisposable
{
    readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("groundwork-learn-");

    string Place => Path.Combine(_scratch.FullName, "course");

    public void Dispose() => _scratch.Delete(recursive: true);

    (int Code, string Output, string Error) Learn(params string[] args) => GroundworkProcess.Run(["learn", .. args, "--folder", Place]);

    [Fact]
    public void Learn_alone_lists_every_lesson_and_what_comes_next_and_writes_nothing()
    {
        var (code, output, error) = Learn();
        Assert.Equal((0, ""), (code, error));
        foreach (Lesson lesson in Course.Lessons) Assert.Contains($"{lesson.Title}", output);
        Assert.False(Directory.Exists(Place));
    }

    [Fact]
    public void A_lesson_that_there_is_not_is_refused_with_those_that_there_are()
    {
        var (code, _, error) = Learn("99");
        Assert.Equal(1, code);
        Assert.StartsWith("groundwork: learn 99: there is no such lesson; ", error);
        Assert.Contains(string.Join(", ", Course.Lessons.Select(lesson => lesson.Day?.ToString() ?? lesson.Name)), error);
    }

    [Fact]
    public void A_file_that_there_is_not_is_refused()
    {
        var (code, _, error) = Learn("check", "nowhere.cs");
        Assert.Equal((1, "groundwork: learn check nowhere.cs: there is no such file, and no such lesson"), (code, error.Trim()));
    }

    [Fact]
    public void Without_cards_recall_says_when_there_will_be_some() => Assert.Contains("No card is due", Learn("recall").Output);

    [Fact]
    public void Damaged_progress_is_said_and_kept()
    {
        Directory.CreateDirectory(Place);
        File.WriteAllText(Path.Combine(Place, ProgressFile.FileName), "{");
        Assert.Contains("could not be read", Learn().Output);
        Assert.Single(Directory.EnumerateFiles(Place, "groundwork-progress.damaged-*.json"));
    }
}
