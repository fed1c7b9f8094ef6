using System.Text.Json.Nodes;
using Groundwork.Notebook;

namespace Groundwork.Studio;

/// <summary>Tabs that edit one notebook at the same moment: what each shows is what the server has, with its own unanswered edits on top, and once all is answered all are alike.</summary>
public sealed class ConvergenceTests
{
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public void Two_tabs_and_the_server_come_to_the_same_cells_whatever_the_delays(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 50; round++)
        {
            var server = new Server("a", "b", "c", "d", "e");
            SimulatedTab[] tabs = [new(server, "1"), new(server, "2")];
            for (int step = 0; step < 60; step++)
            {
                SimulatedTab tab = tabs[random.Next(2)];
                switch (random.Next(4))
                {
                    case 0: tab.Edit(random.Next(3) == 0 ? tab.Several(random) : [tab.Any(random)]); break;
                    case 1: tab.Send(); break;
                    case 2: server.Receive(tab); break;
                    default: tab.Hear(); break;
                }
            }
            foreach (SimulatedTab tab in tabs) tab.Send();
            while (tabs.Any(tab => tab.IsWaiting))
                foreach (SimulatedTab tab in tabs.OrderBy(_ => random.Next()))
                {
                    server.Receive(tab);
                    while (tab.Hear())
                    {
                    }
                    tab.Send();
                }
            Assert.Equal(server.Shown, tabs[0].Shown);
            Assert.Equal(server.Shown, tabs[1].Shown);
        }
    }

    [Fact]
    public void A_cell_stays_behind_the_one_it_was_put_behind_whatever_is_inserted_above()
    {
        var server = new Server("a", "b", "c");
        SimulatedTab one = new(server, "1"), two = new(server, "2");
        one.Edit([new CellEdit("insert", "x") { After = "" }]);
        two.Edit([new CellEdit("move", "a") { After = "b" }]);
        one.Send();
        two.Send();
        server.Receive(one);
        server.Receive(two);
        Assert.Equal(["x", "b", "a", "c"], server.Document.Ids);
    }

    [Fact]
    public void A_place_behind_a_cell_that_is_gone_is_the_index()
    {
        var server = new Server("a", "b", "c");
        server.Document.Apply([new CellEdit("delete", "b")], 1, "1");
        server.Document.Apply([new CellEdit("insert", "x") { After = "b", Index = 2 }], 1, "2");
        Assert.Equal(["a", "c", "x"], server.Document.Ids);
    }

    [Fact]
    public void A_deleted_cell_comes_back_with_its_name_its_outputs_and_its_tags()
    {
        var notebook = NotebookDocument.Parse("// %% first\nint a = 1;\n", NotebookFormat.CSharp);
        NotebookCell cell = notebook.Cells[0];
        cell.ExecutionCount = 3;
        var document = new SessionDocument(notebook);
        document.Apply([new CellEdit("delete", cell.Id)], 1, "1");
        document.Apply([new CellEdit("insert", cell.Id) { Source = "int a = 2;", Tags = ["hide-input"] }], 2, "1");
        Assert.Equal(("first", 3, "int a = 2;", "hide-input"), (notebook.Cells[0].Name, notebook.Cells[0].ExecutionCount, notebook.Cells[0].Source, notebook.Cells[0].Tags[0]));
    }

    [Fact]
    public void An_inserted_cell_has_the_language_that_it_is_given()
    {
        var server = new Server("a");
        server.Document.Apply(CellEdit.ParseAll([JsonNode.Parse("""{"op": "insert", "index": 1, "cell": {"id": "x", "kind": "code", "source": "let x = 1", "language": "fsharp"}}""")]), 1, "1");
        Assert.Equal("fsharp", server.Document.Find("x")!.Language);
    }

    [Fact]
    public void Edits_that_come_twice_change_nothing_the_second_time()
    {
        var server = new Server("a", "b", "c");
        CellEdit[] edits = [new("insert", "x") { After = "a", Source = "1" }, new("move", "c") { After = "" }, new("delete", "b")];
        server.Document.Apply(edits, 1, "1");
        string[] once = server.Shown;
        server.Document.Apply(edits, 1, "1");
        Assert.Equal(once, server.Shown);
    }

    /// <summary>The server's document, and for each tab what is on its way to it.</summary>
    sealed class Server(params string[] ids)
    {
        readonly Dictionary<SimulatedTab, Queue<CellEdit[]>> _coming = [];

        public SessionDocument Document { get; } = DocumentOf(ids);

        public string[] Shown => ShownOf(Document);

        public static SessionDocument DocumentOf(IEnumerable<string> ids)
        {
            var notebook = new NotebookDocument();
            foreach (string id in ids) notebook.Cells.Add(new NotebookCell(CellKind.Code, "", id));
            return new SessionDocument(notebook);
        }

        public static string[] ShownOf(SessionDocument document) => [.. document.Notebook.Cells.Select(cell => $"{cell.Id} {cell.Kind} {cell.Source} {string.Join(' ', cell.Tags)}")];

        public void Join(SimulatedTab tab) => _coming[tab] = [];

        public void Take(SimulatedTab tab, CellEdit[] edits) => _coming[tab].Enqueue(Travelled(edits));

        /// <summary>Makes the next batch of a tab: all others are told, the tab itself is answered.</summary>
        public void Receive(SimulatedTab tab)
        {
            if (!_coming[tab].TryDequeue(out CellEdit[]? edits)) return;
            var (applied, _) = Document.Apply(edits, 0, tab.Name);
            foreach (SimulatedTab other in _coming.Keys)
                if (other != tab) other.Coming.Enqueue(Travelled(applied));
            tab.Coming.Enqueue(null);
        }

        static CellEdit[] Travelled(IEnumerable<CellEdit> edits) => CellEdit.ParseAll(new JsonArray([.. edits.Select(edit =>
        {
            JsonObject json = edit.ToJson();
            if (edit.After is not null) json["after"] = edit.After;
            return json;
        })]));
    }

    /// <summary>A tab, as web/src/session.ts is one: the cells that the server said, its own edits on top.</summary>
    sealed class SimulatedTab
    {
        readonly Server _server;
        readonly List<CellEdit> _confirmed = [], _pending = [];
        CellEdit[] _underWay = [];
        bool _isUnderWay;
        int _made;

        public SimulatedTab(Server server, string name)
        {
            (_server, Name) = (server, name);
            server.Join(this);
        }

        public string Name { get; }

        /// <summary>Edits of other tabs, or null for the answer to this tab's own.</summary>
        public Queue<CellEdit[]?> Coming { get; } = [];

        public bool IsWaiting => _isUnderWay || _pending.Count > 0 || Coming.Count > 0;

        public string[] Shown => Server.ShownOf(Document());

        public void Edit(CellEdit[] edits) => _pending.AddRange(edits);

        public void Send()
        {
            if (_isUnderWay || _pending.Count == 0) return;
            (_underWay, _isUnderWay) = ([.. _pending], true);
            _pending.Clear();
            _server.Take(this, _underWay);
        }

        public bool Hear()
        {
            if (!Coming.TryDequeue(out CellEdit[]? edits)) return false;
            _confirmed.AddRange(edits ?? _underWay);
            if (edits is null) (_underWay, _isUnderWay) = ([], false);
            return true;
        }

        /// <summary>One of all kinds of edits, of a cell that this tab sees.</summary>
        public CellEdit Any(Random random)
        {
            string[] ids = [.. Document().Ids];
            string cell = ids.Length == 0 ? "none" : ids[random.Next(ids.Length)];
            string after = random.Next(ids.Length + 1) is var at && at == ids.Length ? "" : ids[at];
            return random.Next(7) switch
            {
                0 or 1 => new CellEdit("insert", $"t{Name}-{_made++}") { After = after, Index = at, Source = "new" },
                2 or 3 => new CellEdit("move", cell) { After = after == cell ? null : after, Index = at },
                4 => new CellEdit("delete", cell),
                5 => new CellEdit("kind", cell) { Kind = random.Next(2) == 0 ? CellKind.Code : CellKind.Markdown },
                _ => new CellEdit("source", cell) { Source = $"of {Name}, {_made++}" },
            };
        }

        /// <summary>What is done to cells that are selected together, as web/src/cell-actions.ts does it.</summary>
        public CellEdit[] Several(Random random)
        {
            string[] ids = [.. Document().Ids];
            if (ids.Length == 0) return [Any(random)];
            int first = random.Next(ids.Length), end = random.Next(first, ids.Length) + 1;
            string[] chosen = ids[first..end], others = [.. ids.Except(chosen)];
            string above = first == 0 ? "" : ids[first - 1];
            CellEdit[] deleted = [.. chosen.Select(id => new CellEdit("delete", id))];
            string[] pasted = [.. Enumerable.Range(_made, 3).Select(number => $"t{Name}-{number}")];
            _made += pasted.Length;
            CellKind kind = random.Next(2) == 0 ? CellKind.Code : CellKind.Markdown;
            return random.Next(6) switch
            {
                0 => deleted,
                1 => [.. deleted, .. chosen.Select((id, i) => new CellEdit("insert", id) { After = i == 0 ? above : chosen[i - 1], Index = first + i, Source = "back" })],    // and taken back
                2 => [.. pasted.Select((id, i) => new CellEdit("insert", id) { After = i == 0 ? chosen[^1] : pasted[i - 1], Index = end + i, Source = "pasted" })],
                3 when above.Length > 0 => [new CellEdit("move", above) { After = chosen[^1], Index = end - 1 }],    // up by one place
                4 when others.Length > 0 && random.Next(others.Length) is var to => [.. chosen.Select((id, i) => new CellEdit("move", id) { After = i == 0 ? others[to] : chosen[i - 1], Index = to + 1 + i })],
                _ => [.. chosen.Select(id => new CellEdit("kind", id) { Kind = kind })],
            };
        }

        SessionDocument Document()
        {
            SessionDocument document = Server.DocumentOf(["a", "b", "c", "d", "e"]);
            foreach (CellEdit edit in _confirmed.Concat(_underWay).Concat(_pending)) document.Apply([edit], 0, Name);
            return document;
        }
    }
}
