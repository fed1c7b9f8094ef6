using System.Text.Json;

namespace Groundwork.Conformance;

/// <summary>What an adapter is given: the inputs as tensors (views already taken) and the attributes.</summary>
public sealed class Call(Case @case, Tensor[] inputs)
{
    /// <summary>Input <paramref name="k"/>, as the view that the case asks for.</summary>
    public Tensor this[int k] => inputs[k];

    /// <summary>All inputs, in order.</summary>
    public Tensor[] Inputs => inputs;

    /// <summary>Number of inputs.</summary>
    public int Count => inputs.Length;

    /// <summary>Input <paramref name="k"/>, or null where the case has fewer.</summary>
    public Tensor? Maybe(int k) => k < inputs.Length ? inputs[k] : null;

    /// <summary>The attributes.</summary>
    public Args Args => @case.Args;

    /// <summary>Path of input file <paramref name="k"/>, in the group whose inputs are files.</summary>
    public string PathOf(int k) => @case.File.PathOf(@case.Inputs[k]);

    /// <summary>The attribute <c>axis</c>, null for all axes.</summary>
    public int[]? Axes => Args.IntsOrNull("axis");

    /// <summary>The attribute <c>axis</c> where it is one integer.</summary>
    public int Axis => Args.Int("axis");

    /// <summary>The attribute <c>keepdims</c>.</summary>
    public bool Keep => Args.Flag("keepdims");

    /// <summary>The attribute <c>dtype</c>.</summary>
    public DType DType => Args.Text("dtype") switch
    {
        "bool" => DType.Bool,
        "uint8" => DType.UInt8,
        "int32" => DType.Int32,
        "int64" => DType.Int64,
        "float32" => DType.Float32,
        "float64" => DType.Float64,
        var name => throw new InvalidDataException($"case: dtype '{name}'"),
    };

    /// <summary>The attribute <c>shape</c>.</summary>
    public Shape Shape => Shape.Of(Args.Ints("shape"));

    /// <summary>The attribute <c>index</c>: NumPy's basic and advanced indexing.</summary>
    public Slice[] Index => [.. Args.Json("index").EnumerateArray().Select(Entry)];

    /// <summary>A list of <c>[start, stop, step]</c>, null where left out.</summary>
    internal static Slice[] Triples(JsonElement list) => [.. list.EnumerateArray().Select(Triple)];

    Slice Entry(JsonElement entry) => entry.ValueKind switch
    {
        JsonValueKind.Number => entry.GetInt32(),
        JsonValueKind.String when entry.GetString() == "newaxis" => Slice.NewAxis,
        JsonValueKind.String => Slice.Rest,
        _ when entry.TryGetProperty("array", out var k) => inputs[k.GetInt32()],
        _ => Triple(entry.GetProperty("slice")),
    };

    static Slice Triple(JsonElement triple) => Slice.Of(End(triple[0]), End(triple[1]), End(triple[2]) ?? 1);

    static int? End(JsonElement end) => end.ValueKind == JsonValueKind.Null ? null : end.GetInt32();
}
