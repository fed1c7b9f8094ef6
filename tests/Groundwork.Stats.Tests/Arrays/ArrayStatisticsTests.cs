namespace Groundwork.Stats.Tests;

/// <summary>Values come from NumPy 1.24 where a comment says nothing else.</summary>
public class ArrayStatisticsTests
{
    static readonly Tensor A = Tensor.From(1.0, 2, 4, 7, 11), V = Tensor.From(1.0, -1, 0.5, 2);

    static void Close(double[] expected, Tensor actual, double tolerance = 1e-12)
    {
        double[] values = actual.ToArray<double>();
        Assert.Equal(expected.Length, values.Length);
        for (int i = 0; i < values.Length; i++)
            Assert.True(Math.Abs(values[i] - expected[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])) || values[i].Equals(expected[i]), $"{i}: {values[i]} is not {expected[i]}");
    }

    [Fact]
    public void Convolution_keeps_what_its_mode_says()
    {
        Close([1, 1, 2.5, 6, 10, 0.5, 19.5, 22], A.Convolve(V));
        Close([1, 2.5, 6, 10, 0.5], A.Convolve(V, ConvolveMode.Same));
        Close([6, 10], A.Convolve(V, ConvolveMode.Valid));
        Close([6, 10], V.Convolve(A, ConvolveMode.Valid));
    }

    [Fact]
    public void Correlation_with_exchanged_operands_is_the_mirror_image()
    {
        Close([4.5, 8, 15, 23.5, 2.5], A.Correlate(V, ConvolveMode.Same));
        foreach (var mode in Enum.GetValues<ConvolveMode>())
            Close(A.Correlate(V, mode).Flip(0).ToArray<double>(), V.Correlate(A, mode));
    }

    [Fact]
    public void Convolution_of_integers_is_exact_and_differentiates_by_correlation()
    {
        Assert.Equal(DType.Int64, Tensor.From(1L, 2, 3).Convolve(Tensor.From(1L, 1)).DType);
        Tensor a = Tensor.From(1.0, 2, 4), v = Tensor.From(3.0, 5);
        (a.RequiresGrad, v.RequiresGrad) = (true, true);
        a.Convolve(v).Sum().Backward();
        Close([8, 8, 8], a.Grad!); // each a[i] meets every v once: 3 + 5
        Close([7, 7], v.Grad!);
    }

    [Fact]
    public void Empty_vectors_have_no_convolution() =>
        Assert.Equal("convolve: shapes [0] and [2]: neither vector may be empty", Assert.Throws<ShapeException>(() => Tensor.Zeros([0]).Convolve(Tensor.Zeros([2]))).Message);

    [Fact]
    public void Slopes_of_a_parabola_are_exact_where_three_points_are_used()
    {
        var x = Tensor.From(0.0, 1, 3, 4, 7.5);
        Close((2 * x + 1).ToArray<double>(), (x * x + x).Gradient(x, edgeOrder: 2)); // derivative of x² + x
        Close([1, 2, 4], Tensor.From(0.0, 1, 9).Gradient(Tensor.From(0.0, 1, 3)));
    }

    [Fact]
    public void Slopes_go_along_the_axis_that_is_asked_for()
    {
        Tensor x = [[1.0, 2.0], [4.0, 8.0], [9.0, 18.0]];
        Close([3, 6, 4, 8, 5, 10], x.Gradient(axis: 0));
    }

    [Fact]
    public void Trapezoids_of_a_line_are_exact()
    {
        var x = Tensor.From(0.0, 1, 4, 5);
        Assert.Equal(37.5, (3 * x).Trapezoid(x).Item(), 12); // 3 · 5² / 2
        Assert.Equal(0, Tensor.From(5.0).Trapezoid().Item());
    }

    [Fact]
    public void Differences_of_bools_say_where_they_change() =>
        Assert.Equal([true, false], Tensor.From(true, false, false).Diff().ToArray<bool>());

    [Fact]
    public void Differences_taken_too_often_leave_nothing() => Assert.Equal(0, Tensor.From(1.0, 2).Diff(5).Count);

    [Fact]
    public void Interpolation_refuses_places_out_of_order() =>
        Assert.StartsWith("interp: place 1 is 0, below 1 before it", Assert.Throws<ArgumentException>(() => Tensor.From(0.5).Interp(Tensor.From(1.0, 0), Tensor.From(1.0, 2))).Message);

    [Fact]
    public void Interpolation_passes_NaN_on_and_uses_the_ends_outside() =>
        Close([10, double.NaN, 20, 12.5], Tensor.From(-5.0, double.NaN, 9, 0.25).Interp(Tensor.From(0.0, 1), Tensor.From(10.0, 20)));

    [Fact]
    public void Covariance_of_a_constant_shift_is_unchanged()
    {
        var x = Tensor.From(new[,] { { 1.0, 2, 4 }, { 3, 3, 9 } });
        Close(x.Cov().ToArray<double>(), (x + 1e9).Cov(), 1e-6); // 1e9 leaves 7 digits of each value
    }

    [Fact]
    public void Weights_of_zero_leave_observations_out()
    {
        Tensor x = [[1.0, 2.0, 100.0], [5.0, 1.0, -7.0]];
        Close(x[.., ..2].Cov(ddof: 0).ToArray<double>(), x.Cov(ddof: 0, weights: Tensor.From(1.0, 1, 0)));
    }

    [Fact]
    public void Polynomials_through_their_points_are_found_again()
    {
        var x = Tensor.From(-2.0, -1, 0, 1, 2, 3);
        var p = Tensor.From(2.0, -1, 0.5, 3);
        Close([2, -1, 0.5, 3], Tensor.PolyFit(x, Tensor.PolyVal(p, x), 3));
    }
}
