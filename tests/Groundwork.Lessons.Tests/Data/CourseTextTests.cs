namespace Groundwork.Lessons;

public sealed class CourseTextTests
{
    const string Notebook = "#:package Groundwork\n\n// %% [markdown]\n// # One\n//\n// Two.\n\n// %%\nint x = 1;\n\n// %% exercise 1.1\nint y = 2;\n";

    [Fact]
    public void Cells_follow_each_other_without_markers_and_directives() =>
        Assert.Equal("# One\n\nTwo.\n\nint x = 1;\n\nint y = 2;\n", CourseText.Of([Notebook]));

    [Fact]
    public void Code_can_be_left_out() => Assert.Equal("# One\n\nTwo.\n", CourseText.Of([Notebook], code: false));

    [Fact]
    public void Line_breaks_of_other_systems_become_ours() => Assert.Equal(CourseText.Of([Notebook]), CourseText.Of([Notebook.ReplaceLineEndings("\r\n")]));

    [Fact]
    public void Notebooks_are_joined_in_order() => Assert.Equal("# One\n\nTwo.\n\n# One\n\nTwo.\n", CourseText.Of([Notebook, Notebook], code: false));

    [Fact]
    public void No_notebooks_give_no_text() => Assert.Equal("", CourseText.Of([]));

    [Fact]
    public void What_ships_can_be_read() => Assert.DoesNotContain("// %%", CourseText.Read());
}
