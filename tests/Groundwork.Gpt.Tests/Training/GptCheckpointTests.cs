using Groundwork.Gpt;
using Groundwork.Text;

namespace Groundwork.Tests.Training;

public sealed class GptCheckpointTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("groundwork").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string Written()
    {
        var letters = CharTokenizer.Train("abc");
        var model = new GptModel(GptConfig.Tiny(letters.VocabularySize), new Generator(1));
        string path = Path.Combine(_folder, GptCheckpoint.FileName(7));
        new GptCheckpoint(model, letters, new TrainingOptions { Steps = 9 }, 7, "data", new Dictionary<string, Tensor> { ["0.step"] = Tensor.Scalar(7L) }).Save(path);
        return path;
    }

    [Fact]
    public void What_was_written_comes_back()
    {
        var back = GptCheckpoint.Load(Written());
        Assert.Equal((7, 9, "data", "abc"), (back.Step, back.Options.Steps, back.DataFingerprint, back.Tokenizer.Decode([0, 1, 2])));
        Assert.Equal(7, back.Optimizer["0.step"].Item<long>());
    }

    [Fact]
    public void A_configuration_larger_than_its_tensors_is_refused_before_memory_is_taken()
    {
        var (tensors, metadata) = SafeTensors.Load(Written());
        string path = Path.Combine(_folder, "hostile.safetensors");
        string config = metadata["config"].Replace("\"width\":32", "\"width\":1000000", StringComparison.Ordinal);
        SafeTensors.Save(path, tensors, new Dictionary<string, string>(metadata) { ["config"] = config });
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("asks for wte.weight of shape [3, 1000000], which is [3, 32]", Assert.Throws<TensorFileException>(() => GptCheckpoint.Load(path)).Message);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 10_000_000);
    }
}
