namespace Groundwork.Text.Tests;

/// <summary>BPE as one would write it down in a lesson: everything is counted anew for each merge.</summary>
internal static class SlowReference
{
    public static List<BpeMerge> Train(string text, int vocabularySize)
    {
        List<List<int>> pieces = [.. Gpt2Pretokenizer.Split(text).Select(Bytes)];
        List<string> tokens = [.. Enumerable.Range(0, 256).Select(value => ((char)value).ToString())]; // a byte as a Latin-1 character
        var merges = new List<BpeMerge>();
        while (tokens.Count < vocabularySize)
        {
            var counts = new Dictionary<(int Left, int Right), int>();
            foreach (List<int> piece in pieces)
            {
                for (int i = 0; i + 1 < piece.Count; i++) counts[(piece[i], piece[i + 1])] = counts.GetValueOrDefault((piece[i], piece[i + 1])) + 1;
            }
            var frequent = counts.Where(pair => pair.Value >= 2).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).ToList();
            if (frequent.Count == 0) break;
            (int left, int right) = frequent[0].Key;
            string token = tokens[left] + tokens[right];
            if (!tokens.Contains(token)) tokens.Add(token);
            merges.Add(new BpeMerge(left, right, tokens.IndexOf(token)));
            foreach (List<int> piece in pieces) Join(piece, merges[^1]);
        }
        return merges;
    }

    public static List<int> Encode(BpeTokenizer tokenizer, string text)
    {
        var ids = new List<int>();
        foreach (List<int> piece in Gpt2Pretokenizer.Split(text).Select(Bytes))
        {
            while (true)
            {
                (int rank, int at) = (int.MaxValue, -1);
                for (int i = 0; i + 1 < piece.Count; i++)
                {
                    int found = tokenizer.Merges.TakeWhile(merge => (merge.Left, merge.Right) != (piece[i], piece[i + 1])).Count();
                    if (found < tokenizer.Merges.Count && found < rank) (rank, at) = (found, i);
                }
                if (at < 0) break;
                piece[at] = tokenizer.Merges[rank].Result;
                piece.RemoveAt(at + 1);
            }
            ids.AddRange(piece);
        }
        return ids;
    }

    private static List<int> Bytes(string piece) => [.. Wtf8.GetBytes(piece).Select(value => (int)value)];

    private static void Join(List<int> piece, BpeMerge merge)
    {
        for (int i = 0; i + 1 < piece.Count; i++)
        {
            if (piece[i] != merge.Left || piece[i + 1] != merge.Right) continue;
            piece[i] = merge.Result;
            piece.RemoveAt(i + 1);
        }
    }
}
