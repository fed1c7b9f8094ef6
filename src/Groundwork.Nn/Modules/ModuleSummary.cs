using System.Globalization;
using System.Text;

namespace Groundwork.Nn;

/// <summary>One module of a summary.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <param name="Path">Its path; empty for the root.</param>
/// <param name="Type">The name of its class.</param>
/// <param name="Parameters">Trained numbers of its own, without its children's.</param>
/// <param name="Bytes">Bytes of its own parameters and buffers.</param>
/// <param name="Shapes">Its own parameters and buffers with their shapes.</param>
/// <param name="Output">Shape of what it gave for the example; null without one, or where it did not run.</param>
/// <param name="Flops">Floating-point operations of its own for the example, a multiplication and an addition counting as two.</param>
public sealed record ModuleRow(string Path, string Type, long Parameters, long Bytes, IReadOnlyList<(string Name, Shape Shape)> Shapes, Shape? Output, long Flops);

/// <summary>What a model is made of. Prints as a table.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <param name="Rows">The modules, parents first.</param>
/// <param name="Parameters">Trained numbers, shared ones counted once.</param>
/// <param name="Bytes">Bytes of parameters and buffers, shared ones counted once.</param>
/// <param name="Flops">Floating-point operations of one forward pass; 0 without an example.</param>
public sealed record ModuleSummary(IReadOnlyList<ModuleRow> Rows, long Parameters, long Bytes, long Flops)
{
    /// <summary>The table, one line a module, and the totals.</summary>
    public override string ToString()
    {
        var lines = new List<string[]> { new[] { "module", "type", "output", "parameters", "flops", "shapes" } };
        foreach (var row in Rows)
            lines.Add([row.Path.Length == 0 ? "." : row.Path, row.Type, row.Output?.ToString() ?? "", Number(row.Parameters), Number(row.Flops), string.Join(", ", row.Shapes.Select(s => $"{s.Name} {s.Shape}"))]);
        int[] widths = [.. Enumerable.Range(0, 6).Select(k => lines.Max(line => line[k].Length))];
        var text = new StringBuilder();
        foreach (string[] line in lines)
        {
            for (int k = 0; k < 6; k++) text.Append(k is 3 or 4 ? line[k].PadLeft(widths[k]) : line[k].PadRight(widths[k])).Append("  ");
            while (text[^1] == ' ') text.Length--;
            text.Append('\n');
        }
        return text.Append(CultureInfo.InvariantCulture, $"{Number(Parameters)} parameters, {Number(Bytes)} bytes, {Number(Flops)} flops").ToString();
    }

    static string Number(long n) => n.ToString("#,0", CultureInfo.InvariantCulture);
}

/// <summary>Notes which modules run, what they give, and the work of the operations inside them.</summary>
sealed class ForwardWatch : Executor
{
    readonly Stack<Module> _running = new();
    readonly Dictionary<Module, long> _flops = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<Module, Shape> _outputs = new(ReferenceEqualityComparer.Instance);

    public void Enter(Module module) => _running.Push(module);

    public void Leave(Module module, object? y)
    {
        if (y is Tensor t) _outputs[module] = t.Shape;
        if (_running.TryPeek(out var top) && ReferenceEquals(top, module)) _running.Pop();
    }

    public long FlopsOf(Module module) => _flops.GetValueOrDefault(module);

    public Shape? OutputOf(Module module) => _outputs.TryGetValue(module, out var shape) ? shape : null;

    public override Tensor[] Execute(Op op, ReadOnlySpan<Tensor> x, ReadOnlySpan<Spec> specs)
    {
        Count(op, x, specs[0]);
        return Eager.Execute(op, x, specs);
    }

    public override Tensor Execute(SingleOutputOp op, ReadOnlySpan<Tensor> x, in Spec spec)
    {
        Count(op, x, spec);
        return Eager.Execute(op, x, spec);
    }

    void Count(Op op, ReadOnlySpan<Tensor> x, in Spec y)
    {
        if (!_running.TryPeek(out var module)) return;
        _flops[module] = _flops.GetValueOrDefault(module) + Work(op, x, y);
    }

    // Products count by their sums; views and copies do nothing; everything else is one operation an element.
    static long Work(Op op, ReadOnlySpan<Tensor> x, in Spec y) => op switch
    {
        ViewOp => 0,
        _ when op.Name is "matmul" or "linear" => 2 * y.Shape.Count * x[0].Shape[^1] + (x.Length > 2 ? y.Shape.Count : 0),
        _ when op.Name is "convolution" => 2 * y.Shape.Count * (x[1].Count / Math.Max(1, x[1].Shape[0])),
        _ when op.Name is "attention" => 2 * x[0].Count * x[1].Shape[^2] + 2 * y.Shape.Count * x[1].Shape[^2],
        _ when op.Name is "copy" or "cast" or "embedding" => 0,
        _ => y.Shape.Count,
    };
}
