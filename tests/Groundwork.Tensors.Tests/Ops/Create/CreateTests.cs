namespace Groundwork.Tests.Ops.Create;

public class CreateTests
{
    [Fact]
    public void Whole_numbers_make_Int64_and_fractions_Float32()
    {
        Assert.Equal(DType.Int64, Tensor.Arange(3).DType);
        Assert.Equal(DType.Int64, Tensor.Arange(1, 3).DType);
        Assert.Equal(DType.Float32, Tensor.Arange(0, 1, 0.5).DType);
        Assert.Equal(DType.Float32, Tensor.Linspace(0, 1, 3).DType);
    }

    [Fact]
    public void Arange_counts_down_and_stops_before_the_end()
    {
        Assert.Equal([5L, 3, 1], Tensor.Arange(5, 0, -2).ToArray<long>());
        Assert.Equal([5L, 3], Tensor.Arange(5, 1, -2).ToArray<long>());
        Assert.Equal([long.MaxValue - 1], Tensor.Arange(long.MaxValue - 1, long.MaxValue, long.MaxValue).ToArray<long>());
        Assert.Empty(Tensor.Arange(long.MinValue, long.MinValue).ToArray<long>());
    }

    [Fact]
    public void Impossible_ranges_are_named()
    {
        Assert.Throws<ArgumentException>(() => Tensor.Arange(0, 1, 0));
        Assert.Equal("arange: start 0, stop Infinity and step 1 must be finite", Assert.Throws<ArgumentException>(() => Tensor.Arange(0, double.PositiveInfinity)).Message);
        Assert.StartsWith("arange: 1E+18 elements are more than one array holds", Assert.Throws<ArgumentException>(() => Tensor.Arange(1_000_000_000_000_000_000)).Message);
        Assert.StartsWith("linspace: the count is -1", Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Linspace(0, 1, -1)).Message);
        Assert.Equal("geomspace: no constant ratio leads from -1 to 1; both must be positive, or both negative", Assert.Throws<ArgumentException>(() => Tensor.Geomspace(-1, 1)).Message);
    }

    [Fact]
    public void Linspace_ends_exactly() => Assert.Equal(0.7, Tensor.Linspace(0, 0.7, 8, dtype: DType.Float64).ToArray<double>()[^1]);

    [Fact]
    public void Geomspace_keeps_the_sign() => Assert.Equal([-1.0, -10, -100], Tensor.Geomspace(-1, -100, 3, dtype: DType.Float64).ToArray<double>().Select(x => Math.Round(x, 12)));

    [Fact]
    public void A_function_of_the_index_fills_a_tensor()
    {
        Assert.Equal([0, 1, 10, 11], Tensor.FromFunction(2, 2, (i, j) => 10 * i + j).ToArray<int>());
        Assert.Equal([0, 1, 2, 100, 101, 102], Tensor.FromFunction([2, 1, 3], at => 100 * at[0] + 10 * at[1] + at[2]).ToArray<int>());
        Assert.Equal(4.5, Tensor.FromFunction([], _ => 4.5).Item());
    }

    [Fact]
    public void Triangle_indices_are_in_row_major_order()
    {
        var (rows, columns) = Tensor.TriuIndices(2, 3, 1);
        Assert.Equal([0, 0, 1], rows.ToArray<int>());
        Assert.Equal([1, 2, 2], columns.ToArray<int>());
    }

    [Fact]
    public void A_grid_takes_no_memory()
    {
        var x = Tensor.Arange(1000);
        var grid = Tensor.Meshgrid([x, x]);
        Assert.Equal([1000, 1000], grid[0].Shape.Dims.ToArray());
        Assert.Equal(0, grid[0].Strides[0]);
    }

    [Fact]
    public void One_hot_refuses_classes_that_are_not_there()
    {
        Assert.Equal("one hot: class 3 is outside 0 to 2", Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.From(0L, 3).OneHot(3)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.From(-1L).OneHot());
        Assert.Throws<ArgumentException>(() => Tensor.From(1f).OneHot(3));
    }

    [Fact]
    public void Like_follows_shape_and_dtype()
    {
        var x = Tensor.Zeros([2, 1], DType.UInt8);
        Assert.Equal((DType.UInt8, x.Shape), (Tensor.OnesLike(x).DType, Tensor.OnesLike(x).Shape));
        Assert.Equal(DType.Float64, Tensor.FullLike(x, 7, DType.Float64).DType);
    }
}
