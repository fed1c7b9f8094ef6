namespace Groundwork.Stats;

public sealed partial class VectorIndex
{
    const string MetricKey = "metric";

    /// <summary>Writes the index to a <c>.safetensors</c> file: its vectors, its ids, and its metric as metadata.</summary>
    /// <param name="path">The file; an old one is replaced only when the new one is whole.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => SafeTensors.Save(path,
        [new("vectors", Tensor.From<float>(_rows.AsSpan(0, Count * Dimensions), [Count, Dimensions])), new("ids", Tensor.From<long>([.. _ids]))],
        new Dictionary<string, string> { [MetricKey] = Metric.ToString() });

    /// <summary>An index that <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="TensorFileException">The file is not a vector index.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <example><code>
    /// var index = new VectorIndex(2);
    /// index.Add([[1.0, 0.0], [0.0, 1.0]]);
    /// index.Save("vectors.safetensors");
    /// VectorIndex.Load("vectors.safetensors").Count;   // 2
    /// </code></example>
    public static VectorIndex Load(string path)
    {
        var file = SafeTensors.Load(path);
        if (!file.Tensors.TryGetValue("vectors", out var vectors) || !file.Tensors.TryGetValue("ids", out var ids)
            || !file.Metadata.TryGetValue(MetricKey, out string? name) || !Enum.TryParse(name, out Metric metric) || !Enum.IsDefined(metric)
            || vectors.Rank != 2 || vectors.Shape[1] < 1 || ids.Rank != 1 || ids.Shape[0] != vectors.Shape[0] || vectors.DType != DType.Float32 || ids.DType != DType.Int64)
            throw new TensorFileException("vector index", "the file holds no vectors with their ids and metric; was it written by VectorIndex.Save?");
        var index = new VectorIndex(vectors.Shape[1], metric);
        if (vectors.Shape[0] > 0) index.Add(vectors, ids);
        return index;
    }
}
