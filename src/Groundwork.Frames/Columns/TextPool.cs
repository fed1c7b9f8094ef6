namespace Groundwork;

/// <summary>Gives each distinct text the next number, in order of first appearance.</summary>
internal sealed class TextPool(int capacity = 0)
{
    private readonly Dictionary<string, int> codes = new(Math.Min(capacity, 1 << 16), StringComparer.Ordinal);
    private readonly List<string> texts = [];

    public int Count => texts.Count;

    public int Add(string text)
    {
        if (codes.TryGetValue(text, out var code)) return code;
        codes.Add(text, code = texts.Count);
        texts.Add(text);
        return code;
    }

    public int AddOrMissing(string? text) => text is null ? -1 : Add(text);

    public bool TryGet(string text, out int code) => codes.TryGetValue(text, out code);

    public string[] ToArray() => [.. texts];
}
