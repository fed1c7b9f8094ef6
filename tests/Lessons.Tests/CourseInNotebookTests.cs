using System.Text.RegularExpressions;
using Groundwork.Notebook;
using Groundwork.Repository;

namespace Groundwork.Lessons;

/// <summary>Every lesson in a notebook's kernel, where learners meet it. A class of its own, so that it runs beside <see cref="CourseTests"/>.</summary>
public sealed class CourseInNotebookTests
{
    [Theory]
    [MemberData(nameof(CourseTests.Lessons), MemberType = typeof(CourseTests))]
    public async Task As_it_comes_a_lesson_runs_to_its_end_in_a_notebook(string lesson)
    {
        var document = NotebookDocument.Open(RepositoryFiles.PathOf($"lessons/{lesson}.cs"));
        var run = await new NotebookRunner(document).RunAsync();
        Assert.All(run.Cells, cell => Assert.False(cell.IsFailure, $"{cell.Place}: {cell.Reply.Error?.Message}"));
        string shown = string.Join('\n', document.Cells.SelectMany(cell => cell.Outputs).Select(output => output.PlainText));
        Assert.All(Assignments.Of(lesson), one => Assert.Matches($"(?m)^○ (Exercise|Question) {Regex.Escape(one.Id)},", shown));
    }

    [Fact]
    public async Task In_a_notebook_the_text_of_a_solution_is_read_too()
    {
        var document = NotebookDocument.Parse(Solutions.PutInto(RepositoryFiles.Read("lessons/day-01.cs")), NotebookFormat.CSharp);
        await new NotebookRunner(document).RunAsync();
        string shown = string.Join('\n', document.Cells.SelectMany(cell => cell.Outputs).Select(output => output.PlainText));
        Assert.Matches("(?m)^✓ Exercise 1.4, matrix times matrix: 6 of 6 checks pass$", shown);    // one of the six reads the text
    }
}
