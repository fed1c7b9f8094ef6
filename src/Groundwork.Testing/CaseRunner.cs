using Groundwork.Kernels;

namespace Groundwork.Testing;

/// <summary>Multiplies an op's case: dtypes × layouts × thread counts × kernel sets, with gradients checked through every layout, inputs unchanged, and the same bits twice.</summary>
public static class CaseRunner
{
    /// <summary>How inputs lie in memory. Each is made by differentiable operations, so that gradients are checked through it.</summary>
    static readonly (string Name, Func<Tensor, Tensor> Lay)[] _layouts =
    [
        ("contiguous", x => x),
        ("transposed", x => x.Rank < 2 ? x : x.Transpose().Clone().Transpose()),
        ("every second", x => x.Rank == 0 ? x : Tensor.Stack([x, x], axis: x.Rank).Reshape([.. x.Shape.Dims[..^1], 2 * x.Shape[^1]])[Slice.Rest, (.., 2)]),
        ("reversed", x => x.Rank == 0 ? x : x[Slice.Of(null, null, -1)].Clone()[Slice.Of(null, null, -1)]),
        ("broadcast", x => x.Rank == 0 || x.Shape[0] == 0 ? x : x[..1].BroadcastTo(x.Shape)),
    ];

    /// <summary>Runs one case in all its forms.</summary>
    /// <returns>What failed, one line each; empty if nothing did.</returns>
    public static List<string> Run(OpCase test)
    {
        List<string> failures = [];
        foreach (var (layout, lay) in _layouts)
        {
            var exact = Inputs(test);
            Tensor[] Laid(Tensor[] x) => [.. x.Select(t => t.DType.IsFloat ? lay(t) : t)];
            var expected = test.Reference?.Invoke(Laid(exact)) ?? test.Call(Laid(exact));
            foreach (var dtype in test.DTypes)
            {
                string form = $"{test.Name}, {dtype}, {layout}";
                var inputs = Laid([.. exact.Select(x => x.DType.IsFloat ? x.To(dtype) : x)]);
                failures.AddRange(Values(test, inputs, expected, dtype).Select(what => $"{form}: {what}"));
            }
            if (test.IsSmooth && Autograd.CheckGradient(x => test.Call(Laid(x)), exact, test.Order) is { } wrong)
                failures.Add($"{test.Name}, {layout}: {wrong}");
        }
        if (test.IsSmooth && test.Inputs.Length > 1 && test.Inputs.All(s => s == test.Inputs[0]))
        {
            var one = Inputs(test)[0];
            if (Autograd.CheckGradient(x => test.Call([.. test.Inputs.Select(_ => x[0])]), [one], test.Order) is { } wrong)
                failures.Add($"{test.Name}, one tensor for every input: {wrong}");
        }
        return failures;
    }

    static List<string> Values(OpCase test, Tensor[] inputs, Tensor expected, DType dtype)
    {
        List<string> failures = [];
        var before = inputs.Select(x => x.ToArray<double>()).ToArray();
        double tolerance = dtype == DType.Float64 ? 1e-11 : test.Tolerance;
        foreach (var set in KernelSet.Available)
        {
            using var _ = KernelSet.Force(set);
            var y = test.Call(inputs);
            if (Difference(expected, y, tolerance) is { } difference) failures.Add($"{set} kernels: {difference}");
            if (!Same(y, test.Call(inputs))) failures.Add($"{set} kernels: a second run gives other bits");
            foreach (int threads in new[] { 1, 3 })
                if (!Same(y, OnThreads(threads, () => test.Call(inputs)))) failures.Add($"{set} kernels: {threads} threads give other bits than {Workers.Count}");
        }
        for (int i = 0; i < inputs.Length; i++)
            if (!before[i].AsSpan().SequenceEqual(inputs[i].ToArray<double>())) failures.Add($"input {i} was changed");
        return failures;
    }

    static Tensor OnThreads(int count, Func<Tensor> call)
    {
        int former = Workers.Count;
        Workers.Count = count;
        try
        {
            return call();
        }
        finally
        {
            Workers.Count = former;
        }
    }

    /// <summary>Seeded inputs of a case in Float64, with values that Float32 holds.</summary>
    public static Tensor[] Inputs(OpCase test)
    {
        var random = new Random(7);
        var inputs = new Tensor[test.Inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            var values = new double[test.Inputs[i].Count];
            for (int k = 0; k < values.Length; k++) values[k] = (float)(test.Domain.Low + random.NextDouble() * (test.Domain.High - test.Domain.Low));
            inputs[i] = Tensor.From<double>(values, test.Inputs[i]);
        }
        return inputs;
    }

    static bool Same(Tensor a, Tensor b) =>
        a.Shape == b.Shape && a.DType == b.DType && a.ToArray<double>().AsSpan().SequenceEqual(b.ToArray<double>());

    static string? Difference(Tensor expected, Tensor got, double tolerance)
    {
        if (expected.Shape != got.Shape) return $"shape {got.Shape}, expected {expected.Shape}";
        double[] want = expected.ToArray<double>(), have = got.ToArray<double>();
        for (int i = 0; i < want.Length; i++)
        {
            if (double.IsNaN(want[i]) ? double.IsNaN(have[i]) : want[i] == have[i]) continue;
            if (!(Math.Abs(want[i] - have[i]) <= tolerance * Math.Max(1, Math.Abs(want[i])))) return $"element {i} is {have[i]:g9}, expected {want[i]:g9}";
        }
        return null;
    }
}
