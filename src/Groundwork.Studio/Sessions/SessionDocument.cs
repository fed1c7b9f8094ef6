using Groundwork.Notebook;

namespace Groundwork.Studio;

/// <summary>The document of a session and its version, which goes up by one with every batch of edits.</summary>
/// <remarks>Not safe for use from several threads: the session's lock guards it.</remarks>
sealed class SessionDocument(NotebookDocument notebook)
{
    const int MostCells = 10_000;

    readonly Dictionary<string, (int Version, string By)> _typed = [];
    readonly Dictionary<string, NotebookCell> _renamed = [];
    readonly Dictionary<string, NotebookCell> _deleted = [];

    public NotebookDocument Notebook => notebook;

    public int Version { get; private set; } = 1;

    public IEnumerable<string> Ids => notebook.Cells.Select(cell => cell.Id);

    public NotebookCell? Find(string id)
    {
        foreach (NotebookCell cell in notebook.Cells)
            if (cell.Id == id) return cell;
        return _renamed.GetValueOrDefault(id) is { } renamed && notebook.Cells.Contains(renamed) ? renamed : null;
    }

    /// <summary>Applies a batch. Gives what was applied (an edit of a cell that another tab deleted is left out), each with the place that it found, and the texts of others that it took the place of.</summary>
    /// <param name="edits">The batch.</param>
    /// <param name="seen">The version that its author had before it.</param>
    /// <param name="by">The author's tab.</param>
    /// <remarks>What comes of a batch depends on the cells and on the batch alone, by the rules of <c>web/src/cell-list.ts</c>: so the server and all tabs, which hear of the batches in one order, come to the same cells.</remarks>
    /// <exception cref="StudioException">The notebook would have too many cells; nothing was applied.</exception>
    public (List<CellEdit> Applied, List<Overwritten> Overwritten) Apply(IReadOnlyCollection<CellEdit> edits, int seen, string by)
    {
        List<CellEdit> applied = [];
        List<Overwritten> overwritten = [];
        int version = Version + 1;
        if (notebook.Cells.Count + edits.Count(edit => edit.Op == "insert") > MostCells) throw new StudioException($"a notebook has up to {MostCells} cells");
        foreach (CellEdit asked in edits)
        {
            CellEdit edit = asked;
            NotebookCell? cell = Find(edit.Cell);
            if (cell is not null && edit.Op is "source" or "delete" && _typed.TryGetValue(cell!.Id, out var last) && last.Version > seen && last.By != by && cell.Source != edit.Source)
                overwritten.Add(new Overwritten(cell.Id, cell.Source, last.By));
            if (!Apply(ref edit, cell)) continue;
            applied.Add(edit);
            if (edit.Op is "source" or "insert") _typed[edit.Cell] = (version, by);
        }
        if (applied.Count > 0) Version = version;
        return (applied, overwritten);
    }

    /// <summary>Takes the place of another document of the same tabs: its version is a later one.</summary>
    public void ContinueFrom(SessionDocument earlier) => Version = earlier.Version + 1;

    /// <summary>Applies what a journal kept. Typing is never lost: a cell that the file has no more comes back at the end.</summary>
    /// <param name="edits">From the journal.</param>
    /// <param name="ids">The names of the file's cells when the journal was written; null where the file is another one since.</param>
    public void Replay(IReadOnlyList<CellEdit> edits, string[]? ids)
    {
        if (ids is not null && ids.Length == notebook.Cells.Count)
            for (int i = 0; i < ids.Length; i++) _renamed[ids[i]] = notebook.Cells[i];
        HashSet<string> gone = [];
        foreach (CellEdit edit in edits)
        {
            NotebookCell? cell = Find(edit.Cell);
            if (edit.Op == "delete") gone.Add(edit.Cell);
            CellEdit next = cell is null && edit.Op == "source" && !gone.Contains(edit.Cell) ? edit with { Op = "insert", Index = int.MaxValue } : edit;
            Apply(ref next, cell);
        }
        if (edits.Count > 0) Version++;
    }

    bool Apply(ref CellEdit edit, NotebookCell? cell)
    {
        IList<NotebookCell> cells = notebook.Cells;
        if (edit.Op == "insert")
        {
            if (cell is not null || cells.Count >= MostCells) return false;
            edit = Placed(edit);
            cells.Insert(edit.Index, Made(edit));
            return true;
        }
        if (cell is null) return false;
        switch (edit.Op)
        {
            case "source":
                cell.Source = edit.Source;
                break;
            case "delete":
                cells.Remove(cell);
                _deleted[cell.Id] = cell;
                break;
            case "move":
                cells.Remove(cell);
                edit = Placed(edit);
                cells.Insert(edit.Index, cell);
                break;
            case "kind":
                cell.Kind = edit.Kind;
                if (edit.Kind != CellKind.Code) Clear(cell);
                break;
            case "tags":
                SetTags(cell, edit.Tags);
                break;
            case "clear":
                Clear(cell);
                break;
        }
        return true;
    }

    CellEdit Placed(CellEdit edit)
    {
        int after = edit.After switch { null => -1, "" => 0, _ => Find(edit.After) is { } before ? notebook.Cells.IndexOf(before) + 1 : -1 };
        return edit with { Index = after >= 0 ? after : Math.Clamp(edit.Index, 0, notebook.Cells.Count), After = null };
    }

    // A cell that was deleted comes back with its name, its outputs and all that an edit does not say.
    NotebookCell Made(CellEdit edit)
    {
        if (!_deleted.Remove(edit.Cell, out NotebookCell? cell)) cell = new NotebookCell(edit.Kind, "", edit.Cell) { Language = edit.Language ?? NotebookCell.CSharp };
        (cell.Kind, cell.Source) = (edit.Kind, edit.Source);
        if (edit.Kind != CellKind.Code) Clear(cell);
        SetTags(cell, edit.Tags);
        return cell;
    }

    static void SetTags(NotebookCell cell, string[] tags)
    {
        cell.Tags.Clear();
        foreach (string tag in tags) cell.Tags.Add(tag);
    }

    static void Clear(NotebookCell cell)
    {
        cell.Outputs.Clear();
        cell.ExecutionCount = null;
    }
}

/// <summary>A text that an edit took the place of although its author had not seen it.</summary>
sealed record Overwritten(string Cell, string Source, string By);
