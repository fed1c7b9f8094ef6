using System.Reflection;

namespace Groundwork.Testing;

/// <summary>Finds the cases that stand beside the ops and were compiled into a test project.</summary>
public static class OpCases
{
    /// <summary>Every case of the <c>Cases</c> properties in the namespace <c>Groundwork.Cases</c>, with the class it stands in.</summary>
    public static IEnumerable<(string File, OpCase Case)> In(Assembly tests) =>
        from type in tests.GetTypes()
        where type.Namespace == "Groundwork.Cases"
        let cases = type.GetProperty("Cases", BindingFlags.Public | BindingFlags.Static)
        where cases is not null
        from test in (OpCase[])cases.GetValue(null)!
        select (type.Name, test);

    /// <summary>The names of the files with cases, in order.</summary>
    public static IEnumerable<string> Files(Assembly tests) => In(tests).Select(c => c.File).Distinct().Order();

    /// <summary>Runs all cases of a file.</summary>
    /// <returns>What failed, one line each.</returns>
    public static List<string> Run(Assembly tests, string file) => [.. In(tests).Where(c => c.File == file).SelectMany(c => CaseRunner.Run(c.Case))];

    /// <summary>The ops of a library that no case runs, forward, in a gradient, or in the gradient of a gradient.</summary>
    public static IReadOnlyList<string> Unseen(Assembly library, Assembly tests)
    {
        var recorder = new OpRecorder();
        using (Executor.Use(recorder))
            foreach (var (_, test) in In(tests))
            {
                var inputs = CaseRunner.Inputs(test);
                foreach (var x in inputs) x.RequiresGrad = test.IsSmooth;
                var y = test.Call(inputs);
                if (!y.RequiresGrad) continue;
                var dx = Autograd.Grad([y.Sum()], inputs, createGraph: test.Order > 1);
                if (test.Order > 1 && dx.FirstOrDefault(d => d.RequiresGrad) is { } again) again.Sum().Backward();
            }
        var ops = library.GetTypes().Where(t => t.IsSubclassOf(typeof(Op)) && !t.IsAbstract && !t.ContainsGenericParameters);
        return [.. ops.Except(recorder.Seen).Select(t => t.Name).Order()];
    }
}
