using System.Reflection;
using Groundwork.Testing;

namespace Groundwork.Tests.Ops;

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

    [Fact]
    public void Every_op_has_a_case_that_runs_it()
    {
        var recorder = new OpRecorder();
        using (Executor.Use(recorder))
            foreach (var (_, test) in All())
            {
                var inputs = CaseRunner.Inputs(test);
                foreach (var x in inputs) x.RequiresGrad = test.IsSmooth;
                var y = test.Call(inputs);
                if (!y.RequiresGrad) continue;
                // Gradients are ops too, and so are their gradients.
                var dx = Autograd.Grad([y.Sum()], inputs, createGraph: test.Order > 1);
                if (test.Order > 1 && dx.FirstOrDefault(d => d.RequiresGrad) is { } again) again.Sum().Backward();
            }
        var ops = typeof(Tensor).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Op)) && !t.IsAbstract && !t.ContainsGenericParameters);
        var unseen = ops.Except(recorder.Seen).Select(t => t.Name).Order().ToList();
        Assert.True(unseen.Count == 0, $"no case runs {string.Join(", ", unseen)}; add one to the op's .cases.cs");
    }
}
