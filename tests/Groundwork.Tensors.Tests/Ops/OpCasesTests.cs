using System.Reflection;
using Groundwork.Testing;

namespace Groundwork.Tests.Ops;

/// <summary>The cases beside the ops of the library under test. Compiled into the tests of every library that has ops.</summary>
public class OpCasesTests
{
    static readonly Assembly _tests = typeof(OpCasesTests).Assembly, _library = Assembly.Load(_tests.GetName().Name![..^".Tests".Length]);

    public static TheoryData<string> Files() => [.. OpCases.Files(_tests)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Cases_agree_with_their_reference_in_every_layout_and_their_gradients_with_differences(string file)
    {
        var failures = OpCases.Run(_tests, file);
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    [Fact]
    public void Every_op_has_a_case_that_runs_it()
    {
        var unseen = OpCases.Unseen(_library, _tests);
        Assert.True(unseen.Count == 0, $"no case runs {string.Join(", ", unseen)}; add one to the op's .cases.cs");
    }
}
