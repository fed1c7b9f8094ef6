using System.Globalization;
using System.Numerics;

namespace Groundwork.Notebook;

public sealed class ObjectFormatterTests
{
    sealed record Person(string Name, int Age);

    sealed record Loop(string Name)
    {
        public Loop? Next { get; set; }
    }

    sealed class Grumpy
    {
        public int Fine => 1;

        public int Broken => throw new InvalidOperationException("no");
    }

    sealed class Deep(int level)
    {
        public int Level => level;

        public Deep Below => new(level + 1);
    }

    public static TheoryData<object?, string> Scalars => new()
    {
        { null, "null" },
        { true, "true" },
        { 1.5, "1.5" },
        { 0.1f, "0.1" },
        { double.NaN, "NaN" },
        { double.NegativeInfinity, "-∞" },
        { 12.50m, "12.50" },
        { "as it is", "as it is" },
        { 'x', "x" },
        { new DateTime(2026, 11, 22), "2026-11-22" },
        { new DateTime(2026, 11, 22, 1, 2, 3, DateTimeKind.Utc), "2026-11-22 01:02:03Z" },
        { new DateOnly(2026, 1, 2), "2026-01-02" },
        { TimeSpan.FromSeconds(90), "00:01:30" },
        { DayOfWeek.Monday, "DayOfWeek.Monday" },
        { (DayOfWeek)9, "(DayOfWeek)9" },
        { new Complex(1, -2), "1 - 2i" },
        { BigInteger.Pow(2, 70), "1180591620717411303424" },
        { typeof(Dictionary<string, List<int?[]>>), "Dictionary<string, List<int?[]>>" },
        { (Func<int, string>)(static x => ""), "Func<int, string> (int x) => string" },
        { Guid.Empty, "00000000-0000-0000-0000-000000000000" },
        { 1..^2, "1..^2" },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public void Scalars_are_one_text_under_every_culture(object? value, string text)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(text, ObjectFormatter.Format(value).Text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_type_without_a_name_is_called_by_its_members() =>
        Assert.Contains("List&lt;{ Word, Length }&gt;", ObjectFormatter.Format(new[] { new { Word = "a", Length = 1 } }.ToList()).Html, StringComparison.Ordinal);

    [Fact]
    public void A_file_inside_a_value_is_its_path_and_not_the_tree_above_it()
    {
        string text = ObjectFormatter.Format(new { File = new FileInfo("/a/b.txt") }).Text;
        Assert.Contains("b.txt\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Directory", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shape_shows_its_axes() => Assert.Equal("[2, 3]", ObjectFormatter.Format(Tensor.Zeros([2, 3]).Shape).Text);

    [Fact]
    public void A_record_is_one_line() => Assert.Equal("Person { Name = \"Ada\", Age = 36 }", Text(new Person("Ada", 36)).Replace("ObjectFormatterTests.", "", StringComparison.Ordinal));

    [Fact]
    public void An_anonymous_value_has_no_type_name() => Assert.Equal("{ Name = \"Ada\", Born = 1815-12-10 }", Text(new { Name = "Ada", Born = new DateOnly(1815, 12, 10) }));

    [Fact]
    public void A_tuple_is_written_as_in_code() => Assert.Equal("(1, \"a\", (2.5, null))", Text((1, "a", (2.5, (string?)null))));

    [Fact]
    public void A_list_is_one_line_with_its_texts_quoted() => Assert.Equal("[\"a\", \"b\\n\"]", Text(new List<string> { "a", "b\n" }));

    [Fact]
    public void A_dictionary_has_keys_and_values() => Assert.Equal("{ \"a\": 1, \"b\": 2 }", Text(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }));

    [Fact]
    public void An_endless_sequence_ends_after_fifty_items() => Assert.EndsWith(" … more follow]", Text(Enumerable.Range(0, int.MaxValue).Select(x => x)), StringComparison.Ordinal);

    [Fact]
    public void A_long_list_says_how_many_more_there_are() => Assert.EndsWith("… 9,950 more]", Text(Enumerable.Range(0, 10_000).ToList()), StringComparison.Ordinal);

    [Fact]
    public void A_query_is_named_by_what_it_is_and_not_by_how_LINQ_makes_it()
    {
        int[] numbers = [3, 1, 2];
        Assert.All(new object[] { numbers.Order(), numbers.Where(n => n > 1), numbers.Select(n => n + 1).Skip(1), Enumerable.Range(0, 3) },
            query => Assert.Contains("IEnumerable&lt;int&gt;", ObjectFormatter.Format(query).Html, StringComparison.Ordinal));
    }

    [Fact]
    public void A_sequence_that_throws_shows_what_came_before()
    {
        static IEnumerable<int> Items()
        {
            yield return 1;
            throw new InvalidOperationException("dry");
        }
        Assert.Equal("[1, … then InvalidOperationException: dry]", Text(Items()));
    }

    [Fact]
    public void A_slow_sequence_is_given_up()
    {
        static IEnumerable<int> Items()
        {
            for (int i = 0; ; i++)
            {
                Thread.Sleep(30);
                yield return i;
            }
        }
        Assert.Contains("stopped after 0.1 s", ObjectFormatter.Format(Items(), new FormatLimits { Time = TimeSpan.FromSeconds(0.1) }).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cycle_is_named()
    {
        var a = new Loop("a");
        a.Next = new Loop("b") { Next = a };
        Assert.Contains("(contains itself)", Text(a), StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_that_throws_is_shown_as_that() => Assert.Contains("Broken = InvalidOperationException: no", Text(new Grumpy()), StringComparison.Ordinal);

    [Fact]
    public void Objects_without_end_stop_at_the_depth() => Assert.Contains("Deep { … }", Text(new Deep(0)), StringComparison.Ordinal);

    [Fact]
    public void Objects_of_one_flat_type_are_a_table()
    {
        var bundle = ObjectFormatter.Format(new[] { new Person("Ada", 36), new Person("Grace", 85) });
        Assert.Equal("Name     Age\n\"Ada\"     36\n\"Grace\"   85", bundle.Text);
        Assert.Contains("<th scope=\"col\">Name</th>", bundle.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_two_dimensional_array_is_a_table() => Assert.Equal("0  1\n1  2\n3  4", Text(new[,] { { 1, 2 }, { 3, 4 } }));

    [Fact]
    public void Html_is_escaped() => Assert.Contains("&lt;script&gt;", ObjectFormatter.Format(new Person("<script>", 1)).Html, StringComparison.Ordinal);

    [Fact]
    public void Html_has_no_script() => Assert.DoesNotContain("<script", ObjectFormatter.Format(new Dictionary<string, object> { ["<script>"] = "<script>" }).Html, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void A_tensor_shows_itself_also_inside_an_object()
    {
        var bundle = ObjectFormatter.Format(new { W = Tensor.Zeros([2, 2]) });
        Assert.Contains("W = ", bundle.Text, StringComparison.Ordinal);
        Assert.Contains("Float32 [2, 2]", bundle.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_bytes_of_a_png_are_a_picture() => Assert.Equal("iVBORw0KGgo=", ObjectFormatter.Format(new byte[] { 0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10 })["image/png"]);

    [Fact]
    public void Other_bytes_are_a_list() => Assert.Equal("[1, 2]", Text(new byte[] { 1, 2 }));

    [Fact]
    public async Task A_task_is_awaited_and_gives_its_result()
    {
        static async Task<int> Later()
        {
            await Task.Delay(1);
            return 5;
        }
        Assert.Equal(5, await ObjectFormatter.AwaitAsync(Later()));
        Assert.Equal(6, await ObjectFormatter.AwaitAsync(new ValueTask<int>(6)));
        Assert.Null(await ObjectFormatter.AwaitAsync(Task.Delay(1)));
        Assert.Equal("x", await ObjectFormatter.AwaitAsync("x"));
    }

    [Fact]
    public void A_task_that_is_still_running_is_not_waited_for() => Assert.Equal("Task<int> (still running)", Text(new TaskCompletionSource<int>().Task));

    [Fact]
    public void A_formula_gets_html() => Assert.NotNull(ObjectFormatter.Format(new Formula("x^2")).Html);

    [Fact]
    public void Values_in_a_list_of_lists_stay_together() => Assert.Equal("[[1, 2], [3]]", Text(new List<List<int>> { new() { 1, 2 }, new() { 3 } }));

    [Fact]
    public void A_group_names_its_key() => Assert.Contains("of 1", ObjectFormatter.Format(new[] { "a", "b", "cc" }.GroupBy(s => s.Length).First()).Html, StringComparison.Ordinal);

    [Fact]
    public void Long_texts_within_are_cut() => Assert.Contains("(20,000 characters)", Text(new { Text = new string('a', 20_000) }), StringComparison.Ordinal);

    static string Text(object? value) => ObjectFormatter.Format(value).Text;
}
