namespace Groundwork.Lessons;

/// <summary>
/// What a law or a trial says of the learner's code: two sides that must be the same, or a sentence that is true or not.
/// A pair becomes one by itself: <c>(f, x) => (f(x.a, x.b), f(x.b, x.a))</c>; so does a truth value.
/// </summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
sealed class Claim
{
    Claim(bool? holds, string? words, object? left = null, object? right = null) => (Holds, Words, Left, Right) = (holds, words, left, right);

    /// <summary>Whether it holds; null: the sides are still to be compared.</summary>
    public bool? Holds { get; }

    /// <summary>What was found, for a claim that does not hold.</summary>
    public string? Words { get; }

    public object? Left { get; }

    public object? Right { get; }

    /// <summary>The tolerance of this claim alone, such as that of a gradient taken by differences.</summary>
    public Tolerance? Tolerance { get; private init; }

    /// <summary>Two sides that must be the same within the exercise's tolerance, or the one given.</summary>
    public static Claim Same(object? left, object? right, Tolerance? tolerance = null) => new(null, null, left, right) { Tolerance = tolerance };

    /// <summary>A truth, and what to say if it is none.</summary>
    public static Claim True(bool holds, string words) => new(holds, words);

    /// <summary>A gradient and the one that central differences of <paramref name="function"/> give: relative error at most 1e-6.</summary>
    public static Claim Gradient(double[] gradient, Func<double[], double> function, double[] at) =>
        Same(gradient, Differences.Gradient(function, at), new Tolerance(1e-6, 1e-8 * Math.Max(1, Math.Abs(function(at)))));

    /// <summary>A value that must not lie further from the expected one.</summary>
    public static Claim Within(double value, double expected, double by) =>
        new(Math.Abs(value - expected) <= by, $"{Notation.Number(value)} is more than {Notation.Number(by)} away from {Notation.Number(expected)}");

    public static Claim AtLeast(double value, double least, string what) => new(value >= least, $"{what} is {Notation.Number(value)}, and should be at least {Notation.Number(least)}");

    public static Claim AtMost(double value, double most, string what) => new(value <= most, $"{what} is {Notation.Number(value)}, and should be at most {Notation.Number(most)}");

    /// <summary>
    /// Counts that a sound sampler gives but once in a million times (χ² test; a category of probability 0 must stay empty).
    /// With seeds that are written down it is the same verdict at every run.
    /// </summary>
    public static Claim Drawn(IReadOnlyList<long> counts, IReadOnlyList<double> probabilities)
    {
        double total = counts.Sum();
        for (int i = 0; i < counts.Count; i++)
            if (probabilities[i] == 0 && counts[i] > 0) return new Claim(false, $"{i} was drawn {counts[i]} times, and has probability 0");
        int[] possible = [.. Enumerable.Range(0, counts.Count).Where(i => probabilities[i] > 0)];
        double chiSquare = possible.Sum(i => Math.Pow(counts[i] - total * probabilities[i], 2) / (total * probabilities[i]));
        double limit = possible.Length < 2 ? 0 : new Stats.ChiSquare(Tensor.From(possible.Length - 1.0)).Quantile(Tensor.From(1 - 1e-6)).Item();
        return new Claim(chiSquare <= limit, $"drawn {Notation.Of(counts.Select(c => c / total).ToArray())} of the time, and the probabilities are {Notation.Of(probabilities)}");
    }

    public static implicit operator Claim(bool holds) => new(holds, null);

    public static implicit operator Claim((double Left, double Right) sides) => Same(sides.Left, sides.Right);

    public static implicit operator Claim((double[] Left, double[] Right) sides) => Same(sides.Left, sides.Right);

    public static implicit operator Claim((double[,] Left, double[,] Right) sides) => Same(sides.Left, sides.Right);

    public static implicit operator Claim((double[][] Left, double[][] Right) sides) => Same(sides.Left, sides.Right);

    public static implicit operator Claim((int Left, int Right) sides) => Same(sides.Left, sides.Right);

    public static implicit operator Claim((Tensor Left, Tensor Right) sides) => Same(sides.Left, sides.Right);
}
