namespace Groundwork;

/// <summary>Orders texts by Unicode code points, as Python does; UTF-16 order differs above U+FFFF.</summary>
internal sealed class CodePointComparer : IComparer<string>
{
    public static readonly CodePointComparer Instance = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return x is null ? y is null ? 0 : -1 : 1;
        ReadOnlySpan<char> a = x, b = y;
        var same = a.CommonPrefixLength(b);
        if (same == a.Length || same == b.Length) return a.Length.CompareTo(b.Length);
        // A surrogate (D800-DFFF) stands for a code point above every other UTF-16 unit.
        char c = a[same], d = b[same];
        var highC = char.IsSurrogate(c);
        var highD = char.IsSurrogate(d);
        return highC == highD ? c.CompareTo(d) : highC ? 1 : -1;
    }
}
