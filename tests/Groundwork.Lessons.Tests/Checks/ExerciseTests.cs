namespace Groundwork.Lessons;

/// <summary>What a check says of code that goes wrong in one of the ways that code goes wrong.</summary>
public sealed class ExerciseTests
{
    static readonly Exercise<Func<double[], double>, double[]> Sum = new("1.1", "the sum", (f, x) => f(x))
    {
        Reference = a => a.Length == 0 ? throw new ArgumentException("empty") : a.Sum(),
        Cases = draw => draw.Vector(),
        Edges = [[]],
        Laws = { { "twice the vector, twice the sum", (f, x) => (f([.. x.Select(v => 2 * v)]), 2 * f(x)) } },
        Mistakes = { { "multiplies", a => a.Length == 0 ? throw new ArgumentException("empty") : a.Aggregate(1.0, (x, y) => x * y), "A sum adds.", "section 1" } },
        Rules = [Rule.NoLoop],
        Hints = ["one", "two", "three"],
        Why = "It adds.",
    };

    static double Right(double[] a) => a.Length == 0 ? throw new ArgumentException("none") : a.Sum();

    static Report Of(Func<double[], double> yours, long seed = 1) => Sum.Examine(yours, seed, file: "");

    [Fact]
    public void A_right_function_passes_and_hears_why() => Assert.Equal((ExerciseState.Passed, "It adds."), (Of(Right).State, Of(Right).Sentence));

    [Fact]
    public void A_stub_is_not_attempted_wherever_it_throws() => Assert.Equal(ExerciseState.NotAttempted, Of(a => a.Length > 3 ? throw new NotAttempted() : Right(a)).State);

    [Fact]
    public void An_exception_is_named_with_its_message_and_the_input_that_caused_it()
    {
        var report = Of(a => a.Length == 0 ? Right(a) : a[1]);
        Assert.Contains("IndexOutOfRangeException", report.Sentence);
        Assert.Single(report.Evidence!.Input, "a = [1]");
        Assert.Contains("outside the bounds", report.Evidence.Note);
    }

    [Fact]
    public void A_missing_refusal_is_told_when_nothing_else_is_wrong()
    {
        var report = Of(a => a.Sum());
        Assert.Equal("yours should refuse this input with an ArgumentException, and gives 0.", report.Sentence);
        Assert.Equal(["a = []"], report.Evidence!.Input);
    }

    [Fact]
    public void A_failing_input_is_shrunk_to_the_smallest()
    {
        // Wrong from three elements on: the smallest such input is three ones.
        var report = Of(a => a.Length >= 3 ? 0 : Right(a));
        Assert.Equal(["a = [1, 1, 1]"], report.Evidence!.Input);
        Assert.Equal(new ReportRow("", "0", "3", "-3", IsWrong: true), Assert.Single(report.Evidence.Rows));
    }

    [Fact]
    public void NaN_has_a_sentence_of_its_own() => Assert.Contains("NaN", Of(a => a.Length == 0 ? Right(a) : double.NaN).Sentence);

    [Fact]
    public void Whoever_overwrites_the_input_is_told_so_and_the_reference_never_sees_it()
    {
        var report = Of(a =>
        {
            double sum = Right(a);
            a[0] = 7;
            return sum;
        });
        Assert.Contains("changes its inputs", report.Sentence);
        Assert.True(report.Checks[0].Passed);    // the values themselves are right
        Assert.All(report.Evidence!.Rows, row => Assert.Equal("7", row.Yours));
    }

    [Fact]
    public void A_known_mistake_is_named_with_its_reason() => Assert.Equal(("multiplies", "A sum adds. See section 1."), (Of(Sum.Mistakes[0].Wrong).Mistake, Of(Sum.Mistakes[0].Wrong).Explanation));

    [Fact]
    public void A_mistake_is_named_even_if_the_refusal_is_missing_too() => Assert.Equal("multiplies", Of(a => a.Aggregate(1.0, (x, y) => x * y)).Mistake);

    [Fact]
    public void The_seed_repeats_the_inputs()
    {
        var first = Of(a => a.Length >= 3 ? 0 : Right(a), seed: 77);
        Assert.Equal(77, first.Seed);
        Assert.Equal(first.ToMimeBundle().Text, Of(a => a.Length >= 3 ? 0 : Right(a), seed: 77).ToMimeBundle().Text);
    }

    [Fact]
    public void A_stop_of_the_cell_is_no_failure_of_the_code() => Assert.Throws<OperationCanceledException>(() => Of(_ => throw new OperationCanceledException()));

    [Fact]
    public void A_rule_without_a_text_is_not_checked_and_does_not_fail()
    {
        var report = Of(Right);
        Assert.Null(report.Checks[^1].Passed);
        Assert.Contains("1 not checked here", report.ToMimeBundle().Text);
    }

    [Fact]
    public void A_budget_counts_bytes()
    {
        var exercise = new Exercise<Func<int, double>, int>("1.1", "small", (f, x) => f(x)) { Reference = n => n, Edges = [3], Budget = new("under a megabyte", () => 5, Bytes: 1_000_000) };
        Assert.Contains("MB of new memory", exercise.Examine(n => new double[1_000_000].Length == n ? 0 : n, 1).Sentence);
        Assert.Equal(ExerciseState.Passed, exercise.Examine(n => n, 1).State);
    }

    [Fact]
    public void A_trial_that_fails_says_what_it_found()
    {
        var exercise = new Exercise<Func<Generator, int>, int>("1.1", "a coin", (f, _) => f(new Generator(1)))
        {
            Trials = { { "heads as often as tails", f => Claim.Drawn(Counts(f), [0.5, 0.5]) } },
        };
        Assert.Equal(ExerciseState.Passed, exercise.Examine(random => random.NextDouble() < 0.5 ? 0 : 1, 1).State);
        var unfair = exercise.Examine(random => random.NextDouble() < 0.55 ? 0 : 1, 1);
        Assert.Equal("fails a trial: heads as often as tails.", unfair.Sentence[^"fails a trial: heads as often as tails.".Length..]);
        Assert.Contains("of the time", unfair.Evidence!.Note);

        static long[] Counts(Func<Generator, int> flip)
        {
            var random = new Generator(seed: 5);
            long[] counts = [0, 0];
            for (int i = 0; i < 20_000; i++) counts[flip(random)]++;
            return counts;
        }
    }

    [Fact]
    public void Nothing_in_a_report_becomes_markup()
    {
        var exercise = new Exercise<Func<string, string>, string>("1.1", "<b>bold</b>", (f, x) => f(x)) { Reference = text => text, Edges = ["<i>"] };
        string html = exercise.Examine(text => text + "<script>", 1).ToMimeBundle().Html!;
        Assert.DoesNotContain("<script>", html);
        Assert.DoesNotContain("<b>bold", html);
        Assert.DoesNotContain("<i>", html);
    }

    [Fact]
    public void A_report_says_its_state_as_data() =>
        Assert.StartsWith("{\"exercise\":\"1.1\",\"call\":\"Day01.Sum\",\"title\":\"the sum\",\"state\":\"notAttempted\"", Of(_ => throw new NotAttempted()).ToMimeBundle()[Report.MimeType]);
}
