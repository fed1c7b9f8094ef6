using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Groundwork.Lessons;

/// <summary>One number, truth value or text of a value, and the place where it stands: <c>[0, 2]</c>, empty for a value that is one itself.</summary>
readonly record struct Leaf(string Place, object? Value)
{
    /// <summary>The number, or null.</summary>
    public double? Number => Value switch
    {
        double d => d,
        float f => f,
        int i => i,
        long l => l,
        byte b => b,
        _ => null,
    };
}

/// <summary>A value taken apart: what it is in words, its dtype if it has one, and its leaves in order. Values are compared in this form.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
sealed class Structure
{
    readonly List<Leaf> _leaves = [];

    Structure(object? value)
    {
        DType = value switch
        {
            Tensor tensor => tensor.DType,
            float or float[] or float[,] or float[][] => Groundwork.DType.Float32,
            _ => null,
        };
        Words = Walk(value, "");
    }

    public static Structure Of(object? value) => new(value);

    /// <summary>What it is: <c>a number</c>, <c>shape [2, 3]</c>, <c>a pair of …</c>. Two values with other words are not compared number by number.</summary>
    public string Words { get; }

    public DType? DType { get; }

    public IReadOnlyList<Leaf> Leaves => _leaves;

    public Tolerance Tolerance => DType is Groundwork.DType.Float32 ? Tolerance.Single : Tolerance.Double;

    string Walk(object? value, string place)
    {
        switch (value)
        {
            case null:
                return "null";
            case double or float or int or long or byte:
                return Leaf(value, "a number");
            case bool:
                return Leaf(value, "true or false");
            case string:
                return Leaf(value, "a text");
            case Tensor tensor:
                return OfTensor(tensor, place);
            case Array { Rank: > 1 } array:
                return OfMatrix(array, place);
            case ITuple tuple:
                return $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Walk(tuple[i], $"{place}.Item{i + 1}")))})";
            case IEnumerable items:
                return OfItems(items, place);
            default:
                return Leaf(value, value.GetType().Name);
        }

        string Leaf(object? leaf, string words)
        {
            _leaves.Add(new Leaf(place, leaf));
            return words;
        }
    }

    string OfTensor(Tensor tensor, string place)
    {
        double[] values = tensor.Detach().To(Groundwork.DType.Float64).ToArray<double>();
        int[] dims = tensor.Shape.Dims.ToArray();
        for (int i = 0; i < values.Length; i++) _leaves.Add(new Leaf(dims.Length == 0 ? place : place + Index(i, dims), values[i]));
        return dims.Length == 0 ? "a number" : $"shape [{string.Join(", ", dims)}]";
    }

    string OfMatrix(Array array, string place)
    {
        int[] dims = [.. Enumerable.Range(0, array.Rank).Select(array.GetLength)];
        int i = 0;
        foreach (object? item in array) _leaves.Add(new Leaf(place + Index(i++, dims), item));
        return $"shape [{string.Join(", ", dims)}]";
    }

    string OfItems(IEnumerable items, string place)
    {
        List<string> inner = [];
        foreach (object? item in items) inner.Add(Walk(item, string.Create(CultureInfo.InvariantCulture, $"{place}[{inner.Count}]")));
        if (inner.Count == 0) return "shape [0]";
        if (inner.Distinct().Count() > 1) return $"{inner.Count} of ({string.Join(", ", inner.Take(6))}{(inner.Count > 6 ? ", …" : "")})";
        return inner[0].StartsWith("shape [", StringComparison.Ordinal) ? $"shape [{inner.Count}, {inner[0][7..]}" : inner[0] == "a number" ? $"shape [{inner.Count}]" : $"{inner.Count} of {inner[0]}";
    }

    static string Index(int flat, int[] dims)
    {
        int[] at = new int[dims.Length];
        for (int axis = dims.Length - 1; axis >= 0; axis--) (flat, at[axis]) = (flat / dims[axis], flat % dims[axis]);
        return $"[{string.Join(", ", at)}]";
    }
}
