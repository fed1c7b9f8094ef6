using Groundwork.Nn;

namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>convolution</c>.</summary>
static class ConvolutionOps
{
    public static readonly OpTable Table = new()
    {
        { "adaptive_avg_pool1d", c => c[0].AdaptiveAveragePool(c.Args.Ints("output_size")) },
        { "adaptive_avg_pool2d", c => c[0].AdaptiveAveragePool(c.Args.Ints("output_size")) },
        { "adaptive_max_pool2d", c => c[0].AdaptiveMaxPool(c.Args.Ints("output_size")).Values },
        { "avg_pool1d", c => c[0].AveragePool(c.Args.Ints("kernel_size"), c.Args.Ints("stride"), c.Args.Ints("padding"), c.Args.Flag("ceil_mode"), c.Args.Flag("count_include_pad")) },
        { "avg_pool2d", c => c[0].AveragePool(c.Args.Ints("kernel_size"), c.Args.Ints("stride"), c.Args.Ints("padding"), c.Args.Flag("ceil_mode"), c.Args.Flag("count_include_pad")) },
        { "conv1d", c => c[0].Convolution(c[1], c.Maybe(2), c.Args.Ints("stride"), c.Args.Ints("padding"), c.Args.Ints("dilation"), c.Args.Int("groups")) },
        { "conv2d", c => c[0].Convolution(c[1], c.Maybe(2), c.Args.Ints("stride"), c.Args.Ints("padding"), c.Args.Ints("dilation"), c.Args.Int("groups")) },
        { "conv3d", c => c[0].Convolution(c[1], c.Maybe(2), c.Args.Ints("stride"), c.Args.Ints("padding"), c.Args.Ints("dilation"), c.Args.Int("groups")) },
        { "conv_transpose1d", c => c[0].TransposedConvolution(c[1], c.Maybe(2), c.Args.Ints("stride"), c.Args.Ints("padding"), c.Args.Ints("output_padding"), c.Args.Ints("dilation"), c.Args.Int("groups")) },
        { "conv_transpose2d", c => c[0].TransposedConvolution(c[1], c.Maybe(2), c.Args.Ints("stride"), c.Args.Ints("padding"), c.Args.Ints("output_padding"), c.Args.Ints("dilation"), c.Args.Int("groups")) },
        { "fold", c => c[0].Fold(c.Args.Ints("output_size"), c.Args.Ints("kernel_size"), c.Args.Ints("stride"), c.Args.Ints("padding"), c.Args.Ints("dilation")) },
        { "interpolate", c => Functional.Interpolate(c[0], c.Args.Ints("size"), linear: c.Args.Text("mode") == "bilinear", c.Args.Flag("align_corners")) },
        { "max_pool1d", c => c[0].MaxPool(c.Args.Ints("kernel_size"), c.Args.Ints("stride"), c.Args.Ints("padding"), c.Args.Ints("dilation"), c.Args.Flag("ceil_mode")) },
        { "max_pool2d", c => c[0].MaxPool(c.Args.Ints("kernel_size"), c.Args.Ints("stride"), c.Args.Ints("padding"), c.Args.Ints("dilation"), c.Args.Flag("ceil_mode")) },
        { "pad", c => c[0].Pad(c.Args.Ints("pad"), c.Args.Text("mode") switch { "reflect" => PadMode.Reflect, "replicate" => PadMode.Edge, "circular" => PadMode.Wrap, _ => PadMode.Constant }, c.Args.Number("value", 0)) },
        { "pixel_shuffle", c => Functional.PixelShuffle(c[0], c.Args.Int("r")) },
        { "unfold", c => c[0].Unfold(c.Args.Ints("kernel_size"), c.Args.Ints("stride"), c.Args.Ints("padding"), c.Args.Ints("dilation")) },
    };
}
