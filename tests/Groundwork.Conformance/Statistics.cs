using System.Text.Json;

namespace Groundwork.Conformance;

/// <summary>Checks what an initialiser draws against the distribution that it must have.</summary>
public static class Statistics
{
    /// <summary>The fewest values that the statistics are taken over.</summary>
    public const int LeastValues = 100_000;

    const double MeanInDeviations = 0.03;

    /// <summary>True where the case states a distribution, or orthonormal rows or columns, and no arrays.</summary>
    public static bool AreExpectedBy(Case @case) =>
        @case.Expected is { ValueKind: JsonValueKind.Object } e && (e.TryGetProperty("std", out _) || e.TryGetProperty("orthonormal", out _));

    /// <summary>What differs; null where nothing does.</summary>
    /// <param name="case">States the distribution.</param>
    /// <param name="draw">Gives one more draw of the stated shape.</param>
    public static string? Difference(Case @case, Func<NpyArray> draw)
    {
        Args expected = new(@case.Expected!.Value);
        if (expected.Has("orthonormal"))
            return Orthonormal(draw(), expected.Text("orthonormal") == "rows", @case.Tolerance.Absolute);

        List<double> values = [];
        while (values.Count < LeastValues)
        {
            NpyArray drawn = draw();
            if (!drawn.Shape.SequenceEqual(@case.Args.Ints("shape")))
                return $"shape {drawn.ShapeText}, expected [{string.Join(", ", @case.Args.Ints("shape"))}]";
            values.AddRange(drawn.Numbers());
        }
        double mean = values.Average(), std = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        double low = expected.Number("low", double.NegativeInfinity), high = expected.Number("high", double.PositiveInfinity);
        double float32Rounding = 1e-6 * expected.Number("std");
        return Math.Abs(mean - expected.Number("mean")) >= MeanInDeviations * expected.Number("std") ? $"mean {mean:g5}, expected {expected.Number("mean"):g5}"
            : Math.Abs(std / expected.Number("std") - 1) >= @case.Tolerance.Relative ? $"deviation {std:g5}, expected {expected.Number("std"):g5}"
            : values.Min() < low - float32Rounding ? $"least value {values.Min():g6}, bound {low:g6}"
            : values.Max() > high + float32Rounding ? $"largest value {values.Max():g6}, bound {high:g6}"
            : null;
    }

    static string? Orthonormal(NpyArray w, bool rows, double tolerance)
    {
        int count = rows ? w.Shape[0] : w.Shape[1], length = rows ? w.Shape[1] : w.Shape[0];
        double At(int vector, int i) => rows ? w.Number(vector * length + i) : w.Number(i * count + vector);
        for (int a = 0; a < count; a++)
            for (int b = 0; b < count; b++)
            {
                double dot = Enumerable.Range(0, length).Sum(i => At(a, i) * At(b, i)), wanted = a == b ? 1 : 0;
                if (Math.Abs(dot - wanted) > tolerance)
                    return $"{(rows ? "rows" : "columns")} {a} and {b}: dot product {dot:r}, expected {wanted}";
            }
        return null;
    }
}
