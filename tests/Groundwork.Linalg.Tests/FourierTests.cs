namespace Groundwork.Tests;

public sealed class FourierTests
{
    static double Largest(Tensor x) => x.Abs().Max().Item();

    /// <summary>Lengths that are split in two steps, in lanes and not, with powers, mixed factors and large primes.</summary>
    [Theory]
    [InlineData(1 << 10)]
    [InlineData(1000)]
    [InlineData(5040)]
    [InlineData(1 << 14)]
    [InlineData(3 * 5 * 7 * 11 * 13)]
    [InlineData(10007)]
    [InlineData(2 * 8191)]
    [InlineData(1 << 17)]
    [InlineData(100_003)]
    public void A_long_transform_keeps_energy_and_comes_back(int n)
    {
        var z = Tensor.Randn([n, 2], 1, DType.Float64);
        var y = z.FftComplex();
        // Parseval: Σ|y|² = n Σ|x|².
        Assert.Equal(1, y.Square().Sum().Item() / (n * z.Square().Sum().Item()), 1e-13);
        Assert.True(Largest(y.Ifft() - z) < 1e-14 * Math.Log2(n), $"{Largest(y.Ifft() - z)}");
        var real = z[.., 0];
        Assert.True(Largest(real.Rfft() - real.Fft()[..(n / 2 + 1), ..]) < 1e-13 * Math.Sqrt(n) * 4);
        Assert.True(Largest(real.Rfft().Irfft(n) - real) < 1e-14 * Math.Log2(n));
    }

    /// <summary>One wave has one frequency: every element of its transform is known exactly, and shows the error of the roots.</summary>
    [Theory]
    [InlineData(1 << 16, 12345)]
    [InlineData(59049, 20000)]
    [InlineData(65537, 777)]
    public void A_wave_gives_one_peak_to_a_few_roundings(int n, int frequency)
    {
        var wave = new double[2 * n];
        for (int j = 0; j < n; j++)
            (wave[2 * j + 1], wave[2 * j]) = Math.SinCos(2 * Math.PI * ((long)j * frequency % n) / n);
        var y = Tensor.From<double>(wave, [n, 2]).FftComplex();
        Assert.Equal(n, y[frequency, 0].Item(), 1e-12 * n);
        y[frequency] = 0;
        Assert.True(Largest(y) < 1e-15 * Math.Log2(n) * n, $"{Largest(y) / n}");
    }

    [Fact]
    public void Many_rows_give_what_each_row_gives()
    {
        foreach (int n in new[] { 16, 100, 20_000 })
        {
            var z = Tensor.Randn([11, n, 2], 2, DType.Float64);
            var all = z.FftComplex();
            for (int i = 0; i < 11; i++) Assert.True(Largest(all[i] - z[i].FftComplex()) < 1e-12 * Math.Sqrt(n));
        }
    }

    [Fact]
    public void Frequencies_and_shifts_are_those_of_the_definition()
    {
        Assert.Equal([0, 0.5, -1, -0.5], Fourier.Frequencies(4, 0.5).ToArray<double>());
        Assert.Equal([0, 0.2, 0.4, -0.4, -0.2], Fourier.Frequencies(5).ToArray<double>());
        Assert.Equal([0, 0.2, 0.4], Fourier.RealFrequencies(5).ToArray<double>());
        Assert.Equal([3, 4, 0, 1, 2], Tensor.Arange(5).FftShift().ToArray<double>());
        Assert.Equal([0, 1, 2, 3, 4], Tensor.Arange(5).FftShift().IfftShift().ToArray<double>());
    }

    [Fact]
    public void What_cannot_be_transformed_is_named()
    {
        Assert.Equal("rfft: axis 0 of [0] is empty; a transform needs an element", Assert.Throws<ShapeException>(() => Tensor.Zeros([0]).Rfft()).Message);
        Assert.Equal("ifft: complex numbers need a last axis of size 2 and one before it, got shape [3]; Fft and Rfft take real ones", Assert.Throws<ShapeException>(() => Tensor.Zeros([3]).Ifft()).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Zeros([3]).Fft(0));
        Assert.Throws<ShapeException>(() => Tensor.Zeros([3]).Fft(axis: 2));
    }
}
