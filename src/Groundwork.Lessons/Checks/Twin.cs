using System.Globalization;

namespace Groundwork.Lessons;

/// <summary>Holds the learner's function against the library's on many inputs, which are the same every time.</summary>
/// <remarks>Not safe to use from several threads.</remarks>
sealed class Twin<F, X>(Exercise<F, X> exercise, F yours, F library)
    where F : Delegate
{
    const int Inputs = 200;

    double _largest;
    X? _worst;

    public MimeBundle Compare()
    {
        if (exercise.Cases is not { } draw) throw new InvalidOperationException($"twin: {exercise.Id} draws no inputs");
        try
        {
            foreach (var (input, _) in Draw.Inputs(draw, Inputs, seed: 1)) Compare(input);
        }
        catch (NotAttempted)
        {
            return new MimeBundle($"○ Twin check of exercise {exercise.Id}: not attempted");
        }
        return new MimeBundle(Sentence());
    }

    void Compare(X input)
    {
        var mine = Outcome.Of(() => exercise.Invoke(yours, Copies.Of(input)));
        var its = Outcome.Of(() => exercise.Invoke(library, Copies.Of(input)));
        double difference = mine.Thrown is not null || its.Thrown is not null ? mine.Thrown?.GetType() == its.Thrown?.GetType() ? 0 : double.PositiveInfinity : Largest(Structure.Of(mine.Value), Structure.Of(its.Value));
        if (!(difference > _largest)) return;
        (_largest, _worst) = (difference, input);
    }

    string Sentence()
    {
        string begin = $"Twin check of exercise {exercise.Id}: {Inputs} random inputs, ";
        if (_largest == 0) return $"✓ {begin}not one bit of difference";
        if (_largest <= 1e-6) return string.Create(CultureInfo.InvariantCulture, $"✓ {begin}the largest difference is below 1e{Math.Floor(Math.Log10(_largest)) + 1:0}");
        string by = double.IsInfinity(_largest) ? "results that cannot be compared" : $"a difference of {Notation.Number(_largest)}";
        return $"✗ {begin}{by} for {Notation.Of(_worst)}";
    }

    static double Largest(Structure a, Structure b)
    {
        if (a.Words != b.Words) return double.PositiveInfinity;
        double largest = 0;
        for (int i = 0; i < a.Leaves.Count; i++)
        {
            double difference = a.Leaves[i].Number is { } x && b.Leaves[i].Number is { } y ? x.Equals(y) ? 0 : Math.Abs(x - y) : Equals(a.Leaves[i].Value, b.Leaves[i].Value) ? 0 : double.PositiveInfinity;
            largest = double.IsNaN(difference) ? double.PositiveInfinity : Math.Max(largest, difference);
        }
        return largest;
    }
}
