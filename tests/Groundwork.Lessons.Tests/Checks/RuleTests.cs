namespace Groundwork.Lessons;

public sealed class RuleTests
{
    const string Notebook = """
        static double Sum(double[] a) => Total(a);

        static double Total(double[] a)
        {
            double sum = 0;
            foreach (double x in a) sum += x;
            return sum;
        }

        static Tensor Step(Tensor w, Tensor loss)
        {
            Optimizer.ZeroGrad();
            loss.Backward();
            return w.MatMul(w);
        }

        Func<double[], double> lambda = a => a.Sum();
        """;

    static string? Broken(Rule rule, string expression, string text = Notebook) => rule.Broken(LearnerSource.Find([text], expression)!);

    [Fact]
    public void A_loop_is_found_in_a_function_that_the_checked_one_calls() => Assert.Equal("it has a loop: foreach (double x in a) sum += x;", Broken(Rule.NoLoop, "Sum"));

    [Fact]
    public void A_library_call_is_one_with_a_dot() => Assert.Equal("it calls w.MatMul", Broken(Rule.NoCall("MatMul", "Dot"), "Step"));

    [Fact]
    public void A_function_of_ones_own_with_that_name_is_no_library_call() =>
        Assert.Null(Broken(Rule.NoCall("Dot"), "Norm", "static double Dot(double[] a) => a[0]; static double Norm(double[] a) => Dot(a);"));

    [Fact]
    public void A_lambda_is_read_where_it_stands_and_where_it_was_named()
    {
        Assert.Equal("it calls a.Sum", Broken(Rule.NoCall("Sum"), "a => a.Sum()"));
        Assert.Equal("it calls a.Sum", Broken(Rule.NoCall("Sum"), "lambda"));
    }

    [Fact]
    public void Calls_have_an_order()
    {
        Assert.Null(Broken(Rule.Before("ZeroGrad", "Backward"), "Step"));
        Assert.Equal("ZeroGrad stands above Backward", Broken(Rule.Before("Backward", "ZeroGrad"), "Step"));
        Assert.Equal("it never calls Step", Broken(Rule.MustCall("Step"), "Sum"));
    }

    [Fact]
    public void The_latest_cell_that_declares_a_function_counts() =>
        Assert.Null(Rule.NoLoop.Broken(LearnerSource.Find(["static int F() { while (true); }", "static int F() => 1;"], "F")!));

    [Fact]
    public void A_function_of_which_there_is_no_text_has_no_nodes() => Assert.Null(LearnerSource.Find([Notebook], "Elsewhere"));
}
