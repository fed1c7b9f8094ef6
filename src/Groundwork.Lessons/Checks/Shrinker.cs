using System.Diagnostics;

namespace Groundwork.Lessons;

/// <summary>Makes a failing input as small as it gets in a moment: drops and lowers the numbers behind it as long as it goes on failing.</summary>
/// <remarks>Not safe to use from several threads.</remarks>
sealed class Shrinker(Func<IReadOnlyList<ulong>, IReadOnlyList<ulong>?> failsWith)
{
    const int MostTries = 2000;
    static readonly TimeSpan MostTime = TimeSpan.FromSeconds(0.4);

    readonly long _began = Stopwatch.GetTimestamp();
    int _tries;

    /// <summary>The smallest numbers found that still fail.</summary>
    /// <param name="numbers">Numbers that fail.</param>
    public IReadOnlyList<ulong> Shrink(IReadOnlyList<ulong> numbers)
    {
        List<ulong> best = [.. numbers];
        bool better = true;
        while (better && HasTime)
        {
            better = false;
            for (int size = 8; size >= 1; size /= 2)
                for (int at = best.Count - size; at >= 0; at--) better |= Try(ref best, Without(best, at, size));
            for (int at = 0; at < best.Count; at++) better |= Lower(ref best, at) || Simplify(ref best, at);
        }
        return best;
    }

    bool HasTime => _tries < MostTries && Stopwatch.GetElapsedTime(_began) < MostTime;

    // The least number at this place that fails: 0 mostly does, else by halves.
    bool Lower(ref List<ulong> best, int at)
    {
        if (best[at] == 0) return false;
        bool better = Try(ref best, With(best, at, 0));
        for (ulong low = 0; at < best.Count && best[at] - low > 1 && HasTime;)
        {
            ulong middle = low + (best[at] - low) / 2;
            if (Try(ref best, With(best, at, middle))) better = true;
            else low = middle;
        }
        if (at < best.Count && best[at] > 0) better |= Try(ref best, With(best, at, best[at] - 1));
        return better;
    }

    // Another kind of value (the number at this place) asks for another value (the one behind it): a handful is tried.
    bool Simplify(ref List<ulong> best, int at)
    {
        if (best[at] is 0 or > 8 || at + 1 >= best.Count) return false;
        for (ulong next = 1; next < 8; next++)
            if (Try(ref best, With(With(best, at, 0), at + 1, next))) return true;
        return false;
    }

    bool Try(ref List<ulong> best, List<ulong> candidate)
    {
        if (!HasTime) return false;
        _tries++;
        if (failsWith(candidate) is not { } made || !IsSmaller(made, best)) return false;
        best = [.. made];
        return true;
    }

    static bool IsSmaller(IReadOnlyList<ulong> a, IReadOnlyList<ulong> b)
    {
        if (a.Count != b.Count) return a.Count < b.Count;
        for (int i = 0; i < a.Count; i++)
            if (a[i] != b[i]) return a[i] < b[i];
        return false;
    }

    static List<ulong> Without(List<ulong> numbers, int at, int count) => [.. numbers.Take(at), .. numbers.Skip(at + count)];

    static List<ulong> With(List<ulong> numbers, int at, ulong value)
    {
        List<ulong> changed = [.. numbers];
        changed[at] = value;
        return changed;
    }
}
