using System.Text;

namespace Groundwork.Lessons;

public sealed class ProgressFileTests : IDisposable
{
    static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("groundwork-progress-");

    string Place => Path.Combine(_scratch.FullName, ProgressFile.FileName);

    ProgressFile File => new(Place, new StillClock(Noon));

    public void Dispose() => _scratch.Delete(recursive: true);

    static Attempt Try(string exercise, ExerciseState state, int hints = 0, int minutes = 0) => new(exercise, state, hints, Noon.AddMinutes(minutes));

    [Fact]
    public void What_was_written_is_read_again_to_the_last_value()
    {
        LearnerProgress written = File.Change(progress => Recall.Graded(
            progress.With(Try("1.1", ExerciseState.Failed, hints: 2)).With(Try("1.1", ExerciseState.Passed, minutes: 5)).With(Try("1.Q3", ExerciseState.Seen)) with
            {
                Lessons = progress.Lessons.Add("day-01", new LessonOrigin(Noon, "ab")),
            }, "day-01:0123abcd", known: true, new DateOnly(2026, 11, 22)));
        LearnerProgress read = File.Read();
        Assert.Equal(Encoding.UTF8.GetString(ProgressText.Format(written)), Encoding.UTF8.GetString(ProgressText.Format(read)));
        Assert.Equal(new ExerciseProgress { State = ExerciseState.Passed, Tries = 2, Hints = 2, FirstPass = Noon.AddMinutes(5), LastPass = Noon.AddMinutes(5) }, read.Exercise("1.1"));
    }

    [Theory]
    [InlineData(new[] { ExerciseState.NotAttempted }, ExerciseState.NotAttempted, 0)]
    [InlineData(new[] { ExerciseState.Failed, ExerciseState.NotAttempted }, ExerciseState.Failed, 1)]
    [InlineData(new[] { ExerciseState.Passed, ExerciseState.Failed }, ExerciseState.Passed, 2)]
    [InlineData(new[] { ExerciseState.Passed, ExerciseState.Seen }, ExerciseState.Passed, 1)]
    [InlineData(new[] { ExerciseState.Seen, ExerciseState.Passed }, ExerciseState.Seen, 1)]
    public void A_pass_stays_a_pass_and_a_solution_that_was_seen_first_stays_seen(ExerciseState[] attempts, ExerciseState state, int tries)
    {
        foreach (ExerciseState attempt in attempts) File.Add(Try("1.1", attempt));
        Assert.Equal((state, tries), (File.Read().Exercise("1.1").State, File.Read().Exercise("1.1").Tries));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("{\"version\":\"one\"}")]
    [InlineData("{\"version\":1,\"days\":[\"tomorrow\"]}")]
    [InlineData("{\"version\":1,\"exercises\":{\"1.1\":{\"firstPass\":\"never\"}}}")]
    public void A_damaged_file_is_kept_aside_and_said(string text)
    {
        System.IO.File.WriteAllText(Place, text);
        ProgressFile file = File;
        file.Add(Try("1.1", ExerciseState.Passed));
        Assert.Equal(ExerciseState.Passed, file.Read().Exercise("1.1").State);
        Assert.Equal(text, System.IO.File.ReadAllText(Path.Combine(_scratch.FullName, "groundwork-progress.damaged-20261122-120000.json")));
        Assert.Contains("kept as groundwork-progress.damaged-20261122-120000.json", file.Notice);
    }

    [Fact]
    public void A_file_of_a_later_version_is_never_written_over()
    {
        const string later = "{\"version\":2,\"new\":true}";
        System.IO.File.WriteAllText(Place, later);
        ProgressFile file = File;
        file.Add(Try("1.1", ExerciseState.Passed));
        Assert.Equal(later, System.IO.File.ReadAllText(Place));
        Assert.Contains("version 2", file.Notice);
        Assert.Throws<IOException>(() => file.Change(progress => progress));
    }

    [Fact]
    public void Entries_that_nobody_could_have_made_are_left_out_or_bounded()
    {
        System.IO.File.WriteAllText(Place, """{"version":1,"exercises":{"../x":{"state":"Passed"},"1.1":{"state":"Won","tries":-5,"hints":1000000},"1.2":7},"cards":{"c":{"box":99,"due":"2026-11-23"}}}""");
        LearnerProgress read = File.Read();
        Assert.Equal(["1.1"], read.Exercises.Keys);
        Assert.Equal(new ExerciseProgress { Hints = 9 }, read.Exercise("1.1"));
        Assert.Equal(CardProgress.LastBox, read.Cards["c"].Box);
    }

    [Fact]
    public void An_enormous_file_is_not_read()
    {
        System.IO.File.WriteAllText(Place, "{\"version\":1,\"pad\":\"" + new string('x', ProgressText.LargestFile) + "\"}");
        Assert.Same(LearnerProgress.Empty, File.Read());
    }

    [Fact]
    public async Task Two_that_write_at_once_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() =>
        {
            var file = new ProgressFile(Place);
            for (int i = 0; i < 10; i++) file.Add(Try($"{writer}.{i}", ExerciseState.Passed));
        })));
        Assert.Equal(80, File.Read().Exercises.Count);
        Assert.Equal([".groundwork-progress.lock", ProgressFile.FileName], _scratch.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_attempt_that_cannot_be_kept_fails_nobody()
    {
        var file = new ProgressFile(Path.Combine(Place, "under-a-file", ProgressFile.FileName));
        System.IO.File.WriteAllText(Place, "");
        file.Add(Try("1.1", ExerciseState.Passed));
        Assert.Contains("cannot be written", file.Notice);
    }

    [Fact]
    public void The_next_day_is_one_that_was_begun_before_one_that_was_not()
    {
        Lesson[] days = [TinyLesson.Of(1), TinyLesson.Of(2), TinyLesson.Of(3)];
        Assert.Same(days[0], LearnerProgress.Empty.Next(days));
        LearnerProgress begun = LearnerProgress.Empty.With(Try("2.1", ExerciseState.Failed));
        Assert.Same(days[1], begun.Next(days));
        LearnerProgress done = begun.With(Try("2.1", ExerciseState.Passed)).With(Try("2.2", ExerciseState.Seen));
        Assert.Equal(new LessonProgress(false, 2, 2, true), done.Of(days[1]));
        Assert.Same(days[0], done.Next(days));
    }

    [Fact]
    public void A_fortnight_has_fourteen_days_with_today()
    {
        var today = new DateOnly(2026, 11, 22);
        LearnerProgress progress = LearnerProgress.Empty with { ActiveDays = [today, today.AddDays(-13), today.AddDays(-14), today.AddDays(1)] };
        Assert.Equal(2, progress.DaysThisFortnight(today));
    }
}
