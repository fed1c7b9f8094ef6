using Groundwork.Testing;

namespace Groundwork.Cases;

static class FourierCases
{
    static OpCase Of(string name, Shape shape, Func<Tensor, Tensor> call, Func<Tensor, Tensor>? reference = null) =>
        new(name, [shape], x => call(x[0])) { Domain = (-1, 1), Tolerance = 1e-4, Reference = reference is null ? null : x => reference(x[0]) };

    // The definition, over the axis before the last: y[k] = Σ x[j] exp(∓2πi j k / n).
    static Tensor Slow(Tensor z, int sign = -1)
    {
        int n = z.Shape[^2];
        double[] x = z.ToArray<double>(), y = new double[x.Length];
        for (int row = 0; row < x.Length; row += 2 * n)
            for (int k = 0; k < n; k++)
                for (int j = 0; j < n; j++)
                {
                    var (s, c) = Math.SinCos(sign * 2 * Math.PI * ((long)j * k % n) / n);
                    y[row + 2 * k] += x[row + 2 * j] * c - x[row + 2 * j + 1] * s;
                    y[row + 2 * k + 1] += x[row + 2 * j] * s + x[row + 2 * j + 1] * c;
                }
        return Tensor.From<double>(y, z.Shape);
    }

    public static OpCase[] Cases =>
    [
        .. new[] { 1, 2, 3, 4, 5, 7, 8, 12, 15, 30, 32, 36, 49, 60, 61, 64, 67, 97, 128, 134, 200 }.Select(n => Of($"complex {n}", [n, 2], x => x.FftComplex(), x => Slow(x))),
        .. new[] { 6, 20, 35 }.Select(n => Of($"nine rows of {n}", [9, n, 2], x => x.FftComplex(), x => Slow(x))),
        .. new[] { 5, 8, 67 }.Select(n => Of($"inverse {n}", [2, n, 2], x => x.Ifft(), x => Slow(x, 1) / n)),
        .. new[] { 1, 2, 3, 4, 9, 10, 64, 67, 134 }.Select(n => Of($"real {n}", [3, n], x => x.Rfft(), x => x.Fft()[Slice.Rest, ..(n / 2 + 1), ..])),
        .. new[] { 1, 2, 3, 4, 9, 10, 67 }.Select(n => Of($"real and back {n}", [3, n], x => x.Rfft().Irfft(n), x => x)),
        Of("half a transform to real", [2, 5, 2], x => x.Irfft()),
        Of("half a transform to an odd number", [2, 5, 2], x => x.Irfft(9)),
        Of("cut", [2, 8], x => x.Fft(5)),
        Of("filled up", [2, 5], x => x.Rfft(8)),
        Of("columns, orthonormal", [6, 3], x => x.Fft(axis: 0, norm: FourierNorm.Orthonormal)),
        Of("images and back", [2, 4, 6], x => x.Fft2().Ifft2()),
    ];
}
