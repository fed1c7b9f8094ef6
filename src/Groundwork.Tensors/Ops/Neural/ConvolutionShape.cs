namespace Groundwork;

/// <summary>The geometry of a convolution with up to three spatial axes, all sizes brought to three (depth, height, width).</summary>
/// <param name="Stride">Steps between outputs.</param>
/// <param name="Padding">Zeros on each side.</param>
/// <param name="Dilation">Steps between the taps of the kernel.</param>
/// <param name="Groups">Channels fall into this many groups that do not meet.</param>
sealed record ConvolutionShape(int[] Stride, int[] Padding, int[] Dilation, int Groups)
{
    /// <summary>The same geometry with three axes.</summary>
    public ConvolutionShape Full => new(Three(Stride, 1), Three(Padding, 0), Three(Dilation, 1), Groups);

    public static int[] Three(ReadOnlySpan<int> sizes, int fill)
    {
        int[] all = [fill, fill, fill];
        sizes.CopyTo(all.AsSpan(3 - sizes.Length));
        return all;
    }

    /// <summary>[a, b, spatial…] with three spatial axes.</summary>
    public static Shape Three(Shape x) => new([.. x.Dims[..2], .. Three(x.Dims[2..], 1)]);

    /// <summary>The size of each spatial axis of the output.</summary>
    /// <exception cref="ShapeException">A kernel is larger than the padded input.</exception>
    public int[] Output(string op, Shape x, Shape weight)
    {
        var sizes = new int[x.Rank - 2];
        for (int i = 0; i < sizes.Length; i++)
        {
            int span = Dilation[i] * (weight[i + 2] - 1) + 1, padded = x[i + 2] + 2 * Padding[i];
            if (span > padded) throw new ShapeException(op, $"the kernel spans {span} on axis {i + 2} but the padded input {x} has {padded}", [x, weight], i + 2);
            sizes[i] = (padded - span) / Stride[i] + 1;
        }
        return sizes;
    }

    /// <summary>One number for all axes, or one for each; checked to be at least <paramref name="least"/>.</summary>
    public static int[] Spread(string op, string what, ReadOnlySpan<int> given, int axes, int fill, int least)
    {
        if (given.Length > 1 && given.Length != axes) throw new ArgumentException($"{op}: {what} has {given.Length} numbers for {axes} spatial axes; give 1 or {axes}");
        var all = new int[axes];
        for (int i = 0; i < axes; i++)
        {
            all[i] = given.IsEmpty ? fill : given[given.Length == 1 ? 0 : i];
            if (all[i] < least) throw new ArgumentException($"{op}: {what} is {all[i]}; it must be at least {least}");
        }
        return all;
    }

    public override string ToString() => $"stride [{string.Join(", ", Stride)}], padding [{string.Join(", ", Padding)}], dilation [{string.Join(", ", Dilation)}], groups {Groups}";
}
