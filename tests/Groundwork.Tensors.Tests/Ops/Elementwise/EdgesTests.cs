namespace Groundwork.Tests.Ops.Elementwise;

public class EdgesTests
{
    const double NaN = double.NaN, Inf = double.PositiveInfinity;

    static void Is(double[] expected, Tensor got) => Assert.Equal(expected, got.ToArray<double>());

    [Fact]
    public void Integer_division_by_zero_gives_zero_and_the_minimum_by_minus_one_wraps()
    {
        Tensor a = Tensor.From(7L, long.MinValue, -7), b = Tensor.From(0L, -1, 2);
        Assert.Equal([0, long.MinValue, -4], a.FloorDivide(b).ToArray<long>());
        Assert.Equal([0, 0, 1], (a % b).ToArray<long>());
        Assert.Equal([0, 0, -1], a.Fmod(b).ToArray<long>());
    }

    [Fact]
    public void The_remainder_has_the_sign_of_the_divisor_for_floats_too() =>
        Is([1, 2, -2, -1, NaN, NaN, -1], Tensor.From(7, -7, 7, -7, 1, Inf, -1.0) % Tensor.From(3, 3, -3, -3, 0, 2, -Inf));

    [Fact]
    public void Floor_division_of_floats_follows_Python() => // 1 // 0.1 is 9, since 0.1 is a little more than a tenth
        Is([9, -1, Inf, NaN], Tensor.From(1, -1, 1, Inf).FloorDivide(Tensor.From(0.1, Inf, 0, 1)));

    [Fact]
    public void NaN_wins_in_maximum_and_is_passed_over_in_fmax()
    {
        Tensor a = Tensor.From(NaN, 1, NaN), b = Tensor.From(2, NaN, NaN);
        Is([NaN, NaN, NaN], Tensor.Maximum(a, b));
        Is([NaN, NaN, NaN], Tensor.Minimum(a, b));
        Is([2, 1, NaN], Tensor.Fmax(a, b));
        Is([2, 1, NaN], Tensor.Fmin(a, b));
    }

    [Fact]
    public void Comparisons_with_NaN_are_false_but_for_not_equal()
    {
        Tensor x = Tensor.From(NaN);
        foreach (var y in new[] { x.Equal(x), x < 1, x <= x.Clone(), x > 1, x.Clone() >= x }) Assert.False(y.Item<bool>());
        Assert.True(x.NotEqual(x).Item<bool>());
    }

    [Fact]
    public void Comparisons_of_any_two_dtypes_agree_with_Float64()
    {
        DType[] dtypes = [DType.Bool, DType.UInt8, DType.Int32, DType.Int64, DType.Float32, DType.Float64, DType.Float16, DType.BFloat16];
        var random = new Random(5);
        double[] left = [.. Enumerable.Range(0, 100).Select(_ => (double)random.Next(3))], right = [.. Enumerable.Range(0, 100).Select(_ => (double)random.Next(3))];
        foreach (var p in dtypes)
            foreach (var q in dtypes)
            {
                Tensor a = Tensor.From(left).To(p), b = Tensor.From(right).To(q);
                double[] u = a.ToArray<double>(), v = b.ToArray<double>();
                Assert.Equal(u.Zip(v, (s, t) => s < t), (a < b).ToArray<bool>());
                Assert.Equal(u.Zip(v, (s, t) => s >= t), (a >= b).ToArray<bool>());
                Assert.Equal(u.Zip(v, (s, t) => s == t), a.Equal(b).ToArray<bool>());
                Assert.Equal(u.Zip(v, (s, t) => s != 0 && t != 0), a.LogicalAnd(b).ToArray<bool>());
            }
    }

    [Fact]
    public void Integers_keep_their_dtype_where_the_function_has_a_meaning_on_them()
    {
        Tensor x = Tensor.From(-3, 4);
        foreach (var y in new[] { x.Abs(), x.Square(), x.Sign(), x.Floor(), x.Round(), x.Relu(), x.Clip(0, 2), x.Pow(2), x % 3, x.FloorDivide(2), ~x, x & 1 })
            Assert.Equal(DType.Int32, y.DType);
        foreach (var y in new[] { x.Sqrt(), x.Sin(), x.Sigmoid(), x.Reciprocal(), x.Atan2(1), x.LogAddExp(0), x.Clip(0.5, null), x.Pow(0.5), x.FloatPower(-1) })
            Assert.Equal(DType.Float64, y.DType);
    }

    [Fact]
    public void Halves_round_to_the_even_neighbour_also_in_tens()
    {
        Is([0, 2, 2, -0.0, -2], Tensor.From(0.5, 1.5, 2.5, -0.5, -1.5).Round());
        Assert.Equal([20, 20, 30], Tensor.From(15L, 25, 26).Round(-1).ToArray<long>());
        Is([1.23, -0.12], Tensor.From(1.234, -0.125).Round(2));
    }

    [Fact]
    public void The_minimum_of_an_integer_type_is_its_own_magnitude() =>
        Assert.Equal([long.MinValue, 3], Tensor.From(long.MinValue, -3).Abs().ToArray<long>());

    [Fact]
    public void An_integer_to_a_negative_integer_power_is_refused() => Assert.Equal(
        "pow: an integer to the power -2 is no integer; use FloatPower, or convert with .To(DType.Float64)",
        Assert.Throws<ArgumentException>(() => Tensor.From(2L, 3).Pow(-2)).Message);

    [Fact]
    public void Powers_of_integers_wrap() => Assert.Equal([1, 1 << 30, 0], Tensor.From(5, 2, 2).Pow(Tensor.From(0, 30, 32)).ToArray<int>());

    [Fact]
    public void Bits_of_floats_are_refused() => Assert.Equal(
        "bitwise and: expected an integer dtype, got Float32; convert with .To(DType.Int64)",
        Assert.Throws<ArgumentException>(() => Tensor.From(1f) & 1).Message);

    [Fact]
    public void Shifts_beyond_the_width_leave_the_sign() =>
        Assert.Equal([0, 0, -1, 0], Tensor.From(1, 5, -5, -5).RightShift(Tensor.From(32, 99, 40, 0)).Mul(Tensor.From(1, 1, 1, 0)).ToArray<int>());

    [Fact]
    public void Where_wants_a_Bool() => Assert.Equal(
        "where: the condition is Int64, not Bool; compare it, or convert with .To(DType.Bool)",
        Assert.Throws<ArgumentException>(() => Tensor.Where(Tensor.From(1L), 1.0, 0.0)).Message);

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void The_sign_of_minus_zero_is_zero_as_in_NumPy(DType dtype) =>
        Assert.Equal([double.PositiveInfinity, double.PositiveInfinity, -1, double.NaN], (1 / Tensor.From(-0.0, 0.0, double.NegativeInfinity, double.NaN).To(dtype).Sign()).ToArray<double>());

    [Fact]
    public void Where_keeps_the_gradient_of_what_was_not_taken_at_zero_even_beside_NaN()
    {
        Tensor x = Tensor.From(-1.0, 4);
        x.RequiresGrad = true;
        Tensor.Where(x > 0, x, 0).Sum().Backward();
        Is([0, 1], x.Grad!);
    }

    [Fact]
    public void Slopes_at_corners_are_those_of_PyTorch()
    {
        Is([0, 0, 1], Slope(x => x.Relu()));
        Is([-1, 0, 1], Slope(x => x.Abs()));
        Is([0, 0.5, 1], Slope(x => Tensor.Maximum(x, 0.0)));
        Is([1, 1, 1], Slope(x => x.Clip(-1, 1)));
        Is([0, 1, 1], Slope(x => x.Clip(min: 0)));

        static Tensor Slope(Func<Tensor, Tensor> f)
        {
            Tensor x = Tensor.From(-1.0, 0, 1);
            x.RequiresGrad = true;
            f(x).Sum().Backward();
            return x.Grad!;
        }
    }

    [Fact]
    public void Infinities_and_NaN_become_numbers() =>
        Is([0, 7, -double.MaxValue, 1], Tensor.From(NaN, Inf, -Inf, 1).NanToNum(posinf: 7));

    [Fact]
    public void Properties_of_floats_hold_for_each_element_and_integers_are_finite()
    {
        Tensor x = Tensor.From(1f, float.NaN, float.NegativeInfinity);
        Assert.Equal([false, true, false], x.IsNaN().ToArray<bool>());
        Assert.Equal([false, false, true], x.IsInf().ToArray<bool>());
        Assert.Equal([true, false, false], x.IsFinite().ToArray<bool>());
        Assert.Equal([true, true], Tensor.From(long.MaxValue, 0).IsFinite().ToArray<bool>());
    }

    [Fact]
    public void Angles_agree_with_Math_in_every_quadrant_on_every_axis_and_at_infinity()
    {
        double[] at = [0, -0.0, 1, -1, 0.3, -2.5, 1e-300, -1e300, Inf, -Inf, NaN];
        foreach (double y in at)
            foreach (double x in at)
            {
                double expected = Math.Atan2(y, x), got = Tensor.From(y).Atan2(Tensor.From(x)).Item();
                Assert.True(double.IsNaN(expected) ? double.IsNaN(got) : Math.Abs(got - expected) <= 5e-16 && double.IsNegative(got) == double.IsNegative(expected), $"atan2({y}, {x}) is {got}, not {expected}");
            }
    }

    [Fact]
    public void A_number_beyond_a_small_integer_type_is_compared_as_it_is_and_refused_in_arithmetic()
    {
        Tensor bytes = Tensor.From<byte>(0, 255);
        Assert.Equal([true, true], (bytes < 300).ToArray<bool>());
        Assert.Equal([true, true], (bytes > -1).ToArray<bool>());
        Assert.Equal([false, true], bytes.Equal(255).ToArray<bool>());
        Assert.Equal("add: 300 does not fit UInt8; convert the tensor with .To(DType.Int64)", Assert.Throws<ArgumentException>(() => bytes + 300).Message);
        Assert.Equal([true, false], (Tensor.From(int.MinValue, 7) < -1).ToArray<bool>());
    }

    [Fact]
    public void Powers_follow_IEEE_754_at_special_arguments()
    {
        double[] at = [0, -0.0, 1, -1, 0.5, -2, 3, -3, 2.5, Inf, -Inf, NaN];
        foreach (double x in at)
            foreach (double e in at)
            {
                double expected = Math.Pow(x, e), got = Tensor.From(x).Pow(Tensor.From(e)).Item();
                Assert.True(double.IsNaN(expected) ? double.IsNaN(got) : Math.Abs(got - expected) <= 1e-15 * Math.Abs(expected) || got == expected, $"{x} to the power {e} is {got}, not {expected}");
            }
    }
}
