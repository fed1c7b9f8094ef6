namespace Groundwork;

/// <summary>Text, coded: each row holds the position of its text in a list of distinct texts, or -1 for missing.</summary>
/// <remarks>
/// The list may hold texts that no row uses (a filter keeps the list). A string column's list is in no order that means
/// anything; a category column's list is the order of its categories.
/// </remarks>
internal sealed class TextColumn : Column
{
    private int missing = -1;
    private int[]? ranks;

    public TextColumn(string name, int[] codes, string[] texts, bool isCategory = false) : base(name)
    {
        Codes = codes;
        Texts = texts;
        IsCategory = isCategory;
    }

    public int[] Codes { get; }

    public string[] Texts { get; }

    public bool IsCategory { get; }

    public override ColumnType Type => IsCategory ? ColumnType.Category : ColumnType.String;

    public override int Length => Codes.Length;

    public override int MissingCount => missing >= 0 ? missing : missing = Codes.AsSpan().Count(-1);

    internal override bool Missing(int row) => Codes[row] < 0;

    internal override object Boxed(int row) => Texts[Codes[row]];

    public string? Text(int row) => Codes[row] is >= 0 and var code ? Texts[code] : null;

    internal override Column WithName(string name) => new TextColumn(name, Codes, Texts, IsCategory) { missing = missing, ranks = ranks };

    internal override Column Take(ReadOnlySpan<int> rows)
    {
        var codes = ColumnMemory.Lend<int>(rows.Length);
        RowGather.Codes(Codes, rows, codes);
        return new TextColumn(Name, codes, Texts, IsCategory) { ranks = ranks };
    }

    internal override Column Slice(int start, int count) =>
        start == 0 && count == Length ? this : new TextColumn(Name, Codes.AsSpan(start, count).ToArray(), Texts, IsCategory) { ranks = ranks };

    // 22 bytes of header and end beside two bytes a letter.
    internal override long Bytes() => Codes.Length * 4L + Texts.Sum(static text => text.Length * 2L + 22 + 8);

    /// <summary>For each text its place in ascending order (ordinal for strings, the list's own order for categories).</summary>
    public int[] Ranks => ranks ??= IsCategory ? [.. Enumerable.Range(0, Texts.Length)] : RankTexts();

    /// <summary>The column with each distinct text replaced; texts that become equal share one code, null becomes missing.</summary>
    public TextColumn MapTexts(Func<string, string?> map)
    {
        var pool = new TextPool(Texts.Length);
        var recode = new int[Texts.Length];
        for (var i = 0; i < recode.Length; i++) recode[i] = map(Texts[i]) is { } text ? pool.Add(text) : -1;
        return Recode(recode, pool.ToArray());
    }

    /// <summary>One value for each distinct text, spread over the rows; missing text gives a missing value.</summary>
    public ValueColumn<T> MapValues<T>(Func<string, T> map) where T : unmanaged, IComparable<T>, IEquatable<T>
    {
        var used = UsedTexts();
        var byText = new T[Texts.Length];
        for (var i = 0; i < byText.Length; i++) if (used[i]) byText[i] = map(Texts[i]);
        var data = new T[Length];
        var valid = HasMissing ? new bool[Length] : null;
        for (var row = 0; row < data.Length; row++)
        {
            if (Codes[row] is var code && code < 0) continue;
            data[row] = byText[code];
            if (valid is not null) valid[row] = true;
        }
        return new ValueColumn<T>(Name, data, valid);
    }

    /// <summary>Which texts at least one row uses.</summary>
    public bool[] UsedTexts()
    {
        var used = new bool[Texts.Length];
        foreach (var code in Codes) if (code >= 0) used[code] = true;
        return used;
    }

    private TextColumn Recode(int[] recode, string[] texts)
    {
        var codes = ColumnMemory.Lend<int>(Length);
        for (var row = 0; row < codes.Length; row++) codes[row] = Codes[row] is >= 0 and var code ? recode[code] : -1;
        return new TextColumn(Name, codes, texts);
    }

    private int[] RankTexts()
    {
        var order = new int[Texts.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        var keys = (string[])Texts.Clone();
        Array.Sort(keys, order, CodePointComparer.Instance);
        var rank = new int[order.Length];
        for (var i = 0; i < order.Length; i++) rank[order[i]] = i;
        return rank;
    }
}
