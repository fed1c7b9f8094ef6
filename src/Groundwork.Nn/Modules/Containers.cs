using System.Collections;

namespace Groundwork.Nn;

/// <summary>Layers one after another, named 0, 1, 2 … as in PyTorch.</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>var net = new Sequential(new Linear(2, 8), Layer.Of(x => x.Gelu()), new Linear(8, 1));</code></example>
public sealed class Sequential : Layer, IReadOnlyList<Layer>
{
    readonly List<Layer> _layers = [];

    /// <summary>A chain of the given layers.</summary>
    public Sequential(params ReadOnlySpan<Layer> layers)
    {
        foreach (var layer in layers) Append(layer);
    }

    /// <summary>A chain of layers with names of their own.</summary>
    /// <exception cref="ArgumentException">A name is empty, holds a dot, or comes twice.</exception>
    public Sequential(params ReadOnlySpan<(string Name, Layer Layer)> layers)
    {
        foreach (var (name, layer) in layers) _layers.Add(Add(name, layer));
    }

    /// <summary>Puts a layer at the end. Returns the chain.</summary>
    public Sequential Append(Layer layer)
    {
        _layers.Add(Add($"{_layers.Count}", layer));
        return this;
    }

    /// <summary>The number of layers.</summary>
    public int Count => _layers.Count;

    /// <summary>A layer by its position.</summary>
    public Layer this[int index] => _layers[index];

    /// <summary>The layers in order.</summary>
    public IEnumerator<Layer> GetEnumerator() => _layers.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x)
    {
        foreach (var layer in _layers) x = layer.Call(x);
        return x;
    }
}

/// <summary>Modules in a list, named 0, 1, 2 …; the parent calls them as it likes.</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>_blocks = Add("blocks", new ModuleList&lt;Block&gt;(Enumerable.Range(0, 4).Select(_ => new Block())));</code></example>
/// <typeparam name="T">The modules' type.</typeparam>
public sealed class ModuleList<T> : Module, IReadOnlyList<T> where T : Module
{
    readonly List<T> _modules = [];

    /// <summary>A list of the given modules.</summary>
    public ModuleList(params IEnumerable<T> modules)
    {
        foreach (var module in modules) Append(module);
    }

    /// <summary>Puts a module at the end and returns it.</summary>
    public T Append(T module)
    {
        _modules.Add(Add($"{_modules.Count}", module));
        return module;
    }

    /// <summary>The number of modules.</summary>
    public int Count => _modules.Count;

    /// <summary>A module by its position.</summary>
    public T this[int index] => _modules[index];

    /// <summary>The modules in order.</summary>
    public IEnumerator<T> GetEnumerator() => _modules.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Modules by name; the parent calls them as it likes.</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>_heads = Add("heads", new ModuleDict&lt;Linear&gt;()); _heads.Put("value", new Linear(8, 1));</code></example>
/// <typeparam name="T">The modules' type.</typeparam>
public sealed class ModuleDict<T> : Module, IEnumerable<KeyValuePair<string, T>> where T : Module
{
    readonly OrderedDictionary<string, T> _modules = [];

    /// <summary>Registers a module under a name and returns it.</summary>
    /// <exception cref="ArgumentException">The name is empty, holds a dot, or is taken.</exception>
    public T Put(string name, T module)
    {
        _modules.Add(name, Add(name, module));
        return module;
    }

    /// <summary>The number of modules.</summary>
    public int Count => _modules.Count;

    /// <summary>A module by its name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such module.</exception>
    public T this[string name] => _modules.TryGetValue(name, out var module) ? module
        : throw new KeyNotFoundException($"module: no '{name}' here; there are {string.Join(", ", _modules.Keys)}");

    /// <summary>The modules with their names, in the order of registration.</summary>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => _modules.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
