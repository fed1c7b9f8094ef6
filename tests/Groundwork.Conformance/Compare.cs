namespace Groundwork.Conformance;

/// <summary>What differs between the arrays that came and those that were expected; null where nothing does.</summary>
public static class Compare
{
    /// <summary>Compares all outputs of a case by its own rule.</summary>
    /// <param name="case">States the rule and the tolerance.</param>
    /// <param name="inputs">The arrays that went in, for rules that put them together again.</param>
    /// <param name="expected">What the peer gave.</param>
    /// <param name="got">What the library gave.</param>
    public static string? Outputs(Case @case, NpyArray[] inputs, NpyArray[] expected, NpyArray[] got)
    {
        if (got.Length != expected.Length)
            return $"{got.Length} outputs, expected {expected.Length}";
        for (int k = 0; k < got.Length; k++)
            if (Kind($"output {k}", expected[k], got[k], anyShape: @case.Compare == "qr") is string kind)
                return kind;
        Tolerance tolerance = @case.Tolerance;
        return @case.Compare switch
        {
            null => All(expected, got, tolerance),
            "qr" => All(Matrices.WithPositiveDiagonal(expected, expected[0].Shape[^1]), Matrices.WithPositiveDiagonal(got, expected[0].Shape[^1]), tolerance),
            "svd" => All(Matrices.WithPositiveColumns(expected), Matrices.WithPositiveColumns(got), tolerance),
            "eigh" => All(Matrices.WithPositiveEigenvectors(expected), Matrices.WithPositiveEigenvectors(got), tolerance),
            "svd_values" => Elements("singular values", expected[1], got[1], tolerance) ?? Matrices.IsSvdOf(inputs[0], got, tolerance.Absolute),
            "eigh_values" => Elements("eigenvalues", expected[0], got[0], tolerance) ?? Matrices.IsEighOf(inputs[0], got, tolerance.Absolute),
            "complex_multiset" => ComplexMultiset(expected, got, tolerance),
            var rule => $"no rule of comparison named '{rule}'",
        };
    }

    /// <summary>Element by element; the sentence names the worst one.</summary>
    public static string? Elements(string what, NpyArray expected, NpyArray got, Tolerance tolerance)
    {
        if (Kind(what, expected, got) is string kind)
            return kind;
        bool isExact = expected.IsInteger && tolerance is { Relative: 0, Absolute: 0 };
        int wrong = 0, worst = -1;
        double worstExcess = double.NegativeInfinity;
        for (int i = 0; i < expected.Count; i++)
        {
            double e = expected.Number(i), g = got.Number(i);
            if (isExact ? expected.Integer(i) == got.Integer(i) : tolerance.Accepts(g, e))
                continue;
            wrong++;
            double excess = double.IsFinite(g) && double.IsFinite(e) ? Math.Abs(g - e) - tolerance.At(e) : double.PositiveInfinity;
            if (worst < 0 || excess > worstExcess)
                (worst, worstExcess) = (i, excess);
        }
        return wrong == 0
            ? null
            : $"{what}: {wrong} of {expected.Count} elements differ, worst at {Position(worst, expected.Shape)}: "
              + $"got {Print(got, worst)}, expected {Print(expected, worst)}"
              + (double.IsFinite(worstExcess) && !isExact ? $", off by {Math.Abs(got.Number(worst) - expected.Number(worst)):g3}, allowed {tolerance.At(expected.Number(worst)):g3}" : "");
    }

    static string? All(NpyArray[] expected, NpyArray[] got, Tolerance tolerance) =>
        expected.Select((e, k) => Elements($"output {k}", e, got[k], tolerance)).FirstOrDefault(difference => difference is not null);

    static string? Kind(string what, NpyArray expected, NpyArray got, bool anyShape = false) =>
        !anyShape && !expected.Shape.SequenceEqual(got.Shape) ? $"{what}: shape {got.ShapeText}, expected {expected.ShapeText}"
        : expected.DType != got.DType ? $"{what}: dtype {got.DType}, expected {expected.DType}"
        : null;

    // Eigenvalues have no natural order: each expected pair takes the nearest one that is left.
    static string? ComplexMultiset(NpyArray[] expected, NpyArray[] got, Tolerance tolerance)
    {
        List<(double Re, double Im)> left = [.. Enumerable.Range(0, got[0].Count).Select(i => (got[0].Number(i), got[1].Number(i)))];
        for (int i = 0; i < expected[0].Count; i++)
        {
            double re = expected[0].Number(i), im = expected[1].Number(i);
            var nearest = left.MinBy(z => Math.Pow(z.Re - re, 2) + Math.Pow(z.Im - im, 2));
            if (!tolerance.Accepts(nearest.Re, re) || !tolerance.Accepts(nearest.Im, im))
                return $"value {i}: nearest is {nearest.Re:r} + {nearest.Im:r}i, expected {re:r} + {im:r}i";
            left.Remove(nearest);
        }
        return null;
    }

    static string Print(NpyArray array, int i) => array.IsInteger ? $"{array.Integer(i)}" : $"{array.Number(i):r}";

    static string Position(int flat, int[] shape)
    {
        var at = new int[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; flat /= shape[axis], axis--)
            at[axis] = flat % shape[axis];
        return $"[{string.Join(", ", at)}]";
    }
}
