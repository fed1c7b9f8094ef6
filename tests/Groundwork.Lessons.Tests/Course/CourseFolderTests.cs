using Groundwork.Notebook;

namespace Groundwork.Lessons;

public sealed class CourseFolderTests : IDisposable
{
    readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("groundwork-course-");
    readonly StillClock _clock = new(new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.Zero));

    CourseFolder Folder => new(Path.Combine(_scratch.FullName, "course"), _clock);

    public void Dispose() => _scratch.Delete(recursive: true);

    [Fact]
    public void The_copy_names_a_package_where_the_lesson_names_a_project_of_the_repository()
    {
        string text = File.ReadAllText(Folder.Open(TinyLesson.Lesson));
        Assert.Matches(@"\A#:package Groundwork\.Lessons@[\w.-]+\n#:property PublishAot=false\n", text);
        Assert.DoesNotContain("#:project", text);
        Assert.Equal(TinyLesson.Text[TinyLesson.Text.IndexOf("\n// %%", StringComparison.Ordinal)..], text[text.IndexOf("\n// %%", StringComparison.Ordinal)..]);
    }

    [Theory]
    [InlineData("#:project ../src/Groundwork.Lessons\n#:project ../src/Groundwork/Groundwork.csproj\n#:property A=b\n")]
    [InlineData("#:package Groundwork@0.1.0\n#:package Groundwork.Lessons@0.1.0\n#:property A=b\n")]
    [InlineData("#:property A=b\n")]
    public void However_a_lesson_names_its_libraries_the_copy_has_one_line_for_them(string head)
    {
        string text = LessonBuildFiles.Standalone(head + "\n// %%\nint x = 1;\n");
        Assert.Single(text.Split('\n'), line => line.StartsWith("#:package Groundwork.Lessons@", StringComparison.Ordinal));
        Assert.Equal(2, text.Split('\n').Count(line => line.StartsWith("#:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Packages_of_others_stay() => Assert.Contains("#:package Newtonsoft.Json@13.0.3", LessonBuildFiles.Standalone("#:package Newtonsoft.Json@13.0.3\n#:project ../src/Groundwork\n"));

    [Fact]
    public void A_lesson_that_was_opened_is_never_copied_again()
    {
        string path = Folder.Open(TinyLesson.Lesson);
        File.AppendAllText(path, "// mine\n");
        Assert.Equal(path, Folder.Open(TinyLesson.Lesson));
        Assert.EndsWith("// mine\n", File.ReadAllText(path));
    }

    [Fact]
    public void Reset_keeps_what_was_there_under_a_name_with_the_date_and_each_further_one_too()
    {
        string path = Folder.Open(TinyLesson.Lesson);
        string fresh = File.ReadAllText(path);
        File.WriteAllText(path, "// one");
        Assert.Equal("day-03.2026-11-22-0930.cs", Path.GetFileName(Folder.Reset(TinyLesson.Lesson)));
        Assert.Equal(fresh, File.ReadAllText(path));
        File.WriteAllText(path, "// two");
        string kept = Folder.Reset(TinyLesson.Lesson)!;
        Assert.Equal(("day-03.2026-11-22-0930-2.cs", "// two"), (Path.GetFileName(kept), File.ReadAllText(kept)));
        Assert.Equal("// one", File.ReadAllText(Path.Combine(Folder.Location, "day-03.2026-11-22-0930.cs")));
    }

    [Fact]
    public void Reset_of_a_lesson_that_was_never_opened_opens_it()
    {
        Assert.Null(Folder.Reset(TinyLesson.Lesson));
        Assert.True(File.Exists(Folder.PathOf(TinyLesson.Lesson)));
    }

    [Fact]
    public void A_newer_lesson_is_offered_and_brings_what_was_written_in_its_exercises_with_it()
    {
        string path = Folder.Open(TinyLesson.Lesson);
        Assert.False(Folder.HasUpdate(TinyLesson.Lesson, Folder.Progress.Read()));
        NotebookDocument mine = NotebookDocument.Open(path);
        mine.Cells.Single(cell => cell.Name == "exercise 3.1").Source = "static int Add(int a, int b) => a + b;";
        mine.Save(path);
        Folder.Progress.Add(new Attempt("3.1", ExerciseState.Passed, 0, _clock.Now));

        Lesson newer = Lesson.Parse("day-03.cs", TinyLesson.Text.Replace("which\n//   is harder", "which is easy").Replace("int AddThree", "long AddThree"));
        Assert.True(Folder.HasUpdate(newer, Folder.Progress.Read()));
        Assert.DoesNotContain("which is easy", File.ReadAllText(path));

        Assert.NotNull(Folder.Update(newer));
        string text = File.ReadAllText(path);
        Assert.Contains("which is easy", text);
        Assert.Contains("=> a + b;", text);
        Assert.Contains("long AddThree", text);    // not attempted: the new stub
        Assert.False(Folder.HasUpdate(newer, Folder.Progress.Read()));
    }

    [Fact]
    public void Build_files_of_somebody_else_are_left_alone()
    {
        Directory.CreateDirectory(Folder.Location);
        string path = Path.Combine(Folder.Location, "Directory.Build.targets");
        File.WriteAllText(path, "<Project />");
        Folder.Open(TinyLesson.Lesson);
        Assert.Equal("<Project />", File.ReadAllText(path));
        Assert.True(File.Exists(Path.Combine(Folder.Location, "Directory.Build.props")));
    }

    [Fact]
    public void The_usual_folder_is_the_one_in_which_the_course_was_begun()
    {
        string home = Path.Combine(_scratch.FullName, "home"), work = Path.Combine(_scratch.FullName, "work");
        Assert.Equal(Path.Combine(work, "course"), CourseFolder.Usual(work, home).Location);
        new CourseFolder(Path.Combine(home, "course")).Open(TinyLesson.Lesson);
        Assert.Equal(Path.Combine(home, "course"), CourseFolder.Usual(work, home).Location);
        new CourseFolder(Path.Combine(work, "course")).Open(TinyLesson.Lesson);
        Assert.Equal(Path.Combine(work, "course"), CourseFolder.Usual(work, home).Location);
        Assert.Equal(Path.Combine(work, "course"), CourseFolder.Usual(Path.Combine(work, "course"), home).Location);
    }
}
