namespace Groundwork.Nn;

public abstract partial class Module
{
    /// <summary>Who watches the forward pass, while a summary is made.</summary>
    internal ForwardWatch? Watch { get; set; }

    /// <summary>The modules below this one with their parameters, shapes and bytes; it prints as a table.</summary>
    /// <exception cref="InvalidOperationException">A field holds a module or parameter that was never registered.</exception>
    /// <example><code>Console.WriteLine(model.Summary());</code></example>
    public ModuleSummary Summary() => Summary(null);

    private protected ModuleSummary Summary(ForwardWatch? watch)
    {
        CheckFields();
        List<ModuleRow> rows = [];
        var seen = new HashSet<Module>(ReferenceEqualityComparer.Instance);
        foreach (var (path, module) in NamedModules())
        {
            if (!seen.Add(module)) continue;
            var own = module._parameters.Concat(module._buffers);
            rows.Add(new(path, TypeName(module.GetType()), module._parameters.Values.Sum(p => p.Count), own.Sum(p => p.Value.Count * p.Value.DType.Size),
                [.. own.Select(p => (p.Key, p.Value.Shape))], watch?.OutputOf(module), watch?.FlopsOf(module) ?? 0));
        }
        var shared = new HashSet<Tensor>(All().SelectMany(m => m._parameters.Values.Concat(m._buffers.Values)), ReferenceEqualityComparer.Instance);
        return new(rows, Parameters().Sum(p => p.Count), shared.Sum(t => t.Count * t.DType.Size), rows.Sum(r => r.Flops));
    }

    private protected void SetWatch(ForwardWatch? watch)
    {
        foreach (var module in All()) module.Watch = watch;
    }
}
