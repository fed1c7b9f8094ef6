namespace Groundwork.Lessons;

public sealed class LessonTests
{
    [Fact]
    public void The_first_cell_says_what_the_lesson_is()
    {
        Lesson lesson = TinyLesson.Lesson;
        Assert.Equal(("day-03", 3, "Small steps", 60, "Day 3", "day-03.cs"), (lesson.Name, lesson.Day, lesson.Title, lesson.Minutes, lesson.Label, lesson.FileName));
        Assert.Equal(["add two numbers, $a + b$", "add three, which is harder"], lesson.Outcomes);
    }

    [Fact]
    public void A_named_cell_is_an_exercise_and_the_heading_above_its_title() =>
        Assert.Equal([("3.1", "the sum"), ("3.2", "the sum of three")], TinyLesson.Lesson.Exercises.Select(exercise => (exercise.Id, exercise.Title)));

    [Fact]
    public void Items_below_Recall_are_cards_and_those_below_another_heading_are_not() => Assert.Equal(
        [("What is a sum?", "What adding gives."), ("What does adding nothing give?", "The number itself, whatever it is."), ("Which sum is $1 + 1$?", "Two.")],
        TinyLesson.Lesson.Cards.Select(card => (card.Question, card.Answer)));

    [Fact]
    public void A_card_keeps_its_id_when_it_moves()
    {
        Lesson moved = Lesson.Parse("day-03.cs", TinyLesson.Text.Replace("// - **What is a sum?** What adding gives.\n", "").Replace("Two.\n", "Two.\n// - **What is a sum?** What adding gives.\n"));
        Assert.NotEqual(TinyLesson.Lesson.Cards[0].Question, moved.Cards[0].Question);
        Assert.Equal(TinyLesson.Lesson.Cards[0].Id, moved.Cards[^1].Id);
    }

    [Fact]
    public void A_lesson_that_is_no_day_is_called_by_its_name()
    {
        Lesson lesson = Lesson.Parse("fast-track.cs", "// %% [markdown]\n// # Fast track: what you need on day 1\n//\n// 90 minutes.\n");
        Assert.Equal((null, "what you need on day 1", "Fast track", 90), (lesson.Day, lesson.Title, lesson.Label, lesson.Minutes));
    }

    [Fact]
    public void A_lesson_without_any_text_still_has_a_title() => Assert.Equal("day-07", Lesson.Parse("day-07.cs", "").Title);

    [Fact]
    public void Every_lesson_that_ships_has_a_title_minutes_and_outcomes()
    {
        foreach (Lesson lesson in Course.Lessons)
        {
            Assert.NotEqual(lesson.Name, lesson.Title);
            Assert.InRange(lesson.Minutes, 5, 150);
            Assert.NotEmpty(lesson.Outcomes);
            Assert.All(lesson.Exercises, exercise => Assert.False(exercise.Title.Length == 0, $"{lesson.FileName}: exercise {exercise.Id} has no heading \"Exercise {exercise.Id}: …\""));
        }
    }

    [Fact]
    public void Days_that_ship_have_four_to_six_cards()
    {
        foreach (Lesson lesson in Course.Lessons.Where(lesson => lesson.Day is > 0)) Assert.InRange(lesson.Cards.Count, 4, 6);
    }

    [Theory]
    [InlineData("1"), InlineData("01"), InlineData("day 1"), InlineData("Day-01"), InlineData("day-01.cs"), InlineData("course/day-01.cs"), InlineData("day1")]
    public void A_day_is_found_by_whatever_it_is_called(string name)
    {
        if (Course.Lessons.All(lesson => lesson.Day != 1)) return;    // nothing ships yet
        Assert.Equal(1, Course.Find(name)?.Day);
    }

    [Theory]
    [InlineData("99"), InlineData("x"), InlineData(""), InlineData("-1"), InlineData("day-")]
    public void What_is_no_lesson_is_not_found(string name) => Assert.Null(Course.Find(name));
}
