using System.Globalization;

namespace Groundwork.Bench.Ops;

/// <summary>Operations that move elements, in gigabytes read and written a second beside a plain copy of the same bytes.</summary>
internal static class MoveSuite
{
    public static int Run(string[] wanted)
    {
        var random = new Random(1);
        Tensor Draw(params int[] dims) => Tensor.FromFunction(Shape.Of(dims), _ => (float)random.NextDouble());
        var matrix = Draw(2048, 2048);
        var heads = Draw(8, 256, 12, 64);
        var table = Draw(50_000, 256);
        var rows = Tensor.FromFunction(8192, i => (long)(i * 7919L % 50_000));
        var columns = Tensor.FromFunction(1024, i => (long)(i * 7919L % 2048));
        var along = Tensor.FromFunction(2048, 1024, (_, j) => (long)(j * 7919L % 2048));
        var mask = matrix.Greater(0.5);
        var target = matrix.Clone();
        var whole = matrix.To(DType.Int32);
        var storage = matrix.To(DType.BFloat16);
        var seed = Draw(8192, 256);
        (string Name, long Bytes, Action Work)[] cases =
        [
            ("copy", 8L << 22, () => matrix.Clone()),
            ("transpose", 8L << 22, () => matrix.Transpose().Contiguous()),
            ("heads to the front", 8L * heads.Count, () => heads.Transpose(1, 2).Contiguous()),
            ("keys transposed", 8L * heads.Count, () => heads.Permute(0, 2, 3, 1).Contiguous()),
            ("float to double", 12L << 22, () => matrix.To(DType.Float64)),
            ("int to float", 8L << 22, () => whole.To(DType.Float32)),
            ("bfloat16 to float", 6L << 22, () => storage.To(DType.Float32)),
            ("float to bfloat16", 6L << 22, () => matrix.To(DType.BFloat16)),
            ("concat, last axis", 16L << 22, () => Tensor.Concat([matrix, matrix], axis: 1)),
            ("rows by index", 8L * 8192 * 256, () => table.Take(rows, 0)),
            ("columns by index", 8L * 2048 * 1024, () => matrix.Take(columns, 1)),
            ("gather", 16L * 2048 * 1024, () => matrix.Gather(1, along)),
            ("rows added by index", 12L * 8192 * 256, () => table.IndexAddInto(rows, seed)),
            ("mask read", 7L << 22, () => _ = matrix[mask]),
            ("mask written", 5L << 22, () => target[mask] = 0),
            ("add in place", 12L << 22, () => target.AddInPlace(matrix, alpha: 0.5)),
            ("pad", 8L << 22, () => matrix.Pad([(1, 1), (1, 1)])),
            ("lower triangle", 8L << 22, () => matrix.Tril()),
        ];
        foreach (var (name, bytes, work) in cases)
        {
            if (wanted.Length > 0 && !wanted.Contains(name)) continue;
            var (median, best) = Timing.Seconds(work);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-22} {median * 1e3,8:f2} ms {bytes / median / 1e9,7:f1} GB/s, best {best * 1e3,8:f2} ms"));
        }
        return 0;
    }

    static void IndexAddInto(this Tensor table, Tensor rows, Tensor values) => table.AddAt([rows], values);
}
