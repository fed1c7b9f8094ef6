namespace Groundwork.Text;

/// <summary>Counts the distinct pieces of the training texts, leaving out special tokens.</summary>
internal sealed class PieceCounts(AddedToken[] special)
{
    private readonly AddedTokens _special = new(special);
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Pieces in the order of their first appearance.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    public void Add(ReadOnlySpan<char> text, CancellationToken cancellationToken)
    {
        while (_special.Find(text, allowSpecial: true, out int start, out int end) is not null)
        {
            AddOrdinary(text[..start], cancellationToken);
            text = text[end..];
        }
        AddOrdinary(text, cancellationToken);
    }

    private void AddOrdinary(ReadOnlySpan<char> text, CancellationToken cancellationToken)
    {
        var counts = _counts.GetAlternateLookup<ReadOnlySpan<char>>();
        int pieces = 0;
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = Gpt2Pretokenizer.EndOfPiece(text, start);
            ReadOnlySpan<char> piece = text[start..end];
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, piece, out _)++;
            if ((++pieces & 0xFFF) == 0) cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
