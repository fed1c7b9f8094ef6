using System.Collections;
using System.Runtime.CompilerServices;

namespace Groundwork.Lessons;

/// <summary>Copies of inputs, so that no learner's code can touch those of the check.</summary>
static class Copies
{
    /// <summary>A copy down to the numbers of arrays, lists, tensors, random streams and tuples of these; other values are taken as unchangeable.</summary>
    public static T Of<T>(T value) => (T)Copy(value)!;

    static object? Copy(object? value) => value switch
    {
        null or string => value,
        Tensor tensor => CopyOf(tensor),
        Generator generator => new Generator(generator.State),
        Array array => Elements(array),
        ITuple tuple => Fields(tuple),
        IList { IsFixedSize: false } list => Items(list),
        _ => value,
    };

    static Tensor CopyOf(Tensor tensor)
    {
        var copy = tensor.Detach().Clone();
        if (tensor.RequiresGrad) copy.RequiresGrad = true;
        return copy;
    }

    static Array Elements(Array array)
    {
        var copy = (Array)array.Clone();
        if (array.GetType().GetElementType()!.IsPrimitive || array.Rank > 1) return copy;
        for (int i = 0; i < copy.Length; i++) copy.SetValue(Copy(copy.GetValue(i)), i);
        return copy;
    }

    static object Fields(ITuple tuple)
    {
        if (!tuple.GetType().IsValueType) return tuple;
        object copy = RuntimeHelpers.GetObjectValue(tuple);
        foreach (var field in copy.GetType().GetFields()) field.SetValue(copy, Copy(field.GetValue(copy)));
        return copy;
    }

    static object Items(IList list)
    {
        var copy = (IList)Activator.CreateInstance(list.GetType())!;
        foreach (object? item in list) copy.Add(Copy(item));
        return copy;
    }
}
