using System.Reflection;
using Groundwork.Testing;

namespace Groundwork.Tests;

public class OpCasesTests
{
    /// <summary>Every <c>Cases</c> property of the files that stand beside the ops.</summary>
    static IEnumerable<(string File, OpCase Case)> All() =>
        from type in typeof(OpCasesTests).Assembly.GetTypes()
        where type.Namespace == "Groundwork.Cases"
        let cases = type.GetProperty("Cases", BindingFlags.Public | BindingFlags.Static)
        where cases is not null
        from test in (OpCase[])cases.GetValue(null)!
        select (type.Name, test);

    public static TheoryData<string> Files() => [.. All().Select(c => c.File).Distinct().Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Cases_agree_with_their_reference_in_every_layout_and_their_gradients_with_differences(string file)
    {
        var failures = All().Where(c => c.File == file).SelectMany(c => CaseRunner.Run(c.Case)).ToList();
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }
}
