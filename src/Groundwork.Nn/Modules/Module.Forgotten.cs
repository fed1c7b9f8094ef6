using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Groundwork.Nn;

public abstract partial class Module
{
    /// <summary>Fields of modules are kept by trimming, so that the check below works in ahead-of-time builds too. Nothing else looks at them.</summary>
    const DynamicallyAccessedMemberTypes FieldsOfModules = DynamicallyAccessedMemberTypes.AllFields;

    /// <summary>Finds modules and parameters that a field holds and nobody registered: they would silently not be trained.</summary>
    void CheckFields()
    {
        if (_isChecked) return;
        var tree = All();
        var modules = new HashSet<Module>(tree, ReferenceEqualityComparer.Instance);
        var tensors = new HashSet<Tensor>(tree.SelectMany(m => m._parameters.Values.Concat(m._buffers.Values)), ReferenceEqualityComparer.Instance);
        foreach (var module in tree)
        {
            if (!module._isChecked) module.CheckOwnFields(modules, tensors);
            module._isChecked = true;
        }
    }

    void CheckOwnFields(HashSet<Module> modules, HashSet<Tensor> tensors)
    {
        for (var type = GetType(); type is not null && type != typeof(Module); type = type.BaseType)
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                foreach (var held in Held(field.GetValue(this)))
                {
                    string? what = held switch
                    {
                        Module m when m.Name is null && !modules.Contains(m) && !m.All().Contains(this) => $"a {TypeName(m.GetType())} that was never registered; write {NameOf(field)} = Add(\"{KeyOf(field)}\", {Wrapped(field)}) in the constructor",
                        Tensor { RequiresGrad: true, IsLeaf: true } t when !tensors.Contains(t) => $"a tensor that asks for gradients and was never registered; write {NameOf(field)} = Parameter(\"{KeyOf(field)}\", …) in the constructor",
                        _ => null,
                    };
                    if (what is not null) throw new InvalidOperationException($"parameters: field {NameOf(field)} of {TypeName(GetType())} holds {what}");
                }
    }

    static string Wrapped(FieldInfo field) => typeof(Module).IsAssignableFrom(field.FieldType) ? "…" : typeof(IDictionary).IsAssignableFrom(field.FieldType) ? "new ModuleDict(…)" : "new ModuleList(…)";

    static IEnumerable<object> Held(object? value) => value switch
    {
        null or string => [],
        Module or Tensor => [value],
        IDictionary dictionary => dictionary.Values.OfType<object>().SelectMany(Held),
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => Held(tuple[i])),
        IReadOnlyCollection<Module> modules => modules, // a HashSet is no ICollection
        ICollection collection when collection is not Array { Rank: 1 } array || !array.GetType().GetElementType()!.IsPrimitive => collection.OfType<object>().Where(o => o is Module or Tensor or ITuple).SelectMany(Held),
        _ => [],
    };

    // The compiler's names: <Weight>k__BackingField of a property, <width>P of a primary constructor's parameter.
    static string NameOf(FieldInfo field) => field.Name.StartsWith('<') && field.Name.IndexOf('>') is > 1 and var end ? field.Name[1..end] : field.Name;

    static string KeyOf(FieldInfo field)
    {
        string name = NameOf(field).TrimStart('_');
        return name.Length == 0 ? "name" : char.ToLowerInvariant(name[0]) + name[1..];
    }

    static string TypeName(Type type) => type.Name.Split('`')[0];
}
