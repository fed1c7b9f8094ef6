namespace Groundwork.Tests.Ops.InPlace;

public class InPlaceTests
{
    [Fact]
    public void Each_form_changes_the_memory_that_views_see()
    {
        var t = Tensor.From(1f, 2f, 3f, 4f);
        var odd = t[(.., 2)];
        odd.AddInPlace(10).MulInPlace(2).SubInPlace(2).DivInPlace(4).AddInPlace(Tensor.From(1f, 2f), alpha: 0.5);
        // (1 + 10) · 2 − 2 = 20, / 4 = 5, + 0.5 = 5.5; and (3 + 10) · 2 − 2 = 24, / 4 = 6, + 1 = 7
        Assert.Equal([5.5f, 2, 7, 4], t.ToArray<float>());
        t.ClipInPlace(max: 6);
        Assert.Equal([5.5f, 2, 6, 4], t.ToArray<float>());
        t.Fill(1).CopyFrom(Tensor.From(3L));
        Assert.Equal([3f, 3, 3, 3], t.ToArray<float>());
    }

    [Fact]
    public void A_tensor_combines_with_itself_and_with_an_overlapping_view()
    {
        var t = Tensor.From(1f, 2f, 3f);
        t.AddInPlace(t);
        Assert.Equal([2f, 4, 6], t.ToArray<float>());
        t[1..].AddInPlace(t[..^1]);
        Assert.Equal([2f, 6, 10], t.ToArray<float>());
    }

    [Fact]
    public void Storage_types_are_computed_in_Float32()
    {
        var t = Tensor.From(1f, 2f).To(DType.BFloat16);
        Assert.Equal([1.5f, 3], t.MulInPlace(1.5).ToArray<float>());
        Assert.Equal(DType.BFloat16, t.DType);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var whole = Tensor.From(1L, 2L);
        Assert.Equal("add in place: Float64 does not fit into Int64; convert the result with .To, or make this tensor Float64",
            Assert.Throws<ArgumentException>(() => whole.AddInPlace(0.5)).Message);
        Assert.Throws<ArgumentException>(() => whole.DivInPlace(2));
        Assert.Equal("mul in place: [3] does not broadcast to [2], the shape of what is written to", Assert.Throws<ShapeException>(() => whole.MulInPlace(Tensor.From(1, 2, 3))).Message);
        Assert.Throws<ShapeException>(() => whole.MulInPlace(Tensor.Ones([2, 2], DType.Int64)));
        Assert.Throws<InvalidOperationException>(() => Tensor.Zeros([1]).Expand(3).AddInPlace(1));
    }

    [Fact]
    public void A_write_that_a_gradient_would_not_see_is_refused_and_one_under_NoGrad_is_noticed()
    {
        var w = Tensor.From(2f, 3f);
        w.RequiresGrad = true;
        Assert.StartsWith("add in place: gradients are recorded for this tensor", Assert.Throws<InvalidOperationException>(() => w.AddInPlace(1)).Message);
        Assert.StartsWith("add in place: gradients are recorded for the value", Assert.Throws<InvalidOperationException>(() => Tensor.Zeros([2]).AddInPlace(w)).Message);
        var y = (w * w).Sum();
        using (Autograd.NoGrad()) w.AddInPlace(1);
        Assert.Contains("was overwritten", Assert.Throws<InvalidOperationException>(() => y.Backward()).Message);
    }
}
