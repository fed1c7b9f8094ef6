namespace Groundwork.Nn;

public static partial class Functional
{
    /// <summary>Images of another size: the nearest pixel, or a mean of the nearest two along each axis.</summary>
    /// <param name="x">[N, C, …] with one or more spatial axes.</param>
    /// <param name="size">The new size of each spatial axis.</param>
    /// <param name="linear">False takes the nearest pixel before, true mixes (bilinear in two axes).</param>
    /// <param name="alignCorners">True: the first and last pixels stay where they are. For <paramref name="linear"/> only.</param>
    /// <exception cref="ShapeException">There is not one size for each spatial axis, or an axis is empty.</exception>
    /// <exception cref="ArgumentException">A size is below 1.</exception>
    public static Tensor Interpolate(Tensor x, IReadOnlyList<int> size, bool linear = false, bool alignCorners = false)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(size);
        if (x.Rank < 3 || size.Count != x.Rank - 2) throw new ShapeException("interpolate", $"{x.Shape} has {Math.Max(x.Rank - 2, 0)} spatial axes, got {size.Count} sizes", [x.Shape]);
        for (int i = 0; i < size.Count; i++)
        {
            int axis = i + 2, n = x.Shape[axis], m = size[i];
            if (m < 1) throw new ArgumentException($"interpolate: a size of {m}; it must be at least 1");
            if (n < 1) throw new ShapeException("interpolate", $"axis {axis} of {x.Shape} is empty", [x.Shape], axis);
            if (!linear)
            {
                x = x.Take(Tensor.From<long>([.. Enumerable.Range(0, m).Select(k => Math.Min((long)(k * ((double)n / m)), n - 1))]), axis);
                continue;
            }
            long[] low = new long[m], high = new long[m];
            double[] part = new double[m];
            for (int k = 0; k < m; k++)
            {
                double at = alignCorners ? (m > 1 ? k * ((n - 1.0) / (m - 1)) : 0) : Math.Max(0, (k + 0.5) * ((double)n / m) - 0.5);
                low[k] = Math.Min((long)at, n - 1);
                high[k] = Math.Min(low[k] + 1, n - 1);
                part[k] = at - low[k];
            }
            var weight = Tensor.From<double>(part, [m]).To(x.DType).Reshape([m, .. Enumerable.Repeat(1, x.Rank - 1 - axis)]);
            x = x.Take(Tensor.From<long>(low), axis) * (1 - weight) + x.Take(Tensor.From<long>(high), axis) * weight;
        }
        return x;
    }

    /// <summary>Channels rearranged into pixels: [N, C, H · r, W · r] from [N, C · r², H, W].</summary>
    /// <exception cref="ShapeException">There are not four axes, or r² does not divide the channels.</exception>
    /// <remarks>Source: Shi and others (2016), "Real-Time Single Image and Video Super-Resolution Using an Efficient Sub-Pixel Convolutional Neural Network".</remarks>
    public static Tensor PixelShuffle(Tensor x, int r)
    {
        ArgumentNullException.ThrowIfNull(x);
        Require.AtLeast(1, "pixel shuffle", r);
        if (x.Rank != 4 || x.Shape[1] % (r * r) != 0) throw new ShapeException("pixel shuffle", $"{x.Shape} needs four axes and a number of channels that {r} · {r} divides", [x.Shape], 1);
        int n = x.Shape[0], c = x.Shape[1] / (r * r), h = x.Shape[2], w = x.Shape[3];
        return x.Reshape(n, c, r, r, h, w).Permute(0, 1, 4, 2, 5, 3).Reshape(n, c, h * r, w * r);
    }

    /// <summary>The opposite of <see cref="PixelShuffle"/>: [N, C · r², H, W] from [N, C, H · r, W · r].</summary>
    /// <exception cref="ShapeException">There are not four axes, or r does not divide height and width.</exception>
    public static Tensor PixelUnshuffle(Tensor x, int r)
    {
        ArgumentNullException.ThrowIfNull(x);
        Require.AtLeast(1, "pixel unshuffle", r);
        if (x.Rank != 4 || x.Shape[2] % r != 0 || x.Shape[3] % r != 0) throw new ShapeException("pixel unshuffle", $"{x.Shape} needs four axes, the last two divisible by {r}", [x.Shape]);
        int n = x.Shape[0], c = x.Shape[1], h = x.Shape[2] / r, w = x.Shape[3] / r;
        return x.Reshape(n, c, h, r, w, r).Permute(0, 1, 3, 5, 2, 4).Reshape(n, c * r * r, h, w);
    }
}
