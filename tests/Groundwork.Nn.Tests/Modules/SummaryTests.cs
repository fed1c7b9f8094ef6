using Groundwork.Nn;

namespace Groundwork.Tests.Modules;

public class SummaryTests
{
    static Sequential Net() => new(new Linear(3, 4), new Relu(), new Linear(4, 2, bias: false));

    [Fact]
    public void Parameters_and_bytes_are_counted()
    {
        var summary = Net().Summary();
        Assert.Equal((3 * 4 + 4 + 4 * 2, 96), (summary.Parameters, summary.Bytes));
        Assert.Equal(["", "0", "1", "2"], summary.Rows.Select(r => r.Path));
    }

    [Fact]
    public void Work_and_output_shapes_come_from_an_example()
    {
        var summary = Net().Summary(Tensor.Zeros([5, 3]));
        Assert.Equal(2 * 5 * 4 * 3 + 5 * 4, summary.Rows[1].Flops); // a product and a bias
        Assert.Equal(Shape.Of(5, 2), summary.Rows[3].Output);
        Assert.Equal(140 + 20 + 2 * 5 * 2 * 4, summary.Flops);
    }

    [Fact]
    public void A_summary_prints_as_a_table() =>
        Assert.Equal(
            """
            module  type        output  parameters  flops  shapes
            .       Sequential                   0      0
            0       Linear                      16      0  weight [4, 3], bias [4]
            1       Relu                         0      0
            2       Linear                       8      0  weight [2, 4]
            24 parameters, 96 bytes, 0 flops
            """.ReplaceLineEndings("\n"), Net().Summary().ToString());

    [Fact]
    public void Layers_of_one_generator_differ_and_of_one_seed_agree()
    {
        var g = new Generator(1);
        Assert.NotEqual(new Linear(3, 3, generator: g).Weight.ToArray<float>(), new Linear(3, 3, generator: g).Weight.ToArray<float>());
        Assert.Equal(new Linear(3, 3).Weight.ToArray<float>(), new Linear(3, 3).Weight.ToArray<float>());
    }

    [Fact]
    public void A_transformer_encoder_has_the_keys_of_PyTorch()
    {
        var encoder = new TransformerEncoder(1, () => new TransformerEncoderLayer(4, 2, 8));
        Assert.Equal(
        [
            "layers.0.self_attn.in_proj_weight", "layers.0.self_attn.in_proj_bias", "layers.0.self_attn.out_proj.weight", "layers.0.self_attn.out_proj.bias",
            "layers.0.linear1.weight", "layers.0.linear1.bias", "layers.0.linear2.weight", "layers.0.linear2.bias",
            "layers.0.norm1.weight", "layers.0.norm1.bias", "layers.0.norm2.weight", "layers.0.norm2.bias",
        ], encoder.StateDict().Keys);
        Assert.Equal(Shape.Of(2, 3, 4), encoder.Call(Tensor.Ones([2, 3, 4]), isCausal: true).Shape);
    }

    [Fact]
    public void Recurrent_nets_and_batch_norm_have_the_keys_of_PyTorch()
    {
        Assert.Equal(["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"], new Lstm(2, 3).StateDict().Keys);
        var norm = new BatchNorm2d(3);
        Assert.Equal(["weight", "bias", "running_mean", "running_var", "num_batches_tracked"], norm.StateDict().Keys);
        norm.Call(Init.Normal([4, 3, 2, 2], new Generator(1), mean: 5));
        Assert.Equal(1, norm.BatchesTracked.Item());
        Assert.InRange(norm.RunningMean[0].Item(), 0.3, 0.7); // a tenth of 5
        var (y, state) = new Lstm(2, 3, layers: 2, bidirectional: true, batchFirst: true).Call(Tensor.Ones([5, 7, 2]));
        Assert.Equal((Shape.Of(5, 7, 6), Shape.Of(4, 5, 3)), (y.Shape, state.Cell.Shape));
    }

    [Fact]
    public void A_converted_model_computes_and_trains_in_its_new_dtype()
    {
        var net = Net();
        var weight = net.Parameters()[0];
        float[] before = weight.ToArray<float>();
        net.To(DType.Float64);
        Assert.Same(weight, net.Parameters()[0]);
        Assert.Equal(before, weight.ToArray<float>());
        net.Call(Tensor.Ones([2, 3], DType.Float64)).Sum().Backward();
        Assert.Equal(DType.Float64, weight.Grad!.DType);
    }
}
