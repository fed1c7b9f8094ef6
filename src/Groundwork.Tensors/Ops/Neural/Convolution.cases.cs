using Groundwork.Testing;

namespace Groundwork.Cases;

static class ConvolutionCases
{
    public static OpCase[] Cases =>
    [
        new("one axis", [[2, 3, 9], [4, 3, 3], [4]], x => x[0].Convolution(x[1], x[2])),
        new("two axes", [[2, 2, 5, 6], [3, 2, 3, 2]], x => x[0].Convolution(x[1], padding: [1, 0])) { Reference = x => Reference(x[0], x[1], 1, 1, 0, 1) },
        new("strides and dilation", [[1, 2, 9, 8], [3, 2, 3, 3]], x => x[0].Convolution(x[1], stride: [2], padding: [2], dilation: [2])) { Reference = x => Reference(x[0], x[1], 2, 2, 2, 2) },
        new("padding wider than the kernel", [[1, 1, 3, 3], [1, 1, 2, 2]], x => x[0].Convolution(x[1], stride: [3], padding: [4])) { Reference = x => Reference(x[0], x[1], 3, 4, 4, 1) },
        new("groups", [[2, 4, 5], [6, 2, 3]], x => x[0].Convolution(x[1], groups: 2)),
        new("one by one", [[2, 3, 4, 4], [5, 3, 1, 1]], x => x[0].Convolution(x[1])) { Reference = x => Reference(x[0], x[1], 1, 0, 0, 1) },
        new("three axes", [[1, 2, 3, 4, 3], [2, 2, 2, 2, 2]], x => x[0].Convolution(x[1], padding: [1])),
        new("transposed", [[2, 3, 4, 4], [3, 2, 3, 3], [2]], x => x[0].TransposedConvolution(x[1], x[2], stride: [2], padding: [1], outputPadding: [1])),
        new("no samples", [[0, 3, 9], [4, 3, 3]], x => x[0].Convolution(x[1])) { IsSmooth = false },
    ];

    static Tensor Reference(Tensor x, Tensor w, int stride, int padH, int padW, int dilation)
    {
        int Out(int n, int pad, int k) => (n + 2 * pad - dilation * (k - 1) - 1) / stride + 1;
        int n = x.Shape[0], o = w.Shape[0], c = w.Shape[1], h = Out(x.Shape[2], padH, w.Shape[2]), v = Out(x.Shape[3], padW, w.Shape[3]);
        double[] from = x.ToArray<double>(), by = w.ToArray<double>();
        var y = new double[n, o, h, v];
        for (int s = 0; s < n; s++)
            for (int k = 0; k < o; k++)
                for (int i = 0; i < h; i++)
                    for (int j = 0; j < v; j++)
                        for (int e = 0; e < c; e++)
                            for (int p = 0; p < w.Shape[2]; p++)
                                for (int q = 0; q < w.Shape[3]; q++)
                                {
                                    int a = i * stride - padH + p * dilation, b = j * stride - padW + q * dilation;
                                    if (a < 0 || b < 0 || a >= x.Shape[2] || b >= x.Shape[3]) continue;
                                    y[s, k, i, j] += from[((s * c + e) * x.Shape[2] + a) * x.Shape[3] + b] * by[((k * c + e) * w.Shape[2] + p) * w.Shape[3] + q];
                                }
        return Tensor.From(y);
    }
}
