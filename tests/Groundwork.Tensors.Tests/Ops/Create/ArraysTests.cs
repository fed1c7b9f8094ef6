using System.Numerics.Tensors;

namespace Groundwork.Tests.Ops.Create;

public class ArraysTests
{
    [Fact]
    public void Arrays_of_any_rank_keep_their_shape_and_type()
    {
        Assert.Equal([2, 3], Tensor.From(new int[,] { { 1, 2, 3 }, { 4, 5, 6 } }).Shape.Dims.ToArray());
        Assert.Equal(DType.Bool, Tensor.From(new bool[2, 1, 2]).DType);
        var jagged = Tensor.From(new float[][] { [1, 2], [3, 4] });
        Assert.Equal((DType.Float32, 4), (jagged.DType, jagged[1, 1].Item()));
        Assert.Equal([2, 1, 2], Tensor.From(new double[][][] { [[1, 2]], [[3, 4]] }).Shape.Dims.ToArray());
        Assert.Equal([0, 0], Tensor.From(Array.Empty<long[]>()).Shape.Dims.ToArray());
    }

    [Fact]
    public void Ragged_rows_are_named()
    {
        Assert.Equal("from: row 0 has shape [3] but row 1 has [2]; all rows must have the same", Assert.Throws<ShapeException>(() => Tensor.From(new int[][] { [1, 2, 3], [4, 5] })).Message);
        Assert.Equal("from: row 1 is missing (null)", Assert.Throws<ShapeException>(() => Tensor.From(new int[][] { [1], null! })).Message);
        Assert.Equal("from: no tensor holds String; use bool, byte, int, long, float, double, Half or BFloat16", Assert.Throws<ArgumentException>(() => Tensor.From(new[] { "a" })).Message);
    }

    [Fact]
    public void A_matrix_becomes_an_array_of_two_dimensions()
    {
        var array = Tensor.Arange(6).Reshape(2, 3).T.ToArray2D<double>();
        Assert.Equal(new double[,] { { 0, 3 }, { 1, 4 }, { 2, 5 } }, array);
        Assert.Throws<ShapeException>(() => Tensor.Zeros([2]).ToArray2D<float>());
    }

    [Fact]
    public void A_span_of_the_base_library_sees_the_same_memory()
    {
        var t = Tensor.Arange(6).Reshape(2, 3);
        var span = t.T.AsTensorSpan<long>();
        Assert.Equal([3, 2], span.Lengths.ToArray());
        span[2, 1] = 50;
        Assert.Equal(50, t[1, 2].Item());
        Assert.Equal([0, 3, 1, 4, 2, 50], Tensor.From<long>(t.T.AsReadOnlyTensorSpan<long>()).ToArray<int>());
        var column = t[.., 1..2].AsTensorSpan<long>();
        Assert.Equal([1, 4], Tensor.From<long>((ReadOnlyTensorSpan<long>)column).ToArray<int>());
    }

    [Fact]
    public void Scalars_and_empty_tensors_make_spans_and_reversed_views_do_not()
    {
        Assert.Equal(1, Tensor.Scalar(2.5).AsTensorSpan<double>().FlattenedLength);
        Assert.Equal(0, Tensor.Zeros([0, 3]).AsTensorSpan<float>().FlattenedLength);
        Assert.Equal([0, 3], Tensor.From<float>(Tensor.Zeros([0, 3]).AsReadOnlyTensorSpan<float>()).Shape.Dims.ToArray());
        Assert.Equal(9, Tensor.Scalar(3f).Expand(3).AsReadOnlyTensorSpan<float>().FlattenedLength * 3);
        Assert.Throws<InvalidOperationException>(() => Tensor.Arange(3).Flip().AsTensorSpan<long>());
        Assert.Throws<ArgumentException>(() => Tensor.Arange(3).AsTensorSpan<float>());
    }
}
