namespace Groundwork.Testing;

/// <summary>Multiplies an op's case: dtypes × layouts × lengths, with the gradient checked, inputs unchanged and the same bits twice.</summary>
public static class CaseRunner
{
    /// <summary>How inputs lie in memory.</summary>
    public static readonly string[] Layouts = ["contiguous", "transposed", "every second", "reversed"];

    /// <summary>Runs one case in all its forms.</summary>
    /// <returns>What failed, one line each; empty if nothing did.</returns>
    public static List<string> Run(OpCase test)
    {
        List<string> failures = [];
        foreach (string layout in Layouts)
        {
            var exact = Inputs(test, layout);
            var expected = test.Reference?.Invoke(exact) ?? test.Call(exact);
            foreach (var dtype in test.DTypes)
            {
                string form = $"{test.Name}, {dtype}, {layout}";
                var inputs = exact.Select(x => x.DType.IsFloat ? Lay(x.To(dtype).Contiguous(), layout) : x).ToArray();
                var before = inputs.Select(x => x.ToArray<double>()).ToArray();
                var y = test.Call(inputs);
                if (!Same(y, test.Call(inputs))) failures.Add($"{form}: a second run gives other bits");
                for (int i = 0; i < inputs.Length; i++)
                    if (!before[i].AsSpan().SequenceEqual(inputs[i].ToArray<double>())) failures.Add($"{form}: input {i} was changed");
                double tolerance = dtype == DType.Float64 ? 1e-11 : test.Tolerance;
                if (Difference(expected, y, tolerance) is { } difference) failures.Add($"{form}: {difference}");
            }
            if (!test.IsSmooth) continue;
            if (GradientCheck.Find(test.Call, exact, test.Order) is { } wrong) failures.Add($"{test.Name}, {layout}: {wrong}");
        }
        return failures;
    }

    /// <summary>Seeded inputs of a case in Float64.</summary>
    public static Tensor[] Inputs(OpCase test, string layout)
    {
        var random = new Random(7);
        var inputs = new Tensor[test.Inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            var values = new double[test.Inputs[i].Count];
            for (int k = 0; k < values.Length; k++) values[k] = (float)(test.Domain.Low + random.NextDouble() * (test.Domain.High - test.Domain.Low));
            inputs[i] = Lay(Tensor.From<double>(values, test.Inputs[i]), layout);
        }
        return inputs;
    }

    /// <summary>The same elements in another layout.</summary>
    static Tensor Lay(Tensor x, string layout)
    {
        if (x.Rank == 0) return x;
        switch (layout)
        {
            case "transposed" when x.Rank >= 2:
                return x.Transpose().Clone().Transpose();
            case "every second":
            {
                var wide = Tensor.Zeros([.. x.Shape.Dims[..^1], x.Shape[^1] * 2 + 1], x.DType);
                wide[Slice.Rest, (1.., 2)] = x;
                return wide[Slice.Rest, (1.., 2)];
            }
            case "reversed":
                return x[Slice.Of(null, null, -1)].Clone()[Slice.Of(null, null, -1)];
            default:
                return x;
        }
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
