using System.Globalization;
using System.Text;

namespace Groundwork;

/// <summary>One operation or leaf of a recorded graph.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <param name="Id">Its number: what it was made from has smaller ones.</param>
/// <param name="Name">The operation's name; <c>leaf</c> for a tensor that asked for gradients.</param>
/// <param name="Attributes">The operation's attributes.</param>
/// <param name="Shapes">Shapes of its outputs.</param>
/// <param name="DType">Dtype of its first output.</param>
/// <param name="Inputs">Numbers of what gradients flow to from here, in the order of its inputs; inputs without gradient are left out.</param>
public sealed record GraphNode(int Id, string Name, IReadOnlyList<(string Name, object? Value)> Attributes, IReadOnlyList<Shape> Shapes, DType DType, IReadOnlyList<int> Inputs)
{
    internal string Label
    {
        get
        {
            string attributes = string.Join(", ", Attributes.Select(a => $"{a.Name}: {Text(a.Value)}"));
            return $"{Name}{(attributes.Length > 0 ? $"({attributes})" : "")} {DType} {string.Join(" ", Shapes)}";
        }
    }

    static string Text(object? value) => value switch
    {
        int[] numbers => $"[{string.Join(", ", numbers)}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "null",
    };
}

/// <summary>The recorded graph behind a tensor, as data: what <see cref="Tensor.Backward"/> would walk.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>
/// var x = Tensor.Scalar(2.0); x.RequiresGrad = true;
/// Console.WriteLine(Autograd.Graph(x * x + x));
/// // 3 add Float64 [] from 2, 1
/// // 2 mul Float64 [] from 1, 1
/// // 1 leaf Float64 []
/// </code></example>
public sealed class ComputationGraph : IDisplayable
{
    ComputationGraph(IReadOnlyList<GraphNode> nodes) => Nodes = nodes;

    /// <summary>The nodes, leaves first: every node stands after its inputs.</summary>
    public IReadOnlyList<GraphNode> Nodes { get; }

    internal static ComputationGraph Of(Tensor root)
    {
        if (!root.RequiresGrad) return new([]);
        List<Node> nodes = [];
        var leaves = new List<Tensor>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(Node?, Tensor?)>();
        open.Push((root.Node, root.Node is null ? root : null));
        while (open.TryPop(out var next))
        {
            object? key = (object?)next.Item1 ?? next.Item2;
            if (key is null || !seen.Add(key)) continue;
            if (next.Item1 is not { } node)
            {
                leaves.Add(next.Item2!);
                continue;
            }
            nodes.Add(node);
            foreach (var input in node.Inputs) open.Push((input.Node, input.Leaf));
        }
        nodes.Sort((a, b) => a.Id.CompareTo(b.Id));
        leaves.Reverse();
        var ids = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        List<GraphNode> result = [];
        foreach (var leaf in leaves)
        {
            ids[leaf] = ids.Count + 1;
            result.Add(new(ids[leaf], "leaf", [], [leaf.Shape], leaf.DType, []));
        }
        foreach (var node in nodes)
        {
            ids[node] = ids.Count + 1;
            int[] inputs = [.. node.Inputs.Where(i => i.WantsGradient).Select(i => ids[(object?)i.Node ?? i.Leaf!])];
            Shape[] shapes = [.. Enumerable.Range(0, node.Outputs).Select(i => node.OutputSpec(i).Shape)];
            result.Add(new(ids[node], node.Op.Name, node.Op.Attributes, shapes, node.OutputSpec(0).DType, inputs));
        }
        return new(result);
    }

    /// <summary>One line a node, the result first: number, operation, dtype, shape, and the numbers of its inputs.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (int i = Nodes.Count - 1; i >= 0; i--)
        {
            var node = Nodes[i];
            text.Append(CultureInfo.InvariantCulture, $"{node.Id} {node.Label}");
            if (node.Inputs.Count > 0) text.Append(" from ").AppendJoin(", ", node.Inputs);
            if (i > 0) text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>A Mermaid flowchart, leaves on top.</summary>
    public string ToMermaid()
    {
        var text = new StringBuilder("flowchart TD");
        foreach (var node in Nodes)
        {
            string label = node.Label.Replace("\"", "#quot;", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"\n  n{node.Id}{(node.Name == "leaf" ? $"([\"{label}\"])" : $"[\"{label}\"]")}");
        }
        foreach (var node in Nodes)
            foreach (int input in node.Inputs) text.Append(CultureInfo.InvariantCulture, $"\n  n{input} --> n{node.Id}");
        return text.ToString();
    }

    /// <inheritdoc/>
    public MimeBundle ToMimeBundle() => new MimeBundle(ToString()).With("text/vnd.mermaid", ToMermaid());
}
