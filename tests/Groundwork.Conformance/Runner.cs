namespace Groundwork.Conformance;

/// <summary>Runs cases against the adapters and says how each ended.</summary>
public static class Runner
{
    /// <summary>Runs every case below a folder whose group is wanted.</summary>
    public static Report Run(string root, Func<string, bool> wants)
    {
        var report = new Report();
        foreach (string folder in CaseFile.Find(root))
        {
            using CaseFile file = CaseFile.Open(folder);
            if (wants(file.Group))
                foreach (Case @case in file.Cases)
                    report.Add(Run(@case));
        }
        return report;
    }

    /// <summary>Runs one case.</summary>
    public static Result Run(Case @case)
    {
        if (OpTables.Find(@case) is not { } adapter)
            return new(@case, Verdict.Unsupported, "no adapter");
        Policy? policy = Policies.For(@case);
        string? difference;
        try
        {
            difference = @case.Error is null ? Difference(@case, adapter) : Failure(@case, () => Difference(@case, adapter));
        }
        catch (Exception e) when (policy?.Throws?.IsInstanceOfType(e) ?? false)
        {
            return new(@case, Verdict.Passed, policy.Documented);
        }
        catch (Exception e)
        {
            difference = $"threw {e.GetType().Name}: {FirstLine(e.Message)}";
        }
        return difference is null || policy is { Throws: null }
            ? new(@case, Verdict.Passed)
            : new(@case, Verdict.Failed, difference);
    }

    // A case that must fail passes when the call ends in an exception that the documentation names.
    static string? Failure(Case @case, Func<string?> run)
    {
        try
        {
            run();
        }
        catch (Exception e)
        {
            return IsDocumentedKind(e) ? null : $"must fail with a {@case.Error} error that the documentation names, but threw {e.GetType().Name}: {FirstLine(e.Message)}";
        }
        return $"must fail with a {@case.Error} error, but returned";
    }

    static bool IsDocumentedKind(Exception e) =>
        e is ArgumentException or ArithmeticException or FormatException or InvalidDataException or KeyNotFoundException
        || e.GetType().Namespace is { } name && (name == "Groundwork" || name.StartsWith("Groundwork.", StringComparison.Ordinal));

    static string? Difference(Case @case, Func<Call, Outcome> adapter)
    {
        if (Statistics.AreExpectedBy(@case))
            return Statistics.Difference(@case, () => Tensors.ToArray(adapter(new Call(@case, [])).Tensors[0]));
        if (@case.Expected is { } expected)
            return TextOrTable(@case, adapter(new Call(@case, [])), expected);

        NpyArray[] inputs = [.. @case.Inputs.Select(@case.File.Array)];
        Tensor[] leaves = [.. inputs.Select(Tensors.From)];
        foreach (int k in @case.Grads.Keys)
            leaves[k].RequiresGrad = true;
        Tensor[] outputs = adapter(new Call(@case, [.. leaves.Select((leaf, k) => Tensors.View(leaf, @case.ViewSteps(k)))])).Tensors;
        if (@case.Error is not null)
            return null;

        return Compare.Outputs(@case, inputs, [.. @case.Outputs.Select(@case.File.Array)], [.. outputs.Select(Tensors.ToArray)])
               ?? Gradients(@case, leaves, outputs)
               ?? Untouched(inputs, leaves);
    }

    // The stored gradients are those of one scalar: the sum over outputs of sum(output * weights).
    static string? Gradients(Case @case, Tensor[] leaves, Tensor[] outputs)
    {
        if (@case.Grads.Count == 0)
            return null;
        Tensor scalar = @case.GradOutputs
            .Select(weights => (outputs[weights.Key] * Tensors.From(@case.File.Array(weights.Value))).Sum())
            .Aggregate((a, b) => a + b);
        if (scalar.RequiresGrad)
            scalar.Backward();
        foreach ((int k, string name) in @case.Grads)
        {
            NpyArray expected = @case.File.Array(name);
            // No gradient at all is as good as zeros: the input was not used.
            NpyArray got = leaves[k].Grad is { } grad ? Tensors.ToArray(grad) : expected with { Elements = System.Array.CreateInstance(expected.Elements.GetType().GetElementType()!, expected.Count) };
            if (Compare.Elements($"gradient of input {k}", expected, got, @case.GradTolerance) is string difference)
                return difference;
        }
        return null;
    }

    static string? Untouched(NpyArray[] inputs, Tensor[] leaves) => inputs
        .Select((input, k) => Compare.Elements($"input {k} after the call", input, Tensors.ToArray(leaves[k]), default))
        .FirstOrDefault(difference => difference is not null);

    static string? TextOrTable(Case @case, Outcome outcome, System.Text.Json.JsonElement expected) =>
        outcome.Text is string text ? Table.CsvDifference(expected.GetProperty("text").GetString()!, text, @case.Tolerance)
        : outcome.Table is { } table ? table.DifferenceFrom(Table.From(expected), @case.Tolerance, @case.IsOrdered, withTypes: @case.Op == "read_csv")
        : "the adapter gave neither a table nor a text";

    static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd();
}
