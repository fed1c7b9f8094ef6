namespace Groundwork.Text;

/// <summary>One learned rule of BPE: where <paramref name="Left"/> stands before <paramref name="Right"/>, both become <paramref name="Result"/>. An immutable value, safe to share between threads.</summary>
/// <param name="Left">The id of the left token.</param>
/// <param name="Right">The id of the right token.</param>
/// <param name="Result">The id of the token that has the bytes of both.</param>
public readonly record struct BpeMerge(int Left, int Right, int Result);
