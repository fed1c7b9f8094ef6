namespace Groundwork.Tests.Ops.Special;

public class SpecialFunctionsTests
{
    [Fact]
    public void Integers_are_computed_in_Float64_and_Float32_stays()
    {
        Assert.Equal([0, 0, Math.Log(2)], Tensor.From(1, 2, 3).LogGamma().ToArray<double>());
        Assert.Equal(DType.Float64, Tensor.From(1, 2).Erf().DType);
        Assert.Equal(DType.Float32, Tensor.From(0.5f).Digamma().DType);
        Assert.Equal(DType.Float32, Tensor.From(0.5f).To(DType.Float16).NormalCdf().DType);
        Assert.Equal([10, 120], Tensor.From(5, 10).Binomial(Tensor.From(2, 3)).ToArray<double>());
    }

    [Fact]
    public void A_gradient_without_a_closed_form_is_refused_and_not_zero()
    {
        Tensor a = Tensor.From(2.0);
        a.RequiresGrad = true;
        Assert.Equal("gammainc: has no gradient in a; detach it if it is a constant",
            Assert.Throws<InvalidOperationException>(() => Tensor.GammaInc(a, 1.0).Sum().Backward()).Message);
    }

    [Fact]
    public void Zero_times_the_logarithm_of_zero_is_zero_and_so_is_its_slope()
    {
        Tensor x = Tensor.From(0.0, 2), y = Tensor.From(0.0, 3);
        x.RequiresGrad = y.RequiresGrad = true;
        var z = x.Xlogy(y);
        z.Sum().Backward();
        Assert.Equal([0, 2 * Math.Log(3)], z.ToArray<double>());
        Assert.Equal(0, x.Grad![0].Item());
        Assert.Equal(Math.Log(3), x.Grad![1].Item(), 1e-15); // the vector logarithm may differ in the last bit
        Assert.Equal([0, 2.0 / 3], y.Grad!.ToArray<double>());
    }

    [Fact]
    public void Orders_of_polygamma_count_from_zero() => Assert.StartsWith("polygamma: order -1 is negative",
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.From(1.0).Polygamma(-1)).Message);
}
