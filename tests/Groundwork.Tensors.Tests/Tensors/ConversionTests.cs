namespace Groundwork.Tests.Tensors;

public sealed class ConversionTests
{
    [Fact]
    public void Literals_nest_to_any_depth()
    {
        Tensor one = [1, 2], two = [[1, 2], [3, 4], [5, 6]], three = [[[1], [2]], [[3], [4]]], four = [[[[1, 2, 3]]]];
        Assert.Equal([2], one.Shape);
        Assert.Equal([3, 2], two.Shape);
        Assert.Equal([2, 2, 1], three.Shape);
        Assert.Equal([1, 1, 1, 3], four.Shape);
        Assert.Equal([1L, 2, 3, 4, 5, 6], two.ToArray<long>());
        Assert.Equal([1L, 2, 3, 4], three.ToArray<long>());
    }

    [Fact]
    public void A_literal_of_whole_numbers_is_Int64_and_one_float_anywhere_makes_it_Float32()
    {
        Tensor whole = [[1, 2], [3, 4]], late = [[1, 2], [3, 4.5]], early = [[1.5, 2], [3, 4]], deep = [[[1], [2]], [[3], [0.5]]], bools = [true, false], mixed = [[true, false], [2, 3]];
        Assert.Equal(DType.Int64, whole.DType);
        Assert.Equal(DType.Float32, late.DType);
        Assert.Equal(DType.Float32, early.DType);
        Assert.Equal(DType.Float32, deep.DType);
        Assert.Equal(DType.Bool, bools.DType);
        Assert.Equal(DType.Int64, mixed.DType);
        Assert.Equal([1.5f, 2, 3, 4], early.ToArray<float>());
    }

    [Fact]
    public void A_literal_row_beside_a_tensor_promotes_as_an_array()
    {
        Tensor floats = Tensor.From(1f, 2), doubles = Tensor.From(1.0, 2);
        Tensor a = [floats, [3, 4]], b = [doubles, [3.5, 4]], c = [floats, [3.5, 4]];
        Assert.Equal(DType.Float64, a.DType);   // Int64 with Float32, as in NumPy
        Assert.Equal(DType.Float64, b.DType);
        Assert.Equal(DType.Float32, c.DType);
    }

    [Fact]
    public void Numbers_in_a_literal_yield_to_the_scalars_of_a_tensor()
    {
        Tensor x = Tensor.From(1f, 2);
        Tensor y = [x[0], 2.5, 3], z = [.. x, 7];
        Assert.Equal(DType.Float32, y.DType);
        Assert.Equal([1f, 2, 7], z.ToArray<float>());
    }

    [Fact]
    public void Rows_of_different_lengths_are_refused() =>
        Assert.Equal("stack: shapes [2] of tensor 0 and [3] of tensor 1 differ; pad the smaller, or use Concat to join along an axis that is there", Assert.Throws<ShapeException>(() => { Tensor t = [[1, 2], [3, 4, 5]]; }).Message);

    [Fact]
    public void An_empty_literal_is_Float32()
    {
        Tensor none = [];
        Assert.Equal([0], none.Shape);
        Assert.Equal(DType.Float32, none.DType);
    }

    [Fact]
    public void Foreach_walks_over_rows_as_views()
    {
        Tensor t = [[1, 2], [3, 4]];
        List<double> sums = [];
        foreach (Tensor row in t)
        {
            sums.Add(row.Sum().Item());
            row[0] = 9;
        }
        Assert.Equal([3, 7], sums);
        Assert.Equal([9L, 2, 9, 4], t.ToArray<long>());
        Assert.Equal("foreach: a 0-d tensor has no rows; read it with Item<T>()", Assert.Throws<ShapeException>(() => { foreach (var _ in Tensor.Scalar(1)) { } }).Message);
    }

    [Fact]
    public void Item_converts_and_refuses_more_than_one_element()
    {
        Assert.Equal(2, Tensor.From(2.9).Item<int>());
        Assert.Equal(2.9f, Tensor.From(2.9f).Item<float>());
        Assert.True(Tensor.From(0.5).Item<bool>());
        Assert.Equal(long.MaxValue, Tensor.Scalar(long.MaxValue).Item<long>());
        Assert.Equal("item: [2] has 2 elements; index one of them first", Assert.Throws<ShapeException>(() => Tensor.From(1, 2).Item()).Message);
        Assert.Equal("item: [0] has 0 elements; index one of them first", Assert.Throws<ShapeException>(() => Tensor.Zeros([0]).Item()).Message);
        Assert.Contains("no tensor holds Char", Assert.Throws<ArgumentException>(() => Tensor.From(1).Item<char>()).Message);
    }

    [Fact]
    public void ToArray_follows_the_order_of_a_view_and_converts()
    {
        Tensor t = [[1, 2, 3], [4, 5, 6]];
        Assert.Equal([1.0, 4, 2, 5, 3, 6], t.Transpose(0, 1).ToArray<double>());
        Assert.Equal([(Half)6, (Half)5], t[1, (1.., -1)].ToArray<Half>());
        Assert.Equal([7, 7], Tensor.Scalar(7).BroadcastTo([2]).ToArray<int>());
    }

    [Fact]
    public void Arrays_of_any_rank_become_tensors_of_their_shape()
    {
        Tensor t = Tensor.From(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }), cube = Tensor.From(new int[1, 2, 2]);
        Assert.Equal([2, 3], t.Shape);
        Assert.Equal([1.0, 2, 3, 4, 5, 6], t.ToArray<double>());
        Assert.Equal([1, 2, 2], cube.Shape);
        Assert.Equal("from: no tensor holds String; use bool, byte, int, long, float, double, Half or BFloat16",
            Assert.Throws<ArgumentException>(() => Tensor.From(new string[2])).Message);
    }

    [Fact]
    public void A_wrapped_array_and_its_tensor_share_memory()
    {
        float[] array = [1, 2, 3, 4];
        Tensor t = Tensor.Wrap(array, [2, 2]);
        t[0, 1] = 9;
        array[2] = 7;
        Assert.Equal([1f, 9, 7, 4], t.ToArray<float>());
    }

    [Fact]
    public void A_span_needs_elements_of_its_type_in_one_piece()
    {
        Tensor t = [[1, 2], [3, 4]];
        t[1].Span<long>()[0] = 8;
        Assert.Equal([1L, 2, 8, 4], t.ToArray<long>());
        Assert.Contains("call .Contiguous() first", Assert.Throws<InvalidOperationException>(() => t.Transpose(0, 1).Span<long>()).Message);
        Assert.Contains("elements are Int64, asked for Single", Assert.Throws<ArgumentException>(() => t.Span<float>()).Message);
    }

    [Theory]
    [InlineData(double.NaN, long.MinValue, int.MinValue, true)]
    [InlineData(1e30, long.MinValue, int.MinValue, true)]
    [InlineData(-1.9, -1L, -1, true)]
    [InlineData(-0.0, 0L, 0, false)]
    [InlineData(3e9, 3_000_000_000L, int.MinValue, true)]
    public void Floats_become_integers_as_in_NumPy_on_x86(double value, long int64, int int32, bool truth)
    {
        Tensor x = Tensor.From(value);
        Assert.Equal(int64, x.To(DType.Int64).Item<long>());
        Assert.Equal(int32, x.To(DType.Int32).Item<int>());
        Assert.Equal(truth, x.To(DType.Bool).Item<bool>());
    }

    [Fact]
    public void Integers_wrap_when_they_are_narrowed()
    {
        Tensor x = Tensor.From(300L, -1, 1L << 32);
        Assert.Equal([44, 255, 0], x.To(DType.UInt8).ToArray<int>());
        Assert.Equal([300, -1, 0], x.To(DType.Int32).ToArray<int>());
    }
}
