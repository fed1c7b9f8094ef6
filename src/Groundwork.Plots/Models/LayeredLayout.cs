namespace Groundwork.Plots;

/// <summary>A node to be placed: its size, in pixels.</summary>
readonly record struct LayoutNode(double Width, double Height);

/// <summary>Where the nodes of a directed graph without cycles stand, and the bends of its edges.</summary>
/// <remarks>
/// Sugiyama's way: layers by longest path, one waypoint for each layer that an edge crosses, orders by medians until crossings
/// no longer fall, then places under the least distances: first the means of neighbours, then those that keep the most edges straight.
/// Layers run downwards from the sources.
/// </remarks>
sealed class LayeredLayout
{
    const int Sweeps = 24, Straightenings = 200;
    const double NearlyStraight = 6;

    readonly List<LayoutNode> _nodes;
    readonly List<List<int>> _above = [], _below = [];
    readonly List<int> _layer = [];
    readonly List<List<int>> _layers = [];
    readonly double _gap, _layerGap;
    double[] _x = [];
    double[] _layerY = [];

    LayeredLayout(IReadOnlyList<LayoutNode> nodes, double gap, double layerGap) => (_nodes, _gap, _layerGap) = ([.. nodes], gap, layerGap);

    /// <summary>The middle of each node.</summary>
    public Spot[] Places { get; private set; } = [];

    /// <summary>For each edge the spots it runs through, from the middle of its first node to that of its second.</summary>
    public Spot[][] Routes { get; private set; } = [];

    public double Width { get; private set; }

    public double Height { get; private set; }

    public static LayeredLayout Of(IReadOnlyList<LayoutNode> nodes, IReadOnlyList<(int From, int To)> edges, double gap = 22, double layerGap = 34)
    {
        var layout = new LayeredLayout(nodes, gap, layerGap);
        layout.Run(nodes.Count, edges);
        return layout;
    }

    void Run(int count, IReadOnlyList<(int From, int To)> edges)
    {
        if (count == 0) return;
        AssignLayers(count, edges);
        var chains = new List<int>[edges.Count];
        for (int i = 0; i < count; i++)
        {
            _above.Add([]);
            _below.Add([]);
        }
        for (int e = 0; e < edges.Count; e++) chains[e] = Waypoints(edges[e].From, edges[e].To);
        for (int i = 0; i < _nodes.Count; i++)
        {
            while (_layers.Count <= _layer[i]) _layers.Add([]);
            _layers[_layer[i]].Add(i);
        }
        OrderLayers();
        PlaceAcross();
        PlaceDown();
        Places = [.. Enumerable.Range(0, count).Select(At)];
        Routes = [.. chains.Select(chain => chain.SelectMany(Through).ToArray())];
        Width = Enumerable.Range(0, _nodes.Count).Max(i => _x[i] + _nodes[i].Width / 2);
        Height = _layerY[^1] + _layers[^1].Max(i => _nodes[i].Height) / 2;
    }

    // Past the boxes of a layer an edge runs straight down, and bends between layers.
    IEnumerable<Spot> Through(int node)
    {
        Spot at = At(node);
        double half = _layers[_layer[node]].Max(n => _nodes[n].Height) / 2;
        return _nodes[node].Height > 0 || half == 0 ? [at] : [at with { Y = at.Y - half }, at with { Y = at.Y + half }];
    }

    Spot At(int node) => new(_x[node], _layerY[_layer[node]]);

    // The longest way from a source; then sources sink to just above what uses them.
    void AssignLayers(int count, IReadOnlyList<(int From, int To)> edges)
    {
        var layer = new int[count];
        var open = new int[count];
        ILookup<int, int> next = edges.ToLookup(e => e.From, e => e.To);
        foreach (var (_, to) in edges) open[to]++;
        var ready = new Queue<int>(Enumerable.Range(0, count).Where(i => open[i] == 0));
        int done = 0;
        while (ready.TryDequeue(out int node))
        {
            done++;
            foreach (int to in next[node])
            {
                layer[to] = Math.Max(layer[to], layer[node] + 1);
                if (--open[to] == 0) ready.Enqueue(to);
            }
        }
        if (done < count) throw new ArgumentException("graph: its edges run in a circle; leave out one of them");
        HashSet<int> fed = [.. edges.Select(e => e.To)];
        for (int i = 0; i < count; i++)
            if (!fed.Contains(i) && next[i].Any()) layer[i] = next[i].Min(to => layer[to]) - 1;
        _layer.AddRange(layer);
    }

    List<int> Waypoints(int from, int to)
    {
        List<int> chain = [from];
        int previous = from;
        for (int l = _layer[from] + 1; l < _layer[to]; l++)
        {
            int waypoint = _nodes.Count;
            _nodes.Add(new LayoutNode(6, 0));
            _layer.Add(l);
            _above.Add([]);
            _below.Add([]);
            Connect(previous, waypoint);
            chain.Add(previous = waypoint);
        }
        Connect(previous, to);
        chain.Add(to);
        return chain;
    }

    void Connect(int from, int to)
    {
        _below[from].Add(to);
        _above[to].Add(from);
    }

    void OrderLayers()
    {
        var place = new double[_nodes.Count];
        foreach (List<int> layer in _layers) Number(layer, place);
        List<int>[] best = [.. _layers.Select(l => l.ToList())];
        int fewest = Crossings(place);
        for (int sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            bool isDown = sweep % 2 == 0;
            for (int i = 1; i < _layers.Count; i++)
            {
                int l = isDown ? i : _layers.Count - 1 - i;
                List<int> sorted = [.. _layers[l].OrderBy(node => Median(isDown ? _above[node] : _below[node], place) ?? place[node])];
                _layers[l].Clear();
                _layers[l].AddRange(sorted);
                Number(_layers[l], place);
            }
            int crossings = Crossings(place);
            if (crossings >= fewest) continue;
            fewest = crossings;
            best = [.. _layers.Select(l => l.ToList())];
        }
        for (int l = 0; l < best.Length; l++) _layers[l] = best[l];
    }

    static void Number(List<int> layer, double[] place)
    {
        for (int i = 0; i < layer.Count; i++) place[layer[i]] = i;
    }

    static double? Median(List<int> neighbours, double[] place)
    {
        if (neighbours.Count == 0) return null;
        double[] sorted = [.. neighbours.Select(n => place[n]).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    int Crossings(double[] place)
    {
        int crossings = 0;
        for (int l = 0; l + 1 < _layers.Count; l++)
        {
            (double From, double To)[] between = [.. _layers[l].SelectMany(n => _below[n].Select(b => (place[n], place[b])))];
            for (int i = 0; i < between.Length; i++)
                for (int j = i + 1; j < between.Length; j++)
                    if ((between[i].From - between[j].From) * (between[i].To - between[j].To) < 0) crossings++;
        }
        return crossings;
    }

    // Each layer wants to stand under the mean of its neighbours.
    void PlaceAcross()
    {
        _x = new double[_nodes.Count];
        foreach (List<int> layer in _layers)
        {
            double at = 0;
            foreach (int node in layer)
            {
                _x[node] = at + _nodes[node].Width / 2;
                at += _nodes[node].Width + _gap;
            }
        }
        for (int sweep = 0; sweep < 2 * Sweeps; sweep++)
        {
            for (int i = 0; i < _layers.Count; i++)
            {
                int l = sweep % 2 == 0 ? i : _layers.Count - 1 - i;
                Settle(_layers[l], both: sweep > Sweeps, fromAbove: sweep % 2 == 0);
            }
        }
        Straighten();
        double left = Enumerable.Range(0, _nodes.Count).Min(i => _x[i] - _nodes[i].Width / 2);
        for (int i = 0; i < _x.Length; i++) _x[i] -= left;
    }

    // The least sum of distances across, and not of their squares, by weights that grow where an edge is nearly upright: some edges bend, and the others are straight.
    void Straighten()
    {
        double slack = 64;
        for (int sweep = 0; sweep < Straightenings; sweep++)
        {
            for (int i = 0; i < _layers.Count; i++)
            {
                List<int> layer = _layers[sweep % 2 == 0 ? i : _layers.Count - 1 - i];
                Settle(layer, node =>
                {
                    double sum = 0, total = 0;
                    foreach (int other in _above[node].Concat(_below[node]))
                    {
                        double weight = Firmness(node, other) / Math.Max(slack, Math.Abs(_x[other] - _x[node]));
                        (sum, total) = (sum + weight * _x[other], total + weight);
                    }
                    return total > 0 ? (sum / total, total) : (_x[node], 1e-6);
                });
            }
            slack = Math.Max(1, 0.95 * slack);
        }
        Align();
    }

    // What ended up nearly in one line is put in one line, if the least distances allow.
    void Align()
    {
        int[] line = [.. Enumerable.Range(0, _x.Length)];
        int Of(int node) => line[node] == node ? node : line[node] = Of(line[node]);
        for (int node = 0; node < _x.Length; node++)
            foreach (int other in _below[node])
                if (Math.Abs(_x[node] - _x[other]) < NearlyStraight) line[Of(other)] = Of(node);
        var middles = Enumerable.Range(0, _x.Length).GroupBy(Of).ToDictionary(g => g.Key, g => g.Average(node => _x[node]));
        foreach (List<int> layer in _layers) Settle(layer, node => (middles[Of(node)], 1));
    }

    // What joins two boxes directly is the way that a reader follows; an edge that passes layers bends at its ends only.
    double Firmness(int node, int other) => (_nodes[node].Height == 0, _nodes[other].Height == 0) switch { (true, true) => 8, (false, false) => 3, _ => 1 };

    void Settle(List<int> layer, bool both, bool fromAbove) => Settle(layer, node =>
    {
        int[] neighbours = both ? [.. _above[node], .. _below[node]] : [.. fromAbove ? _above[node] : _below[node]];
        return neighbours.Length == 0 ? (_x[node], 0.1) : (neighbours.Average(m => _x[m]), _nodes[node].Height == 0 ? 4 : 1);    // long edges want to be straight
    });

    // The nearest places to those that the nodes want which keep the least distances: pooling, as in isotonic regression.
    void Settle(List<int> layer, Func<int, (double Place, double Weight)> wanted)
    {
        int n = layer.Count;
        double[] offset = new double[n], wish = new double[n], weight = new double[n];
        for (int i = 0; i < n; i++)
        {
            int node = layer[i];
            if (i > 0) offset[i] = offset[i - 1] + (_nodes[layer[i - 1]].Width + _nodes[node].Width) / 2 + _gap;
            (wish[i], weight[i]) = wanted(node);
            wish[i] -= offset[i];
        }
        List<(double Sum, double Weight, int Count)> pools = [];
        for (int i = 0; i < n; i++)
        {
            pools.Add((wish[i] * weight[i], weight[i], 1));
            while (pools.Count > 1 && pools[^2].Sum / pools[^2].Weight > pools[^1].Sum / pools[^1].Weight)
            {
                var (a, b) = (pools[^2], pools[^1]);
                pools.RemoveRange(pools.Count - 2, 2);
                pools.Add((a.Sum + b.Sum, a.Weight + b.Weight, a.Count + b.Count));
            }
        }
        int at = 0;
        foreach (var (sum, total, count) in pools)
            for (int k = 0; k < count; k++, at++) _x[layer[at]] = sum / total + offset[at];
    }

    void PlaceDown()
    {
        _layerY = new double[_layers.Count];
        double top = 0;
        for (int l = 0; l < _layers.Count; l++)
        {
            double height = _layers[l].Max(n => _nodes[n].Height);
            _layerY[l] = top + height / 2;
            top += height + _layerGap;
        }
    }
}
