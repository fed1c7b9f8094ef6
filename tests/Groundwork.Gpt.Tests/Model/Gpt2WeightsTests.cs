using Groundwork.Gpt;

namespace Groundwork.Tests.Model;

public class Gpt2WeightsTests
{
    static readonly SafeTensorsContent _file = SafeTensors.Load(Path.Combine(AppContext.BaseDirectory, "fixtures", "gpt2-tiny.safetensors"));

    static Dictionary<string, Tensor> Weights(bool prefixed) => _file.Tensors
        .Where(t => !t.Key.StartsWith("expected.", StringComparison.Ordinal))
        .ToDictionary(t => prefixed ? t.Key : t.Key["transformer.".Length..], t => t.Value);

    // 1e-4: two blocks of Float32 sums in another order.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Logits_of_a_file_in_GPT2s_layout_equal_those_that_PyTorch_computed(bool prefixed)
    {
        var model = Gpt2Weights.FromTensors(Weights(prefixed), heads: 4);
        float[] expected = _file.Tensors["expected.logits"].ToArray<float>(), got = model.Call(_file.Tensors["expected.tokens"]).ToArray<float>();
        Assert.Equal(expected.Length, got.Length);
        Assert.True(expected.Zip(got, (a, b) => Math.Abs(a - b)).Max() < 1e-4);
    }

    [Fact]
    public void The_shape_is_read_off_the_tensors()
    {
        var config = Gpt2Weights.FromTensors(Weights(prefixed: true), heads: 4).Config;
        Assert.Equal((57, 16, 2, 4, 32, 128, true), (config.VocabularySize, config.Context, config.Layers, config.Heads, config.Width, config.HiddenWidth, config.TiedHead));
    }

    [Fact]
    public void A_file_of_another_kind_is_refused_by_what_it_lacks() =>
        Assert.Contains("there is no wte.weight and wpe.weight", Assert.Throws<TensorFileException>(() =>
            Gpt2Weights.FromTensors(new Dictionary<string, Tensor> { ["x"] = Tensor.Ones([2]) })).Message);
}
