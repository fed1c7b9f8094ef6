namespace Groundwork;

/// <summary>Finds the pairs of rows that agree, and puts their columns together.</summary>
internal static class JoinRows
{
    public static DataFrame Join(DataFrame left, DataFrame right, string[] leftOn, string[] rightOn, JoinKind how, (string Left, string Right) suffixes, JoinCheck check, string? indicator)
    {
        if (leftOn.Length == 0 || leftOn.Length != rightOn.Length)
            throw new FrameException($"join: {leftOn.Length} left and {rightOn.Length} right key columns; give the same number, at least 1");
        var keys = JoinKeys.Of(left.Find("join (left)", leftOn), right.Find("join (right)", rightOn));
        if (check is JoinCheck.ManyToOne or JoinCheck.OneToOne) CheckUnique(right, rightOn, keys.Right, keys.Count, "right");
        if (check is JoinCheck.OneToMany or JoinCheck.OneToOne) CheckUnique(left, leftOn, keys.Left, keys.Count, "left");
        if (how is JoinKind.Semi or JoinKind.Anti)
        {
            if (indicator is not null) throw new FrameException($"join: an indicator \"{indicator}\" of a {how} join would be the same in every row; use it with Left, Right or Full");
            var met = new bool[keys.Count];
            foreach (var id in keys.Right) if (id >= 0) met[id] = true;
            return left.Filter(Column.Wrap("kept", Array.ConvertAll(keys.Left, id => (id >= 0 && met[id]) == (how == JoinKind.Semi))));
        }
        var (leftRows, rightRows) = Pairs(keys, how);
        var joined = Assemble(left, right, leftOn, rightOn, leftRows, rightRows, suffixes, how);
        return indicator is null ? joined : new DataFrame([.. joined.Columns, Origins(Names.Check("join", indicator), leftRows, rightRows)]);
    }

    /// <summary>Which side each row comes from, named as in pandas.</summary>
    private static TextColumn Origins(string name, int[] leftRows, int[] rightRows)
    {
        var codes = new int[leftRows.Length];
        for (var row = 0; row < codes.Length; row++) codes[row] = rightRows[row] < 0 ? 0 : leftRows[row] < 0 ? 1 : 2;
        return new TextColumn(name, codes, ["left_only", "right_only", "both"], isCategory: true);
    }

    /// <summary>The result's columns: keys of the same name once, filled from either side.</summary>
    public static DataFrame Assemble(DataFrame left, DataFrame right, string[] leftOn, string[] rightOn, int[] leftRows, int[] rightRows, (string Left, string Right) suffixes, JoinKind how)
    {
        var shared = leftOn.Where((name, i) => name == rightOn[i]).ToHashSet();
        var clash = left.ColumnNames.Intersect(right.ColumnNames).Where(name => !shared.Contains(name)).ToHashSet();
        var sources = left.Columns.Select(column => (Column: column, IsLeft: true))
            .Concat(right.Columns.Where(column => !shared.Contains(column.Name)).Select(column => (Column: column, IsLeft: false))).ToArray();
        var result = new Column[sources.Length];
        Chunks.Each(sources.Length, i =>
        {
            var (column, isLeft) = sources[i];
            if (isLeft && shared.Contains(column.Name))
            {
                result[i] = how is JoinKind.Right or JoinKind.Full ? FromEither(column, right[column.Name], leftRows, rightRows) : column.Take(leftRows);
                return;
            }
            var name = clash.Contains(column.Name) ? column.Name + (isLeft ? suffixes.Left : suffixes.Right) : column.Name;
            result[i] = column.Take(isLeft ? leftRows : rightRows).WithName(name);
        });
        return new DataFrame(result);
    }

    private static Column FromEither(Column left, Column right, int[] leftRows, int[] rightRows)
    {
        var both = Stacking.Rows(left.Name, [left, right]);
        var rows = new int[leftRows.Length];
        for (var i = 0; i < rows.Length; i++) rows[i] = leftRows[i] >= 0 ? leftRows[i] : left.Length + rightRows[i];
        return both.Take(rows);
    }

    private static (int[] Left, int[] Right) Pairs(JoinKeys keys, JoinKind how)
    {
        var keepLeft = how is JoinKind.Left or JoinKind.Full;
        // Rows of the right frame by key: starts[id] .. starts[id + 1] in rows.
        var starts = new int[keys.Count + 1];
        foreach (var id in keys.Right) if (id >= 0) starts[id + 1]++;
        var isUnique = true;
        for (var id = 0; id < keys.Count; id++)
        {
            isUnique &= starts[id + 1] <= 1;
            starts[id + 1] += starts[id];
        }
        var rows = new int[starts[^1]];
        var at = (int[])starts.Clone();
        for (var row = 0; row < keys.Right.Length; row++) if (keys.Right[row] is >= 0 and var id) rows[at[id]++] = row;

        var chunkStarts = new long[Chunks.CountOf(keys.Left.Length) + 1];
        Chunks.For(keys.Left.Length, (chunk, from, to) =>
        {
            long count = 0;
            for (var row = from; row < to; row++)
            {
                var partners = keys.Left[row] is >= 0 and var id ? starts[id + 1] - starts[id] : 0;
                count += partners == 0 && keepLeft ? 1 : partners;
            }
            chunkStarts[chunk + 1] = count;
        });
        for (var chunk = 1; chunk < chunkStarts.Length; chunk++) chunkStarts[chunk] += chunkStarts[chunk - 1];
        var extra = how is JoinKind.Right or JoinKind.Full ? Unmatched(keys) : [];
        var total = chunkStarts[^1] + extra.Length;
        if (total > Array.MaxLength) throw new FrameException($"join: the result would have {total} rows, because keys repeat on both sides; pass check: JoinCheck.ManyToOne to find them");
        int[] leftRows = ColumnMemory.Lend<int>((int)total), rightRows = ColumnMemory.Lend<int>((int)total);
        Chunks.For(keys.Left.Length, (chunk, from, to) =>
        {
            var place = (int)chunkStarts[chunk];
            for (var row = from; row < to; row++)
            {
                var (first, end) = keys.Left[row] is >= 0 and var id ? (starts[id], starts[id + 1]) : (0, 0);
                for (var i = first; i < end; i++)
                {
                    leftRows[place] = row;
                    rightRows[place++] = rows[i];
                }
                if (first != end || !keepLeft) continue;
                leftRows[place] = row;
                rightRows[place++] = -1;
            }
        });
        for (var i = 0; i < extra.Length; i++) (leftRows[(int)chunkStarts[^1] + i], rightRows[(int)chunkStarts[^1] + i]) = (-1, extra[i]);
        return (leftRows, rightRows);
    }

    private static int[] Unmatched(JoinKeys keys)
    {
        var met = new bool[keys.Count];
        foreach (var id in keys.Left) if (id >= 0) met[id] = true;
        var rows = new List<int>();
        for (var row = 0; row < keys.Right.Length; row++) if (keys.Right[row] < 0 || !met[keys.Right[row]]) rows.Add(row);
        return [.. rows];
    }

    private static void CheckUnique(DataFrame frame, string[] on, int[] ids, int count, string side)
    {
        var first = new int[count];
        first.AsSpan().Fill(-1);
        for (var row = 0; row < ids.Length; row++)
        {
            if (ids[row] < 0) continue;
            if (first[ids[row]] >= 0)
                throw new FrameException($"join: the {side} key {string.Join(", ", on.Select(name => $"{name} = {CellText.Quoted(frame[name], row)}"))} stands in rows {first[ids[row]]} and {row}, so the join would multiply rows; drop duplicates or relax the check");
            first[ids[row]] = row;
        }
    }
}
