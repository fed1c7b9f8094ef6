namespace Groundwork.Lessons;

/// <summary>What every exercise and question of the course keeps: right answers pass, the stub is no failure, and each mistake is known by its name.</summary>
public sealed class AssignmentTests
{
    public static TheoryData<string> Ids => [.. Assignments.All.Select(one => one.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Known_answers_get_the_report_that_they_should(string id)
    {
        var assignment = Assignments.Find(id)!;
        var wrong = from answer in assignment.KnownAnswers
                    from seed in (long[])[1, 2]
                    let report = answer.Examine(seed)
                    where report.State != answer.State || report.Mistake != answer.Mistake
                    select $"{id}, {answer.Name}, seed {seed}:\n{report.ToMimeBundle().Text}";
        Assert.Equal("", string.Join('\n', wrong));
    }

    [Fact]
    public void Numbers_are_given_once() => Assert.Equal(Assignments.All.Select(one => one.Id).Distinct(), Assignments.All.Select(one => one.Id));

    [Fact]
    public void Every_exercise_has_three_hints_a_solution_and_a_reason() => Assert.All(
        Assignments.All.Where(one => one is not Quiz), one =>
        {
            Assert.Equal(3, one.Hints.Count);
            Assert.NotEmpty(Solutions.Of(one.Id));
            Assert.EndsWith(".", one.Why);
        });

    [Fact]
    public void Every_question_has_one_right_answer_and_replies_to_wrong_ones() => Assert.All(Assignments.All.OfType<Quiz>(), quiz =>
    {
        Assert.Single(quiz.Answers, answer => answer.IsRight);
        Assert.True(quiz.Answers.Count > 1, quiz.Id);
        Assert.All(quiz.Answers, answer => Assert.EndsWith(".", answer.Reply.TrimEnd(')')));
    });

    [Fact]
    public void Every_day_with_exercises_has_one_challenge() => Assert.All(
        Assignments.All.Where(one => one is not Quiz).GroupBy(one => one.Lesson).Where(day => day.Key is not ("fast-track" or "day-00")),
        day => Assert.Single(day, one => one.IsChallenge));
}
