namespace Groundwork.Tests.Ops.Matrix;

public class MatMulTests
{
    [Theory]
    [InlineData(DType.UInt8)]
    [InlineData(DType.Int32)]
    [InlineData(DType.Int64)]
    [InlineData(DType.Float16)]
    [InlineData(DType.BFloat16)]
    public void Every_dtype_multiplies_in_every_layout(DType dtype)
    {
        var a = Tensor.Arange(12).Reshape(3, 4).To(dtype);
        var b = Tensor.Arange(8).Reshape(4, 2).To(dtype);
        int[] expected = [28, 34, 76, 98, 124, 162]; // by hand: the first is 0·0 + 1·2 + 2·4 + 3·6
        Assert.Equal(expected, a.MatMul(b).ToArray<int>());
        Assert.Equal(expected, a.T.Clone().T.MatMul(b.T.Clone().T).ToArray<int>());
        Assert.Equal(expected, a.Flip(1).Clone().Flip(1).MatMul(b.Flip().Clone().Flip()).ToArray<int>());
        Assert.Equal(dtype.Computed, a.MatMul(b).DType);
    }

    [Fact]
    public void Integers_wrap() => Assert.Equal(144, Tensor.From(20, 20).To(DType.UInt8).MatMul(Tensor.From(10, 10).To(DType.UInt8)).Item()); // 400 − 256

    [Theory]
    [InlineData(new[] { 2, 3, 0 }, new[] { 0, 4 }, new[] { 2, 3, 4 })]
    [InlineData(new[] { 0, 3, 5 }, new[] { 5, 4 }, new[] { 0, 3, 4 })]
    [InlineData(new[] { 2, 0, 5 }, new[] { 2, 5, 4 }, new[] { 2, 0, 4 })]
    [InlineData(new[] { 2, 1, 3, 0 }, new[] { 5, 0, 0 }, new[] { 2, 5, 3, 0 })]
    [InlineData(new[] { 0 }, new[] { 0 }, new int[0])]
    [InlineData(new[] { 0 }, new[] { 0, 3 }, new[] { 3 })]
    [InlineData(new[] { 3, 0 }, new[] { 0 }, new[] { 3 })]
    public void Empty_axes_give_zeros(int[] left, int[] right, int[] result)
    {
        foreach (var dtype in new[] { DType.Float32, DType.Int64 })
        {
            var y = Tensor.Zeros(Shape.Of(left), dtype).MatMul(Tensor.Zeros(Shape.Of(right), dtype));
            Assert.Equal(result, y.Shape.Dims.ToArray());
            Assert.All(y.ToArray<double>(), value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void Batches_have_the_same_bits_at_any_thread_count_and_in_any_layout()
    {
        var x = Tensor.FromFunction([4, 33, 6, 16], at => 1f / (1 + at[0] + at[1] + at[2] * at[3]));
        float[] Scores(Tensor q, int threads)
        {
            int before = Workers.Count;
            Workers.Count = threads;
            try { return q.MatMul(q.Transpose()).ToArray<float>(); }
            finally { Workers.Count = before; }
        }
        var heads = x.Transpose(1, 2); // [4, 6, 33, 16], apart in memory
        var one = Scores(heads, 1);
        Assert.Equal(one, Scores(heads, 4));
        Assert.Equal(one, Scores(heads.Contiguous(), 2));
    }

    [Fact]
    public void Products_name_sizes_that_do_not_meet()
    {
        Tensor a = Tensor.Zeros([2, 3]), b = Tensor.Zeros([2, 3]);
        Assert.Equal("matmul: left [2, 3] has 3 columns but right [2, 3] has 2 rows; did you mean right.Transpose()?", Assert.Throws<ShapeException>(() => a.MatMul(b)).Message);
        Assert.Equal("dot: the last axis of [2, 3] has size 3 but axis -2 of [2, 3] has 2", Assert.Throws<ShapeException>(() => a.Dot(b)).Message);
        Assert.Equal("tensordot: axis 1 of [2, 3] has size 3 but axis 0 of [2, 3] has 2", Assert.Throws<ShapeException>(() => a.TensorDot(b, 1)).Message);
        Assert.Equal("cross: axis -1 must have size 3 in both [2, 3] and [2, 1]", Assert.Throws<ShapeException>(() => a.Cross(Tensor.Zeros([2, 1]))).Message);
        Assert.Equal("vdot: [2, 3] has 6 elements but [2] has 2", Assert.Throws<ShapeException>(() => a.VDot(Tensor.Zeros([2]))).Message);
        Assert.Equal("multi dot: operand 0 [2, 3] has 3 columns but operand 1 [2, 3] has 2 rows", Assert.Throws<ShapeException>(() => Tensor.MultiDot(a, b)).Message);
        Assert.Throws<ShapeException>(() => Tensor.MultiDot(a));
    }
}
