using System.Text.Json;

namespace Groundwork.Conformance;

/// <summary>From a file's array to a tensor and back.</summary>
public static class Tensors
{
    /// <summary>A tensor with the array's dtype, shape and elements.</summary>
    public static Tensor From(NpyArray array) => array.Elements switch
    {
        double[] d => Tensor.From<double>(d, Shape.Of(array.Shape)),
        float[] f => Tensor.From<float>(f, Shape.Of(array.Shape)),
        long[] l => Tensor.From<long>(l, Shape.Of(array.Shape)),
        bool[] b => Tensor.From<bool>(b, Shape.Of(array.Shape)),
        _ => throw new InvalidDataException($"case: dtype {array.DType}"),
    };

    /// <summary>The tensor's dtype, shape and elements.</summary>
    public static NpyArray ToArray(Tensor tensor) => tensor.DType switch
    {
        DType.Float64 => new("<f8", [.. tensor.Shape.Dims], tensor.ToArray<double>()),
        DType.Float32 => new("<f4", [.. tensor.Shape.Dims], tensor.ToArray<float>()),
        DType.Int64 => new("<i8", [.. tensor.Shape.Dims], tensor.ToArray<long>()),
        DType.Bool => new("|b1", [.. tensor.Shape.Dims], tensor.ToArray<bool>()),
        var other => new(other.ToString(), [.. tensor.Shape.Dims], System.Array.Empty<double>()),
    };

    /// <summary>The view that the steps of a case describe.</summary>
    public static Tensor View(Tensor tensor, JsonElement[] steps)
    {
        foreach (JsonElement step in steps)
            tensor = step.EnumerateObject().Single() switch
            {
                { Name: "slice", Value: var triples } => tensor[Call.Triples(triples)],
                { Name: "transpose", Value: var axes } => tensor.Permute(Ints(axes)),
                { Name: "broadcast_to", Value: var shape } => tensor.BroadcastTo(Shape.Of(Ints(shape))),
                var other => throw new InvalidDataException($"case: no view is named '{other.Name}'"),
            };
        return tensor;
    }

    static int[] Ints(JsonElement list) => [.. list.EnumerateArray().Select(n => n.GetInt32())];
}
