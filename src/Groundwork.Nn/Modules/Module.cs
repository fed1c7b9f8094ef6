using System.Diagnostics.CodeAnalysis;

namespace Groundwork.Nn;

/// <summary>A part of a model: it holds parameters, buffers and child modules, each registered by name in the constructor.</summary>
/// <remarks>
/// Registration is a plain call, so a module works the same in a project, a notebook cell and an ahead-of-time build.
/// A module or parameter that is kept in a field but was never registered would not be trained or saved: the first walk over
/// the parameters finds it and says which field it is. Not safe to change from several threads; several threads may call a
/// module in evaluation mode at once.
/// </remarks>
/// <example><code>
/// sealed class Mlp : Layer
/// {
///     readonly Linear _up, _down;
///
///     public Mlp(int width, Generator g)
///     {
///         _up = Add("up", new Linear(width, 4 * width, generator: g));
///         _down = Add("down", new Linear(4 * width, width, generator: g));
///     }
///
///     protected override Tensor Forward(Tensor x) => _down.Call(_up.Call(x).Gelu());
/// }
/// </code></example>
[DynamicallyAccessedMembers(FieldsOfModules)]
public abstract partial class Module
{
    readonly OrderedDictionary<string, Module> _children = [];
    readonly OrderedDictionary<string, Tensor> _parameters = [];
    readonly OrderedDictionary<string, Tensor> _buffers = [];
    bool _isChecked;

    /// <summary>The name under which the parent holds this module; null for a root.</summary>
    internal string? Name { get; private set; }

    /// <summary>True while the model trains: dropout drops and batch norm measures. New modules train.</summary>
    public bool IsTraining { get; private set; } = true;

    /// <summary>The child modules by name, in the order of registration.</summary>
    public IReadOnlyDictionary<string, Module> Children => _children;

    /// <summary>Registers a child module and returns it.</summary>
    /// <param name="name">The child's part of every key, such as <c>attention</c> in <c>blocks.0.attention.weight</c>.</param>
    /// <param name="child">The module.</param>
    /// <exception cref="ArgumentException">The name is empty, holds a dot, or is taken; or the child holds this module.</exception>
    /// <example><code>_up = Add("up", new Linear(8, 32));</code></example>
    protected T Add<T>(string name, T child) where T : Module
    {
        ArgumentNullException.ThrowIfNull(child);
        CheckName(name);
        if (child.All().Contains(this)) throw new ArgumentException($"module: {child.GetType().Name} holds the module that it is to be added to as '{name}'");
        _children.Add(name, child);
        child.Name = name;
        Registered();
        return child;
    }

    /// <summary>Registers a tensor that is trained, and returns it: it asks for gradients from now on.</summary>
    /// <exception cref="ArgumentException">The name is empty, holds a dot, or is taken; or the tensor is not floating, or is the result of a recorded operation.</exception>
    /// <example><code>_weight = Parameter("weight", Tensor.Ones([4]));</code></example>
    protected Tensor Parameter(string name, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        CheckName(name);
        if (!value.DType.IsFloat) throw new ArgumentException($"parameter: '{name}' is {value.DType}; only floating tensors are trained, use Buffer for others");
        if (!value.IsLeaf) throw new ArgumentException($"parameter: '{name}' is the result of a recorded operation; pass its Detach()");
        value.RequiresGrad = true;
        _parameters.Add(name, value);
        Registered();
        return value;
    }

    /// <summary>Registers a tensor that belongs to the state and is not trained, such as a running mean, and returns it.</summary>
    /// <exception cref="ArgumentException">The name is empty, holds a dot, or is taken; or the tensor asks for gradients.</exception>
    protected Tensor Buffer(string name, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        CheckName(name);
        if (value.RequiresGrad) throw new ArgumentException($"buffer: '{name}' asks for gradients; register it with Parameter, or pass its Detach()");
        _buffers.Add(name, value);
        Registered();
        return value;
    }

    void CheckName(string name)
    {
        if (string.IsNullOrEmpty(name) || name.Contains('.', StringComparison.Ordinal))
            throw new ArgumentException($"module: '{name}' is no name: it must not be empty and must not hold a dot, which joins the names of a path");
        if (_children.ContainsKey(name) || _parameters.ContainsKey(name) || _buffers.ContainsKey(name))
            throw new ArgumentException($"module: the name '{name}' is taken in {GetType().Name}");
    }

    void Registered() => _isChecked = false;

    /// <summary>This module and all below it, parents first, each once.</summary>
    internal List<Module> All()
    {
        List<Module> found = [];
        var seen = new HashSet<Module>(ReferenceEqualityComparer.Instance);
        Collect(this);
        return found;

        void Collect(Module module)
        {
            if (!seen.Add(module)) return;
            found.Add(module);
            foreach (var child in module._children.Values) Collect(child);
        }
    }

    /// <summary>Every tensor of the tree with its path, in the order of registration: own before children. A shared tensor comes once for each name.</summary>
    static IEnumerable<KeyValuePair<string, Tensor>> Walk(Module module, string path, Func<Module, OrderedDictionary<string, Tensor>[]> own)
    {
        foreach (var tensors in own(module))
            foreach (var (name, tensor) in tensors) yield return new(path + name, tensor);
        foreach (var (name, child) in module._children)
            foreach (var pair in Walk(child, $"{path}{name}.", own)) yield return pair;
    }

    /// <summary>The trained tensors of this module and all below, in the order of registration, each once.</summary>
    /// <exception cref="InvalidOperationException">A field holds a module or parameter that was never registered.</exception>
    /// <example><code>var optimizer = new AdamW(model.Parameters(), learningRate: 1e-3);</code></example>
    public IReadOnlyList<Tensor> Parameters() => [.. NamedParameters().Select(p => p.Value)];

    /// <summary>The trained tensors with their paths, such as <c>blocks.0.attention.weight</c>, in the order of registration, each once under its first name.</summary>
    /// <exception cref="InvalidOperationException">A field holds a module or parameter that was never registered.</exception>
    public IReadOnlyList<KeyValuePair<string, Tensor>> NamedParameters()
    {
        CheckFields();
        var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        return [.. Walk(this, "", static m => [m._parameters]).Where(p => seen.Add(p.Value))];
    }

    /// <summary>The untrained tensors of the state with their paths, in the order of registration.</summary>
    /// <exception cref="InvalidOperationException">A field holds a module or parameter that was never registered.</exception>
    public IReadOnlyList<KeyValuePair<string, Tensor>> Buffers()
    {
        CheckFields();
        return [.. Walk(this, "", static m => [m._buffers])];
    }

    /// <summary>The modules of the tree with their paths, parents first; this one has the empty path.</summary>
    public IReadOnlyList<KeyValuePair<string, Module>> NamedModules()
    {
        List<KeyValuePair<string, Module>> found = [];
        Collect(this, "");
        return found;

        void Collect(Module module, string path)
        {
            found.Add(new(path, module));
            foreach (var (name, child) in module._children) Collect(child, path.Length == 0 ? name : $"{path}.{name}");
        }
    }

    /// <summary>Puts this module and all below into training mode. Returns nothing: the state is the module's own.</summary>
    public void Train() => SetTraining(true);

    /// <summary>Puts this module and all below into evaluation mode: dropout passes through, batch norm uses what it measured.</summary>
    public void Eval() => SetTraining(false);

    void SetTraining(bool training)
    {
        CheckFields();
        foreach (var module in All()) module.IsTraining = training;
    }

    /// <summary>Lets go of the gradients of all parameters, so that the next backward starts from zero.</summary>
    public void ZeroGrad()
    {
        foreach (var parameter in Parameters()) parameter.Grad = null;
    }

    /// <summary>Makes the parameters ask for gradients, or stop asking: a part of a model is frozen with <c>false</c>.</summary>
    public void RequiresGrad(bool value)
    {
        foreach (var parameter in Parameters()) parameter.RequiresGrad = value;
    }
}
