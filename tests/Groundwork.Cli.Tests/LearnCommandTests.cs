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

    [Fact]
    public async Task A_lesson_opened_in_the_terminal_says_how_to_run_it_and_runs_with_dotnet_run_where_it_lies()
    {
        var (code, output, error) = Learn("1", "--terminal");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("dotnet run ", output);
        string file = Path.Combine(Place, "day-01.cs");
        // The packages of the head are not to be had here, nor is anything fetched: the program itself is what the copy is built with.
        var start = new ProcessStartInfo("dotnet", ["run", file]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _scratch.FullName, Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en" } };
        using var run = Process.Start(start)!;
        var errors = run.StandardError.ReadToEndAsync();
        string printed = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        Assert.True(run.ExitCode == 0, printed + await errors);
        Assert.Contains("Dot product: 32.0", printed);
        Assert.Contains("not attempted", printed);
        Assert.Equal(ExerciseState.NotAttempted, new CourseFolder(Place).Progress.Read().Exercises["1.1"].State);
    }

    [Fact]
    public void Check_shows_the_reports_of_what_was_written_and_remembers_them()
    {
        var place = new CourseFolder(Place);
        string file = place.Open(Course.Find("1")!);
        string text = File.ReadAllText(file);
        const string stub = "static double Dot(double[] a, double[] b) => throw new NotAttempted();";
        Assert.Contains(stub, text);

        File.WriteAllText(file, text.Replace(stub, "static double Dot(double[] a, double[] b) => a.Sum() + b.Sum();"));
        var (code, output, _) = Learn("check", file);
        Assert.Equal(1, code);
        Assert.Contains("The smallest input", output);
        Assert.DoesNotContain("Dot product: 32.0", output);

        File.WriteAllText(file, text.Replace(stub, Solutions.Of("1.1")));
        (code, output, _) = Learn("check", "1");
        Assert.Equal(0, code);
        Assert.Contains("1 of ", output);
        Assert.Equal((ExerciseState.Passed, 2), (place.Progress.Read().Exercise("1.1").State, place.Progress.Read().Exercise("1.1").Tries));
        Assert.Contains($"1 of {Course.Find("1")!.Exercises.Count} exercises", Learn().Output);
    }

    [Fact]
    public void Recall_asks_the_cards_of_a_day_and_remembers_what_was_known()
    {
        using Process recall = GroundworkProcess.Start("learn", "recall", "1", "--folder", Place);
        int cards = Course.Find("1")!.Cards.Count;
        for (int i = 0; i < cards; i++) recall.StandardInput.Write("\nperhaps\ny\n");
        recall.StandardInput.Close();
        string output = recall.StandardOutput.ReadToEnd();
        recall.WaitForExit();
        Assert.Contains($"{cards} of {cards} known at once.", output);
        Assert.Equal(cards, new CourseFolder(Place).Progress.Read().Cards.Count);
    }

    [Fact]
    public void Reset_keeps_the_copy_and_says_where()
    {
        File.WriteAllText(new CourseFolder(Place).Open(Course.Find("1")!), "// mine");
        string output = Learn("reset", "1").Output;
        string kept = Assert.Single(Directory.EnumerateFiles(Place, "day-01.2*.cs"));
        Assert.Equal("// mine", File.ReadAllText(kept));
        Assert.Contains(Path.GetFileName(kept), output);
    }
}
